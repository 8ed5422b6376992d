/**
 * The answer engine: from a question and found passages to sentences that each cite what bears them out, quoted or written by
 * a language model and checked. It holds no state and knows no database; nothing it was not given gets into an answer.
 */
export type * from "./answer.ts";
export { type AnswerDeps, answerQuestion, type AskedQuestion } from "./answer_question.ts";
export { citationUrl } from "./cite.ts";
export { resolveFollowUp } from "./follow_up.ts";
