/**
 * The search's scorecard: collections in the manner of BEIR, the standard measures, and the search asked with the settings
 * the portal has. Pure: texts in, figures out; it needs no server.
 */
export { CollectionError, readCorpus, readJudgements, readQuestions } from "./collection.ts";
export { ndcgAt, p95, recallAt, reciprocalRankAt } from "./measures.ts";
export { rankerOf } from "./ranker.ts";
export { evaluate, type Evaluation, type Scorecard } from "./evaluate.ts";
export { linesOf } from "./lines.ts";
