/**
 * Reports: a transcript and a survey become a deck. This part takes files in, says what it understood, has decks made in
 * the background and gives them out to those who may see them. It never guesses a number and never shows a person's
 * identity on a slide.
 */
export {
  createDraft,
  createDraftFromReport,
  keepDraft,
  readDraft,
  removeDraft,
  replaceDraftFiles,
  sweepDrafts,
  updateDraft,
} from "./drafts/mod.ts";
export type { Slide } from "./deck/mod.ts";
export { followReport } from "./follow.ts";
export { generateReport, giveUpReport } from "./generate.ts";
export { readOverview, type ReportOverview } from "./overview.ts";
export {
  cancelReport,
  downloadReport,
  listReports,
  readReport,
  readReportModel,
  readSlide,
  removeReport,
  retryReport,
} from "./reports.ts";
export { GENERATE_REPORT, requestReport, requestReportOfDraft } from "./request.ts";
export { drawDeck } from "./slides/mod.ts";
