/**
 * Analytics: what channels, pages and posts did, from whichever source knows it, in one store from which every page,
 * file and deck is read. It keeps where each figure comes from and what it was before; it never adds platforms up, never
 * turns what is missing into a zero, and never makes up a comparison.
 */
export type { AccountFacts, Observation, ObservationBatch, PostFacts, Provenance } from "./observation.ts";
export {
  type CaptureEnd,
  closeCapture,
  closeCaptureIn,
  type NewCapture,
  openCapture,
  openCaptureIn,
} from "./record/captures.ts";
export type { RecordOutcome, Refusal } from "./record/outcome.ts";
export { recordMetrics, type RecordOptions } from "./record/record_metrics.ts";
export { listAccounts } from "./accounts.ts";
export { forgetTryIn, noteTry, noteTryIn, readFreshness, type SourceTry } from "./freshness/freshness.ts";
export { readOverview } from "./overview/overview.ts";
export { type ChannelLine, readChannelLines } from "./overview/channel_lines.ts";
export { readPlatform } from "./overview/platform.ts";
export { comparePosts, listPosts, readPost } from "./posts/posts.ts";
export { explainChange } from "./explain/change.ts";
export { explainFigure } from "./explain/figure.ts";
export { exportPlatform } from "./overview/export.ts";
export { exportPosts } from "./posts/export.ts";
export {
  addAnnotation,
  listAnnotations,
  readAnnotation,
  removeAnnotation,
  replaceAnnotation,
} from "./annotations/mod.ts";
