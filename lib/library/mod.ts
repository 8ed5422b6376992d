/**
 * The library: takes in the transcripts of episodes and documents, cuts them into passages that keep their second or page,
 * and finds, shows and gives out what they say. It never changes a word of them, and never invents a time, a speaker or a
 * chapter.
 */
export { addSources, type Asking } from "./adding.ts";
export { changeSource, removeSource, retrySource } from "./changing/changing.ts";
export {
  findInLibrary,
  type LibraryQuestion,
  type LibraryStanding,
  libraryStanding,
  readPassages,
  type SearchFilters,
  searchLibrary,
} from "./finding.ts";
export { giveUpSource, INDEX_DOCUMENT, indexSource } from "./index_source.ts";
export {
  type Passage,
  type PassageHit,
  type PassageSentence,
  type SourceKind,
  speakerOf,
} from "./passage.ts";
export { presentPassage } from "./present.ts";
export {
  followSource,
  listSources,
  readSource,
  readSourcePassages,
  streamSourceFile,
} from "./reading_room.ts";
export { ndcgAt, p95, recallAt, reciprocalRankAt } from "./search/eval/mod.ts";
export { analyse, coverage, coveredTopics, matchedWords, readQuery, readWorth } from "./search/mod.ts";
export type { SyncDeed, Synced, SyncEntry } from "./syncing/entry.ts";
export { type ManifestSource, readChapters, readManifest } from "./syncing/manifest.ts";
export { syncLibrary, type SyncOptions } from "./syncing/sync_library.ts";
export { type SettledSource, waitForSources } from "./syncing/wait_for_sources.ts";
export { openSource } from "./views/source_view.ts";
export { EMBED_SOURCE, embedSource, REMAKE_INDEX, remakeIndex } from "./upkeep.ts";
