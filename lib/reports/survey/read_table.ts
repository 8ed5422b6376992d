import type { Warning } from "../../transcripts/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { readCsv } from "../../office/csv/mod.ts";
import { findLayout, type Layout } from "./layout.ts";
import { findPivot, type Pivot } from "./pivot.ts";
import { refuseOtherReports } from "./refusals.ts";
import { type Table, type TableWriter, tableWriter } from "./table.ts";

/** A survey of more columns is refused: it is another kind of file. */
export const MOST_COLUMNS = 1_000;

/** A survey of more rows is refused: it is to be cut first. */
export const MOST_ROWS = 200_000;
const HEAD_ROWS = 16;

/** The answers of a file by column, with the header rows that were above them. */
export interface ReadTable {
  layout: Layout;
  table: Table;
  /** Rows below the header, those left out included. */
  rows: number;
  /** Stored rows that do not fit the header. */
  misfits: Set<number>;
  /** Whether the same person can be told in different questions. */
  joinable: boolean;
  warnings: Warning[];
}

/** Reads the text of a CSV into columns; refuses what cannot be a survey. */
export function readTable(text: string): ReadTable {
  const head: { cells: string[]; rowNumber: number }[] = [];
  let body: Body | null = null;
  const reading = readCsv(text, (cells, rowNumber) => {
    if (cells.length > MOST_COLUMNS && filledWidth(cells) > MOST_COLUMNS) refuseWidth(filledWidth(cells));
    if (body) return body.add(cells, rowNumber);
    head.push({ cells, rowNumber });
    if (head.length === HEAD_ROWS) body = startBody(head);
  });
  if (reading.openQuoteRow !== null) {
    throw new AppError("survey_quote_open", {
      detail: `It opens in row ${reading.openQuoteRow}. Close it there, or export the survey again.`,
    });
  }
  if (reading.tooWide !== null) refuseWidth(reading.tooWide);
  if (reading.delimiter === null) refuseUndivided(head.map(({ cells }) => cells));
  return (body ?? startBody(head)).finish();
}

interface Body {
  add(cells: string[], rowNumber: number): void;
  finish(): ReadTable;
}

function startBody(head: { cells: string[]; rowNumber: number }[]): Body {
  const cells = head.map((row) => row.cells);
  refuseOtherReports(cells);
  const pivot = findPivot(cells);
  const body = pivot ? pivotBody(pivot) : tableBody(cells);
  for (const row of pivot ? head : head.slice(findLayout(cells).firstRow)) body.add(row.cells, row.rowNumber);
  return body;
}

function pivotBody(pivot: Pivot): Body {
  let added = 0;
  return {
    add(cells) {
      if (++added > MOST_ROWS) refuseLength();
      pivot.add(cells);
    },
    finish() {
      const { table, layout, rows, joinable } = pivot.finish();
      if (table.columns.length > MOST_COLUMNS) refuseWidth(table.columns.length);
      return { layout, table, rows, misfits: new Set(), joinable, warnings: [] };
    },
  };
}

function tableBody(head: string[][]): Body {
  const layout = findLayout(head);
  const named = Math.max(0, ...layout.headers.map(filledWidth));
  const width = Math.max(named, usualWidth(head.slice(layout.firstRow), named));
  if (width > MOST_COLUMNS) refuseWidth(width);
  if (width < 2) refuseOneColumn();
  const writer = tableWriter(width);
  const tooLong: string[] = [];
  let rows = 0;
  let leftOut = 0;
  return {
    add(cells, rowNumber) {
      if (++rows > MOST_ROWS) refuseLength();
      const filled = cells.length > width ? filledWidth(cells) : cells.length;
      if (filled <= width) return writer.add(cells, rowNumber);
      leftOut++;
      if (tooLong.length < 3) tooLong.push(misfit(rowNumber, filled, width));
    },
    finish() {
      if (rows === 0) {
        throw new AppError("survey_no_answers", {
          detail: "There is a header but no row below it. Export the responses, not the form.",
        });
      }
      const { misfits, warnings } = judgeShortRows(writer, width);
      if (leftOut > 0) warnings.unshift(leftOutWarning(leftOut, tooLong));
      return { layout, table: writer.table, rows, misfits, joinable: true, warnings };
    },
  };
}

/** Where most of the first rows are wider than the header, the header lacks names, not the rows a comma. */
function usualWidth(rows: string[][], named: number): number {
  const wider = rows.map(filledWidth).filter((width) => width > named);
  return wider.length > rows.length / 2 ? Math.max(...wider) : named;
}

/**
 * Exporters that drop empty cells at the end leave short rows that are whole; a row that lost a comma is short too.
 * A short row counts only where no full row ends empty, and its cells are such as their columns hold elsewhere.
 */
function judgeShortRows(
  { table }: TableWriter,
  width: number,
): { misfits: Set<number>; warnings: Warning[] } {
  const short: number[] = [];
  const full: number[] = [];
  for (let row = 0; row < table.rows; row++) (table.lengths[row]! < width ? short : full).push(row);
  const misfits = new Set<number>();
  if (short.length === 0) return { misfits, warnings: [] };
  const last = table.columns[width - 1]!.codes;
  const keepsEmpty = full.some((row) => last[row] === 0);
  const usual = usualCells(table, full);
  for (const row of short) {
    if ((keepsEmpty && full.length > short.length) || !fits(table, row, usual)) misfits.add(row);
  }
  const named = [...misfits].slice(0, 3).map((row) =>
    misfit(table.rowNumbers[row]!, table.lengths[row]!, width)
  );
  const padded = short.length - misfits.size;
  const warnings: Warning[] = [];
  if (misfits.size > 0) warnings.push(leftOutWarning(misfits.size, named));
  if (padded > 0) {
    warnings.push({
      code: "rows_padded",
      message: `${counted(padded, "row ends", "rows end")} before the last column.`,
      remedy: "The missing cells count as not answered.",
    });
  }
  return { misfits, warnings };
}

/** Per column with few different cells, those that full rows hold; null where anything goes. */
function usualCells(table: Table, full: number[]): (Set<number> | null)[] {
  return table.columns.map(({ codes }) => {
    const seen = new Set<number>();
    for (const row of full) {
      seen.add(codes[row]!);
      if (seen.size > 12) return null;
    }
    return full.length >= 8 && seen.size <= full.length / 3 ? seen : null;
  });
}

function fits(table: Table, row: number, usual: (Set<number> | null)[]): boolean {
  return usual.every((cells, column) => {
    const code = table.columns[column]!.codes[row]!;
    return code === 0 || cells === null || cells.has(code);
  });
}

function misfit(rowNumber: number, cells: number, width: number): string {
  return `Row ${rowNumber} has ${cells} columns where the header has ${width}`;
}

function leftOutWarning(count: number, named: string[]): Warning {
  const more = count - named.length;
  return {
    code: "rows_left_out",
    message: `${named.join(". ")}${
      more > 0 ? `. ${counted(more, "more row differs", "more rows differ")}` : ""
    }.`,
    remedy: `${
      counted(count, "row was", "rows were")
    } left out. Mend the file and upload it again to count them.`,
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** Cells up to the last that holds something. */
function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === "") width--;
  return width;
}

function refuseWidth(columns: number): never {
  throw new AppError("survey_too_wide", {
    detail:
      `It has ${columns.toLocaleString("en-GB")} columns; up to ${
        MOST_COLUMNS.toLocaleString("en-GB")
      } are read. ` +
      "Leave out columns the report does not need, then upload it again.",
  });
}

function refuseLength(): never {
  throw new AppError("survey_too_long", {
    detail: `It has more than ${MOST_ROWS.toLocaleString("en-GB")} rows, the most that are read. ` +
      "Split it, or upload one event at a time.",
  });
}

/** No delimiter divides the rows evenly: one column, prose, or a short report with a preamble, which may go on. */
function refuseUndivided(head: string[][]): void {
  refuseOtherReports(head);
  if (findPivot(head) === null) refuseOneColumn();
}

function refuseOneColumn(): never {
  throw new AppError("survey_one_column", {
    detail:
      "A survey has a column for each question, parted by commas, semicolons, tabs or bars, under a row of headers. " +
      "Export all questions as CSV and upload it again.",
  });
}
