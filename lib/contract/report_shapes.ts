import * as z from "zod/mini";
import { pageOf } from "./common.ts";

/** The states of a report, as its row and the API name them. */
export const REPORT_STATUSES = ["pending", "processing", "completed", "failed", "cancelled"] as const;

/** A report's state. */
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** The kinds a survey question can have; identity and bookkeeping never reach a deck. */
export const QUESTION_KIND_NAMES = [
  "rating",
  "likert",
  "nps",
  "single_choice",
  "multiple_choice",
  "number",
  "free_text",
  "identity",
  "bookkeeping",
] as const;

/** What a voice of the transcript was at the event. */
export const VOICE_ROLES = ["speaker", "host", "leave_out"] as const;

/** The largest file taken, in bytes: 25 MB. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max));

const DATE_WANTED = "Give the date as a day of the calendar, such as 2026-11-12.";

/** A real day of the calendar as YYYY-MM-DD, in a year that an event can have. */
export const CalendarDate = z.iso.date(DATE_WANTED).check(z.regex(/^(?:19|20)/, DATE_WANTED));

/** A person who spoke, as the deck names them. */
export const ReportSpeaker = z.object({ name: text(120), role: text(160) });

const attendance = z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(10_000_000))), null);

/** What a person says about the event, and their corrections of what was understood. */
export const ReportConfig = z.object({
  event_name: z.string().check(
    z.trim(),
    z.minLength(1, "Give the event a title."),
    z.maxLength(300, "The title is longer than 300 characters."),
  ),
  event_date: CalendarDate,
  speakers: z._default(z.array(ReportSpeaker).check(z.maxLength(40)), []),
  audience: z._default(text(300), ""),
  programme: z._default(text(300), ""),
  registered: attendance,
  attended: attendance,
  /** Sample data: every slide says so. */
  sample: z._default(z.boolean(), false),
  /** By question id. */
  questions: z._default(
    z.record(
      z.string().check(z.maxLength(40)),
      z.object({ kind: z.optional(z.enum(QUESTION_KIND_NAMES)), included: z.optional(z.boolean()) }),
    ),
    {},
  ),
  /** By the name the transcript gives. */
  voices: z._default(
    z.record(
      z.string().check(z.maxLength(200)),
      z.object({ name: z.optional(text(120)), role: z.optional(z.enum(VOICE_ROLES)) }),
    ),
    {},
  ),
});

/** Details of the event plus corrections, complete. */
export type ReportConfig = z.infer<typeof ReportConfig>;

/** The same while a person still types: everything may be missing. */
export const DraftConfig = z.object({
  event_name: z._default(text(300), ""),
  event_date: z._default(z.string().check(z.maxLength(40)), ""),
  speakers: z._default(z.array(ReportSpeaker).check(z.maxLength(40)), []),
  audience: ReportConfig.shape.audience,
  programme: ReportConfig.shape.programme,
  registered: ReportConfig.shape.registered,
  attended: ReportConfig.shape.attended,
  sample: ReportConfig.shape.sample,
  questions: ReportConfig.shape.questions,
  voices: ReportConfig.shape.voices,
});

/** What is kept of a form that is not sent yet. */
export type DraftConfig = z.infer<typeof DraftConfig>;

/** Something a person should check. */
export const ReportWarning = z.object({ code: z.string(), message: z.string(), remedy: z.string() });

/** A failure as pages and programs read it. */
export const ReportFailure = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.nullable(z.string()),
  request_id: z.nullable(z.string()),
});

/** An uploaded file. */
export const ReportFile = z.object({ name: z.string(), bytes: z.number() });

const OutlineEntry = z.object({ number: z.number(), title: z.string() });

/** A report in a list and on its page. */
export const Report = z.object({
  id: z.uuid(),
  status: z.enum(REPORT_STATUSES),
  event_name: z.string(),
  event_date: z.string(),
  made_by: z.object({ id: z.uuid(), name: z.string() }),
  created_at: z.iso.datetime(),
  started_at: z.nullable(z.iso.datetime()),
  completed_at: z.nullable(z.iso.datetime()),
  /** While pending or processing: the step in words and how far it is, 0 to 1. */
  progress: z.nullable(z.object({ step: z.string(), fraction: z.number() })),
  /** While pending: how many reports are ahead of it. */
  queue_position: z.nullable(z.number()),
  error: z.nullable(ReportFailure),
  slides: z.nullable(z.number()),
  respondents: z.nullable(z.number()),
  headline: z.nullable(z.string()),
  warning_count: z.number(),
  transcript: ReportFile,
  survey: ReportFile,
  output: z.nullable(z.object({ bytes: z.number(), file_name: z.string() })),
  /** Runs so far; each retry counts. */
  attempts: z.number(),
});
export type Report = z.infer<typeof Report>;

/** A report with what its deck says; the last four are empty until it is completed. */
export const ReportDetail = z.extend(Report, {
  config: ReportConfig,
  warnings: z.array(ReportWarning),
  key_figures: z.array(z.object({ value: z.string(), text: z.string() })),
  outline: z.array(OutlineEntry),
  /** One sentence each: "58 min, 3 speakers, Teams transcript." */
  transcript_summary: z.nullable(z.string()),
  survey_summary: z.nullable(z.string()),
});
export type ReportDetail = z.infer<typeof ReportDetail>;

/** A page of reports, newest first. */
export const ReportPage = z.extend(pageOf(Report), {
  counts: z.object({ all: z.number(), processing: z.number(), completed: z.number(), failed: z.number() }),
});
export type ReportPage = z.infer<typeof ReportPage>;

const DraftFile = z.extend(ReportFile, {
  /** What was understood, in one sentence; null when it can't be read. */
  summary: z.nullable(z.string()),
  error: z.nullable(ReportFailure),
});

/** Uploaded files before a report is made of them, with what was understood. */
export const ReportDraft = z.object({
  id: z.uuid(),
  transcript: z.nullable(DraftFile),
  survey: z.nullable(DraftFile),
  duration_seconds: z.nullable(z.number()),
  speakers: z.array(z.object({
    /** As the file names them: the key of a correction. */
    name: z.string(),
    spellings: z.array(z.string()),
    shown_name: z.string(),
    role: z.enum(VOICE_ROLES),
    words: z.number(),
    seconds: z.nullable(z.number()),
    share: z.number(),
  })),
  questions: z.array(z.object({
    id: z.string(),
    text: z.string(),
    kind: z.enum(QUESTION_KIND_NAMES),
    /** Whether a person changed the kind or left it out. */
    changed: z.boolean(),
    why: z.string(),
    n: z.number(),
    included: z.boolean(),
  })),
  warnings: z.array(ReportWarning),
  outline: z.array(OutlineEntry),
  suggested: z.object({ event_name: z.nullable(z.string()), event_date: z.nullable(z.string()) }),
  config: DraftConfig,
  expires_at: z.iso.datetime(),
});
export type ReportDraft = z.infer<typeof ReportDraft>;
