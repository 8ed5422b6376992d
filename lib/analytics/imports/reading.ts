import type { MetricKey, Platform } from "../../contract/metrics.ts";
import type { Observation, PostFacts } from "../observation.ts";

/** The layouts of export files that are understood. */
export type LayoutKey =
  | "youtube_studio_table"
  | "youtube_studio_series"
  | "linkedin_content"
  | "linkedin_posts"
  | "linkedin_followers"
  | "linkedin_visitors"
  | "linkedin_competitors"
  | "x_overview"
  | "x_content"
  | "x_video"
  | "x_legacy";

/** A file as it was given. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** Days, both ends included (YYYY-MM-DD). */
export interface Span {
  from: string;
  to: string;
}

/** What a person says where the file does not, or against it. */
export interface Choices {
  /** Which days the file's totals cover. */
  period?: Span | null;
  /** What unknown columns mean, by their header as it stands in the file. */
  columns?: Record<string, MetricKey | "ignore">;
  /** What the account is called: of a table of several pages, only its row is taken. */
  accountName?: string | null;
  /** When the file was given to us (ISO 8601): the days just before may still change. */
  readAt?: string;
}

/** A row that was not taken, and why. */
export interface RefusedRow {
  file: string;
  sheet: string | null;
  /** As a spreadsheet numbers it, from 1. */
  row: number;
  reason: string;
}

/** A column whose figures are not taken; a person may say what it is. */
export interface UnknownColumn {
  file: string;
  sheet: string | null;
  header: string;
  /** "unknown" asks for a decision; "left_out" is known and not kept. */
  kind: "unknown" | "left_out";
}

/** The file's own total beside ours. */
export interface TotalCheck {
  metric: MetricKey;
  stated: number;
  counted: number;
  agrees: boolean;
  note: string;
}

/** What a file still needs before it can be recorded. */
export type Need = "period" | "account";

/** A table of the delivery: a CSV, or a sheet of a workbook. */
export interface TableReading {
  file: string;
  sheet: string | null;
  layout: LayoutKey | null;
  rowsUnderstood: number;
  rowsRefused: number;
  /** Why the table is not imported at all. */
  leftOut: string | null;
}

/** Some observations, before the account is known. */
export type ImportBatch = { posts: PostFacts[]; observations: Observation[] };

/** What was understood of a delivery of files, and what of it can be recorded. */
export interface ImportReading {
  platform: Platform;
  /** Of the table that leads. */
  layout: LayoutKey;
  accountHint: { externalId: string | null; handle: string | null; name: string | null };
  /** The days that are covered: those of the rows, or of the totals. */
  span: Span | null;
  /** Whether there are totals, whose days have to be known. */
  takesPeriod: boolean;
  /** The days that totals are taken to cover. */
  period: Span | null;
  /** When the files were exported (ISO 8601), where their names say so. */
  exportedAt: string | null;
  tables: TableReading[];
  rowsUnderstood: number;
  /** The first of the refused rows; `refusedCount` says how many there are. */
  rowsRefused: RefusedRow[];
  refusedCount: number;
  columnsUnknown: UnknownColumn[];
  totals: TotalCheck[];
  /** How many figures would be recorded. */
  observations: number;
  posts: number;
  metrics: MetricKey[];
  warnings: string[];
  needs: Need[];
}

/** A delivery that was understood, with its figures batch by batch; empty while something is needed. */
export interface OpenedImport {
  reading: ImportReading;
  batches(): Generator<ImportBatch>;
}
