/**
 * The search of the library: analyses texts, keeps an index for each organisation that all processes share by Postgres,
 * and ranks passages by BM25 and, where there is a server of embeddings, by meaning. It knows nothing of where passages
 * come from, and keeps none of their texts.
 */
export { analyse, type Term } from "./analysis/analyse.ts";
export { stem } from "./analysis/stem.ts";
export { STOP_WORDS } from "./analysis/stop_words.ts";
export { coverage, type Worth } from "./coverage.ts";
export { type MatchedWord, matchedWords } from "./highlight.ts";
export type { IndexablePassage, PassageKind } from "./index/segment.ts";
export { type Alternative, type Clause, type Query, readQuery } from "./query.ts";
export type { SearchFilter } from "./rank/filter.ts";
export {
  coveredTopics,
  needsRebuild,
  readWorth,
  type SearchHit,
  type SearchOptions,
  searchPassages,
} from "./search_passages.ts";
export { indexPassages, type ReadPassages, rebuildIndex, removePassages } from "./store/index_passages.ts";
export { embedPassages } from "./vectors/embed_passages.ts";
