import * as z from "zod/mini";
import { Account, Day } from "./analytics_shapes.ts";
import { ById, Id, Moment, pageOf, PageQuery } from "./common.ts";
import { endpoint, json, multipart } from "./endpoint.ts";
import { METRIC_KEYS, PLATFORMS } from "./metrics.ts";

/** The states of an import: looked at, waiting, at work, and how it ended. */
export const IMPORT_STATES = ["previewed", "queued", "running", "completed", "failed", "discarded"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** The largest file taken, in bytes: 25 MB. */
export const MAX_IMPORT_BYTES = 25 * 1024 * 1024;

/** The fields of a form that carry files: one export, or the several that belong together. */
export const IMPORT_FILE_FIELDS = ["file", "file_2", "file_3", "file_4", "file_5"] as const;

const EXTENSIONS = [".csv", ".tsv", ".txt", ".xls", ".xlsx", ".zip"] as const;
const another = {
  extensions: EXTENSIONS,
  maxBytes: MAX_IMPORT_BYTES,
  optional: true,
  summary: "Another export of the same platform",
} as const;
const FILES = {
  file: {
    extensions: EXTENSIONS,
    maxBytes: MAX_IMPORT_BYTES,
    summary: "An export of YouTube Studio, LinkedIn or X: CSV, XLS, XLSX or ZIP, at most 25 MB",
  },
  file_2: another,
  file_3: another,
  file_4: another,
  file_5: another,
} as const;

const Files = z.object({ name: z.string(), bytes: z.int() });
const Span = z.object({ from: Day, to: Day });
const MetricName = z.enum(METRIC_KEYS);

/** A table of the delivery, and what came of it. */
export const ImportTable = z.object({
  file: z.string(),
  sheet: z.nullable(z.string()),
  /** What was recognised, in words; null where the table is left out. */
  layout: z.nullable(z.string()),
  rows_understood: z.int(),
  rows_refused: z.int(),
  left_out: z.nullable(z.string()),
});

/** What an import is about, without what was found row by row. */
export const ImportSummary = z.object({
  id: Id,
  state: z.enum(IMPORT_STATES),
  platform: z.nullable(z.enum(PLATFORMS)),
  /** What the files are, in words. */
  layout: z.nullable(z.string()),
  files: z.array(Files),
  account: z.nullable(Account),
  /** Days the figures cover. */
  span: z.nullable(Span),
  rows_understood: z.int(),
  refused_count: z.int(),
  figures: z.int(),
  made_by: z.nullable(z.object({ id: Id, name: z.string() })),
  created_at: Moment,
  completed_at: z.nullable(Moment),
  progress: z.nullable(z.object({ step: z.string(), fraction: z.number() })),
  error: z.nullable(z.object({ code: z.string(), title: z.string(), detail: z.nullable(z.string()) })),
});
export type ImportSummary = z.output<typeof ImportSummary>;

/** An import with everything that was understood of its files. */
export const Import = z.extend(ImportSummary, {
  tables: z.array(ImportTable),
  /** The first of the rows that were not taken. */
  refused: z.array(
    z.object({ file: z.string(), sheet: z.nullable(z.string()), row: z.int(), reason: z.string() }),
  ),
  columns: z.array(z.object({
    file: z.string(),
    sheet: z.nullable(z.string()),
    header: z.string(),
    /** "unknown" may be given a meaning; "left_out" is known and not kept. */
    kind: z.enum(["unknown", "left_out"]),
    /** What a person said it is. */
    meaning: z.nullable(z.union([MetricName, z.literal("ignore")])),
  })),
  totals: z.array(
    z.object({
      metric: MetricName,
      stated: z.number(),
      counted: z.number(),
      agrees: z.boolean(),
      note: z.string(),
    }),
  ),
  metrics: z.array(MetricName),
  posts: z.int(),
  warnings: z.array(z.string()),
  /** Whether there are totals, and which days they are taken to cover. */
  takes_period: z.boolean(),
  period: z.nullable(Span),
  /** What has to be said before it can be recorded. */
  needs: z.array(z.enum(["period", "account"])),
  /** What the files say of the account they are of. */
  account_hint: z.nullable(z.string()),
  /** The import that recorded the same files before. */
  repeats: z.nullable(z.object({ id: Id, completed_at: z.nullable(Moment) })),
  /** What recording did, once it is done. */
  outcome: z.nullable(z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    late: z.int(),
    refused: z.array(z.object({ reason: z.string(), count: z.int(), example: z.string() })),
  })),
});
export type Import = z.output<typeof Import>;

/** What is said when an import is confirmed; what is left out stays as it was understood. */
export const ImportChoices = z.object({
  /** One of the organisation's accounts; left out, the one the files name, or a new one. */
  account: z.optional(Id),
  /** What a new account is called. */
  account_name: z.optional(
    z.string().check(z.trim(), z.minLength(1, "Give the account a name."), z.maxLength(300)),
  ),
  period_from: z.optional(Day),
  period_to: z.optional(Day),
  /** By the header of a column: which metric it is, or that it is to be left out. */
  columns: z._default(
    z.record(z.string().check(z.maxLength(500)), z.union([MetricName, z.literal("ignore")])),
    {},
  ),
});
export type ImportChoices = z.output<typeof ImportChoices>;

/** Looks at export files and says what importing them would record. */
export const previewImport = endpoint({
  id: "analytics.imports.preview",
  method: "POST",
  path: "/api/analytics/imports",
  summary:
    "Upload exports of YouTube Studio, LinkedIn or X and see what they would record; nothing is recorded yet",
  access: "admin",
  body: multipart(z.object({ period_from: z.optional(Day), period_to: z.optional(Day) }), FILES),
  response: Import,
  status: 201,
  errors: [
    "storage_full",
    "archive_unsafe",
    "workbook_unreadable",
    "workbook_encrypted",
    "workbook_too_large",
    "import_unreadable",
    "import_unknown",
    "import_mixed",
  ],
});

/** Imports, newest first. */
export const listImports = endpoint({
  id: "analytics.imports.list",
  method: "GET",
  path: "/api/analytics/imports",
  summary: "Imports of files, newest first",
  access: "admin",
  query: PageQuery,
  response: pageOf(ImportSummary),
});

/** One import. */
export const readImport = endpoint({
  id: "analytics.imports.read",
  method: "GET",
  path: "/api/analytics/imports/{id}",
  summary: "One import: what was understood, what was refused and why, and how far it is",
  access: "admin",
  params: ById,
  response: Import,
});

/** Has an import recorded. */
export const confirmImport = endpoint({
  id: "analytics.imports.confirm",
  method: "POST",
  path: "/api/analytics/imports/{id}/confirmation",
  summary: "Record what was previewed; answers at once, the work goes on in the background",
  access: "admin",
  params: ById,
  body: json(ImportChoices),
  response: Import,
  status: 202,
  errors: ["import_settled", "import_period_missing", "import_empty"],
});

/** The changes of one import until it is settled. */
export const followImport = endpoint({
  id: "analytics.imports.follow",
  method: "GET",
  path: "/api/analytics/imports/{id}/events",
  summary: "How far an import is, as server-sent events",
  access: "admin",
  params: ById,
  response: "events",
});

/** Throws a preview away, or stops an import at work. */
export const discardImport = endpoint({
  id: "analytics.imports.discard",
  method: "DELETE",
  path: "/api/analytics/imports/{id}",
  summary: "Throw a preview away with its files, or stop an import; figures recorded until then stay",
  access: "admin",
  params: ById,
  errors: ["import_settled"],
});

/** The endpoints that import files. */
export const importEndpoints = [
  previewImport,
  listImports,
  readImport,
  confirmImport,
  followImport,
  discardImport,
];
