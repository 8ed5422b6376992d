/**
 * The chat's scorecard: asks a question set and measures what is found, what is cited and where it abstains. Pure but for
 * the functions it is handed; it needs no server.
 */
export { type ChatScorecard, evaluateChat, type Evaluated, type Miss } from "./evaluate.ts";
export { type EvalQuestion, QuestionSetError, readQuestionSet } from "./question_set.ts";
