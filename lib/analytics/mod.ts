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
  downloadDeck,
  listDecks,
  MAKE_MONTHLY_DECK,
  readDeck,
  removeDeck,
  requestDeck,
} from "./deck/decks.ts";
export { giveUpMonthDeck, makeMonthDeck, runMonthDeck } from "./deck/make_deck.ts";
export { MONTH, monthBefore } from "./deck/month.ts";
export { askForDueDecks, changeDeckSchedule, readDeckSchedule } from "./deck/schedule.ts";
export { createPushKey, listPushKeys, revokePushKey } from "./push/push_keys.ts";
export { listPushes, readSyncSchema, receivePush } from "./push/receive_push.ts";
export { verifyPush } from "./push/verify_push.ts";
export { connectSource, disconnectSource, type NewConnection } from "./connections/connect.ts";
export { type Credentials, credentialsOf, GivenCredentials } from "./connectors/credentials.ts";
export { enqueueDueRuns, REFRESH_CONNECTION } from "./refresh/enqueue_run.ts";
export { followRefresh, listConnections, listRuns, readRefresh, requestRefresh } from "./refresh/refresh.ts";
export { refreshConnection } from "./refresh/refresh_connection.ts";
export { expirePlatformData, EXPIRY_EVERY_MS } from "./expiry/expire_platform_data.ts";
export { checkConnection, syncNow, type SyncRequest, type SyncResult } from "./refresh/sync_now.ts";
export type { Outside } from "./refresh/reading_of.ts";
export { SourceFailure } from "./connectors/web/source_failure.ts";
export {
  type AccountChoice,
  confirmImport,
  discardImport,
  followImport,
  giveUpImport,
  IMPORT_ANALYTICS,
  importFiles,
  type ImportReading,
  layoutLabel,
  listImportAccounts,
  listImports,
  type OperatorOutcome,
  previewImport,
  readImport,
  runImport,
  sweepImports,
} from "./imports/mod.ts";
export {
  addAnnotation,
  listAnnotations,
  readAnnotation,
  removeAnnotation,
  replaceAnnotation,
} from "./annotations/mod.ts";
