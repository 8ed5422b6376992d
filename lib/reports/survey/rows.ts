import type { Warning } from "../../transcripts/mod.ts";
import { keyOf } from "./clean.ts";
import { type DateOrder, findDateOrder, readDate } from "./dates.ts";
import type { ColumnNote } from "./notes.ts";
import type { ReadTable } from "./read_table.ts";
import { holdsMails } from "./roles.ts";
import type { SurveySource } from "./survey.ts";
import { cellOf, distinct, type Table } from "./table.ts";

/** The rows that count as answers, in the order of the file. */
export interface KeptRows {
  rows: number[];
  warnings: Warning[];
}

const UNFINISHED: Partial<Record<SurveySource, { header: RegExp; is: RegExp }>> = {
  qualtrics: {
    header: /^(?:finished|beendet|terminé|finalizado)$/,
    is: /^(?:false|0|no|falsch|faux|falso)$/,
  },
  limesurvey: { header: /^(?:submitdate\. .*|date submitted)$/, is: /^$/ },
};
const STATUS = /^(?:status|response type|antworttyp)$/;
const PREVIEW = /^(?:survey preview|preview|survey test|test|spam|1|2|8|9|12|17|40|48|umfragevorschau)$/;
const TEST_STATUS = /^(?:survey preview|preview|survey test|test|spam|deleted)$/;
const PERSON_NUMBER =
  /^(?:respondent ?id|response ?id|submission id|participant id|network id|responseid|respondentid)$/;
const ANONYMOUS = /^(?:anonymous|anonym|anonyme|anónimo|anônimo|n\/a|-)?$/;

/** Leaves out previews, tests, unfinished answers where the tool marks them, and earlier answers of the same person. */
export function keepRows(
  read: ReadTable,
  notes: readonly ColumnNote[],
  headers: readonly string[],
): KeptRows {
  const { table, layout } = read;
  const keys = headers.map(keyOf);
  const warnings: Warning[] = [];
  let rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) => !read.misfits.has(row));

  const status = keys.findIndex((key) => STATUS.test(key));
  if (status >= 0) {
    const marks = layout.source === "qualtrics" ? PREVIEW : TEST_STATUS;
    rows = without(rows, matching(table, status, marks), warnings, previewWarning);
  }
  const unfinished = UNFINISHED[layout.source];
  const finished = unfinished ? keys.findIndex((key) => unfinished.header.test(key)) : -1;
  if (finished >= 0) {
    const marked = matching(table, finished, unfinished!.is);
    if (rows.some((row) => !marked(row))) rows = without(rows, marked, warnings, unfinishedWarning);
  }
  const person = personColumn(table, keys, notes, rows);
  if (person >= 0) {
    const earlier = earlierAnswers(table, person, timeColumn(keys), rows, layout.source);
    rows = without(rows, (row) => earlier.has(row), warnings, twiceWarning);
  }
  return { rows, warnings };
}

/** ISO dates of the first and last answer, where a column of the tool holds them without doubt. */
export function answeredDates(
  table: Table,
  headers: readonly string[],
  rows: readonly number[],
  source: SurveySource,
): { from: string | null; to: string | null } {
  const column = timeColumn(headers.map(keyOf));
  if (column < 0) return { from: null, to: null };
  const cells = distinct(table.columns[column]!, rows).map(({ value }) => value);
  const order = findDateOrder(cells, usualOrder(source));
  let from: string | null = null;
  let to: string | null = null;
  for (const cell of cells) {
    const date = readDate(cell, order);
    if (date === null) continue;
    if (from === null || date < from) from = date;
    if (to === null || date > to) to = date;
  }
  return { from, to };
}

/** Tools of the United States write the month first, whatever the account's country. */
function usualOrder(source: SurveySource): DateOrder {
  return source === "surveymonkey" || source === "surveygizmo" || source === "zoom_poll"
    ? "month_first"
    : null;
}

function timeColumn(headers: readonly string[]): number {
  const wanted = [
    /^(?:date submitted|submit date \(utc\)|submitted date\/time|recorded ?date|submitdate\. .*|completion time|fertigstellungszeit|heure de fin|hora de finalización|hora de conclusão)$/,
    /^(?:end ?date|timestamp|zeitstempel|horodateur|marca temporal|carimbo de data\/hora|dấu thời gian|datestamp\. .*|date last action)$/,
    /^(?:start ?date|start time|date|created at|submitted at|time started)$/,
  ];
  for (const pattern of wanted) {
    const found = headers.findIndex((header) => pattern.test(header));
    if (found >= 0) return found;
  }
  return -1;
}

function matching(table: Table, column: number, pattern: RegExp): (row: number) => boolean {
  const { values, codes } = table.columns[column]!;
  const marked = values.map((value) => pattern.test(keyOf(value)));
  return (row) => marked[codes[row]!]!;
}

function without(
  rows: number[],
  drop: (row: number) => boolean,
  warnings: Warning[],
  warn: (count: number) => Warning,
): number[] {
  const kept = rows.filter((row) => !drop(row));
  if (kept.length < rows.length) warnings.push(warn(rows.length - kept.length));
  return kept;
}

/** The column that tells people apart: e-mail addresses, else the tool's number of the person. */
function personColumn(table: Table, keys: string[], notes: readonly ColumnNote[], rows: number[]): number {
  const mails = keys.findIndex((key, column) =>
    (notes[column]?.role?.kind === "identity" || /mail|correo|courriel/.test(key)) &&
    holdsMails(distinct(table.columns[column]!, rows).filter(({ value }) => !ANONYMOUS.test(keyOf(value))))
  );
  return mails >= 0 ? mails : keys.findIndex((key) => PERSON_NUMBER.test(key));
}

/** Of rows by the same person all but the latest, by the time written there or else the order of the file. */
function earlierAnswers(
  table: Table,
  person: number,
  time: number,
  rows: number[],
  source: SurveySource,
): Set<number> {
  const latest = new Map<string, number>();
  const earlier = new Set<number>();
  const order = usualOrder(source);
  const moment = (row: number) => {
    const cell = time < 0 ? "" : cellOf(table, time, row);
    return `${readDate(cell, order) ?? ""} ${clockOf(cell)}`;
  };
  for (const row of rows) {
    const key = cellOf(table, person, row).toLowerCase();
    if (ANONYMOUS.test(key)) continue;
    const known = latest.get(key);
    if (known !== undefined && moment(known) > moment(row)) {
      earlier.add(row);
      continue;
    }
    if (known !== undefined) earlier.add(known);
    latest.set(key, row);
  }
  return earlier;
}

function clockOf(cell: string): string {
  const match = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?/i.exec(cell);
  if (!match) return "";
  const half = match[4]?.toLowerCase();
  const hours = (Number(match[1]) % (half ? 12 : 24)) + (half === "pm" ? 12 : 0);
  return `${String(hours).padStart(2, "0")}:${match[2]}:${match[3] ?? "00"}`;
}

function previewWarning(count: number): Warning {
  return {
    code: "previews_left_out",
    message: `${rowsAre(count)} marked by the survey tool as previews, tests or spam.`,
    remedy: "They are not counted.",
  };
}

function unfinishedWarning(count: number): Warning {
  return {
    code: "unfinished_left_out",
    message: `${rowsAre(count)} marked by the survey tool as unfinished.`,
    remedy: "They are not counted.",
  };
}

function twiceWarning(count: number): Warning {
  return {
    code: "answered_twice",
    message: `${
      count === 1 ? "1 row is" : `${count.toLocaleString("en-GB")} rows are`
    } by people who answered again.`,
    remedy: "Only the later answers of each person count.",
  };
}

function rowsAre(count: number): string {
  return count === 1 ? "1 row is" : `${count.toLocaleString("en-GB")} rows are`;
}
