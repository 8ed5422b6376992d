import * as z from "zod/mini";
import { ById, Id, PageQuery } from "./common.ts";
import { endpoint, json, multipart } from "./endpoint.ts";
import type { ErrorCode } from "./errors.ts";
import {
  DraftConfig,
  MAX_FILE_BYTES,
  Report,
  REPORT_STATUSES,
  ReportConfig,
  ReportDetail,
  ReportDraft,
  ReportPage,
} from "./report_shapes.ts";

const TRANSCRIPT_FILE = {
  extensions: [".docx", ".vtt", ".srt", ".sbv", ".txt", ".json"],
  maxBytes: MAX_FILE_BYTES,
  summary: "The transcript: DOCX, VTT, SRT, SBV, TXT or podcast JSON, at most 25 MB",
} as const;
const SURVEY_FILE = {
  extensions: [".csv", ".tsv", ".txt"],
  maxBytes: MAX_FILE_BYTES,
  summary: "The survey's answers as CSV, one row a respondent, at most 25 MB",
} as const;

/** Failures of reading the two files; they end a report, or show beside a file of a draft. */
export const READING_ERRORS: readonly ErrorCode[] = [
  "archive_unsafe",
  "transcript_unreadable",
  "transcript_encrypted",
  "transcript_no_speech",
  "transcript_is_survey",
  "survey_unreadable",
  "survey_no_answers",
  "survey_one_column",
  "survey_too_wide",
  "survey_too_long",
  "survey_quote_open",
  "survey_is_transcript",
  "survey_is_other_report",
];

/** Makes a report of a transcript and a survey. */
export const createReport = endpoint({
  id: "reports.create",
  method: "POST",
  path: "/api/reports/create",
  summary: "Make a deck of a transcript and a survey; answers at once, the work goes on in the background",
  access: "editor",
  body: multipart(z.object({ config: ReportConfig }), { transcript: TRANSCRIPT_FILE, survey: SURVEY_FILE }),
  response: Report,
  status: 202,
  errors: [
    "storage_full",
    "archive_unsafe",
    "transcript_encrypted",
    "transcript_is_survey",
    "survey_is_transcript",
  ],
});

/** Lists reports, newest first: an admin's are the organisation's, an editor's are their own. */
export const listReports = endpoint({
  id: "reports.list",
  method: "GET",
  path: "/api/reports",
  summary: "Reports, newest first",
  access: "editor",
  query: z.extend(PageQuery, { status: z.optional(z.enum([...REPORT_STATUSES, "open"])) }),
  response: ReportPage,
});

/** Reads one report. */
export const readReport = endpoint({
  id: "reports.read",
  method: "GET",
  path: "/api/reports/{id}",
  summary: "One report: its state, what its deck says and what to check",
  access: "editor",
  params: ById,
  response: ReportDetail,
});

/** Deletes a report with its files; a running one is cancelled first. */
export const removeReport = endpoint({
  id: "reports.remove",
  method: "DELETE",
  path: "/api/reports/{id}",
  summary: "Delete a report, its uploads and its deck",
  access: "editor",
  params: ById,
});

/** Downloads the deck. */
export const downloadReport = endpoint({
  id: "reports.download",
  method: "GET",
  path: "/api/reports/{id}/download",
  summary: "The finished deck as PPTX",
  access: "editor",
  params: ById,
  response: "file",
  errors: ["report_not_ready"],
});

/** Every number of the deck, for programs. */
export const readReportModel = endpoint({
  id: "reports.model",
  method: "GET",
  path: "/api/reports/{id}/model",
  summary: "Every number of the finished deck as JSON",
  access: "editor",
  params: ById,
  response: "file",
  errors: ["report_not_ready"],
});

/** A picture of one slide. */
export const readSlide = endpoint({
  id: "reports.slide",
  method: "GET",
  path: "/api/reports/{id}/slides/{number}",
  summary: "One slide of the finished deck as SVG",
  access: "editor",
  params: z.object({ id: Id, number: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)) }),
  response: "file",
  errors: ["report_not_ready"],
});

/** Follows a report: an event "report" for each change, until it is settled. */
export const followReport = endpoint({
  id: "reports.events",
  method: "GET",
  path: "/api/reports/{id}/events",
  summary: "Changes of one report as server-sent events; ends when the report is settled",
  access: "editor",
  params: ById,
  response: "events",
});

/** Stops a report that waits or runs. */
export const cancelReport = endpoint({
  id: "reports.cancel",
  method: "POST",
  path: "/api/reports/{id}/cancellation",
  summary: "Stop a report that is waiting or running",
  access: "editor",
  params: ById,
  response: Report,
  errors: ["report_not_running"],
});

/** Runs a failed or cancelled report again from the same files. */
export const retryReport = endpoint({
  id: "reports.retry",
  method: "POST",
  path: "/api/reports/{id}/attempts",
  summary: "Run a failed or cancelled report again",
  access: "editor",
  params: ById,
  response: Report,
  status: 202,
  errors: ["report_not_failed"],
});

const draftFiles = {
  transcript: { ...TRANSCRIPT_FILE, optional: true },
  survey: { ...SURVEY_FILE, optional: true },
} as const;

/** Uploads files to look at before a report is made. */
export const createDraft = endpoint({
  id: "reports.drafts.create",
  method: "POST",
  path: "/api/reports/drafts",
  summary: "Upload a transcript, a survey or both, and see what is understood",
  access: "editor",
  body: multipart(z.object({ config: z._default(DraftConfig, DraftConfig.parse({})) }), draftFiles),
  response: ReportDraft,
  status: 201,
  errors: ["storage_full"],
});

/** Makes a draft of a report that exists. */
export const createDraftFromReport = endpoint({
  id: "reports.drafts.from_report",
  method: "POST",
  path: "/api/reports/{id}/drafts",
  summary: "Copy a report's files and details into a draft, to make it again with changes",
  access: "editor",
  params: ById,
  response: ReportDraft,
  status: 201,
  errors: ["storage_full"],
});

/** Reads a draft. */
export const readDraft = endpoint({
  id: "reports.drafts.read",
  method: "GET",
  path: "/api/reports/drafts/{id}",
  summary: "What was understood of uploaded files",
  access: "editor",
  params: ById,
  response: ReportDraft,
  errors: ["draft_expired"],
});

/** Adds or replaces a file of a draft. */
export const replaceDraftFiles = endpoint({
  id: "reports.drafts.files",
  method: "POST",
  path: "/api/reports/drafts/{id}/files",
  summary: "Add or replace the files of a draft",
  access: "editor",
  params: ById,
  body: multipart(z.object({ config: z.optional(DraftConfig) }), draftFiles),
  response: ReportDraft,
  errors: ["draft_expired", "storage_full"],
});

/** Corrects what was understood. */
export const updateDraft = endpoint({
  id: "reports.drafts.update",
  method: "PUT",
  path: "/api/reports/drafts/{id}",
  summary: "Keep details and corrections, and see what the deck becomes",
  access: "editor",
  params: ById,
  body: json(z.object({ config: DraftConfig })),
  response: ReportDraft,
  errors: ["draft_expired"],
});

/** Throws a draft away. */
export const removeDraft = endpoint({
  id: "reports.drafts.remove",
  method: "DELETE",
  path: "/api/reports/drafts/{id}",
  summary: "Delete a draft and its files",
  access: "editor",
  params: ById,
  errors: ["draft_expired"],
});

/** Makes a report of a draft. */
export const createReportFromDraft = endpoint({
  id: "reports.drafts.report",
  method: "POST",
  path: "/api/reports/drafts/{id}/report",
  summary: "Make a deck of a draft's files",
  access: "editor",
  params: ById,
  body: json(z.object({ config: ReportConfig })),
  response: Report,
  status: 202,
  errors: ["draft_expired", "file_missing", "storage_full", ...READING_ERRORS],
});

/** The endpoints of this area. */
export const reportEndpoints = [
  createReport,
  listReports,
  readReport,
  removeReport,
  downloadReport,
  readReportModel,
  readSlide,
  followReport,
  cancelReport,
  retryReport,
  createDraft,
  createDraftFromReport,
  readDraft,
  replaceDraftFiles,
  updateDraft,
  removeDraft,
  createReportFromDraft,
];
