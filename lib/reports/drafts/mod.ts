/** Drafts: uploaded files while a person checks what was understood. They never reach a list of reports, and they expire. */
export {
  createDraft,
  createDraftFromReport,
  keepDraft,
  readDraft,
  removeDraft,
  replaceDraftFiles,
  requireDraft,
  sweepDrafts,
  updateDraft,
} from "./drafts.ts";
