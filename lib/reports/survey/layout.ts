import { keyOf } from "./clean.ts";
import type { SurveySource } from "./survey.ts";

/** Where the answers of a file begin, and the header rows above them. */
export interface Layout {
  source: SurveySource;
  headers: string[][];
  /** Place, among the first rows, of the first row of answers. */
  firstRow: number;
}

const TIMESTAMPS =
  /^(?:timestamp|zeitstempel|horodateur|marca temporal|carimbo de data\/hora|dấu thời gian|informazioni cronologiche|tijdstempel)$/;
const MICROSOFT_TIMES =
  /^(?:completion time|fertigstellungszeit|heure de fin|hora de finalización|hora de conclusão|ora di completamento|thời gian hoàn thành)$/;

/** Finds the source and the header rows among the first rows of a file. */
export function findLayout(head: readonly (readonly string[])[]): Layout {
  const start = firstHeader(head);
  const rows = head.slice(start).map((cells) => [...cells]);
  const header = (rows[0] ?? []).map((cell) => keyOf(cell));
  const source = sourceOf(header, rows);
  const headerRows = countHeaderRows(source, rows);
  return { source, headers: rows.slice(0, headerRows), firstRow: start + headerRows };
}

/** Titles and blank lines stand above the header: it is the first row with more than a label and its value. */
function firstHeader(head: readonly (readonly string[])[]): number {
  const filled = head.map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const widest = Math.max(0, ...filled);
  const found = filled.findIndex((count) => count >= Math.min(widest, 3));
  return Math.max(0, found);
}

function sourceOf(header: string[], rows: string[][]): SurveySource {
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (isQualtrics(header, rows)) return "qualtrics";
  if (header.some((cell) => /^(?:submitdate|lastpage|startlanguage|seed)\. /.test(cell))) return "limesurvey";
  if (has("date submitted", "last page", "start language") || has("submitdate", "lastpage")) {
    return "limesurvey";
  }
  if (header.some((cell) => cell.startsWith("formbricks id"))) return "formbricks";
  if (has("response id", "survey id", "finished")) return "formbricks";
  if (has("time started", "date submitted", "status")) return "surveygizmo";
  if (header.some((cell) => MICROSOFT_TIMES.test(cell))) return "microsoft_forms";
  if (has("#", "user name", "user email", "submitted date/time")) return "zoom_poll";
  if (has("submit date (utc)") || has("network id") || rows[0]!.some((cell) => cell.includes("{{field:"))) {
    return "typeform";
  }
  if (/^respondent ?id$/.test(header[0] ?? "") || has("collector id") || hasSubHeaders(rows)) {
    return "surveymonkey";
  }
  return TIMESTAMPS.test(header[0] ?? "") ? "google_forms" : "plain";
}

function isQualtrics(header: string[], rows: string[][]): boolean {
  if (rows.slice(1, 3).some((cells) => cells.some((cell) => cell.includes('"ImportId"')))) return true;
  if (header[0] === "v1" && /^response ?id$/i.test(rows[1]?.[0] ?? "")) return true;
  return header.includes("responseid") && (header.includes("recordeddate") || header.includes("startdate"));
}

function hasSubHeaders(rows: string[][]): boolean {
  return (rows[1] ?? []).some((cell) => /^(?:response|open-ended response)$/i.test(cell.trim()));
}

function countHeaderRows(source: SurveySource, rows: string[][]): number {
  if (source === "qualtrics") {
    const importRow = rows.findIndex((cells, at) =>
      at < 3 && cells.some((cell) => cell.includes('"ImportId"'))
    );
    if (importRow > 0) return importRow + 1;
    return looksLikeAnswers(rows[1] ?? []) ? 1 : 2;
  }
  if (source !== "surveymonkey") return 1;
  const first = rows[0] ?? [];
  const second = rows[1] ?? [];
  const named = first.some((cell, at) => at > 0 && cell.trim() === "" && (second[at] ?? "").trim() !== "");
  const idRow = /^\d{6,}$/.test((second[0] ?? "").trim());
  return (hasSubHeaders(rows) || named) && !idRow ? 2 : 1;
}

/** Qualtrics' own columns hold dates and numbers in a row of answers, and words in a row of questions. */
function looksLikeAnswers(cells: string[]): boolean {
  return cells.slice(0, 3).some((cell) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell.trim()));
}
