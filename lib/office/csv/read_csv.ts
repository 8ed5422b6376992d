import Papa from "papaparse";
import { type Delimiter, DELIMITERS, findDelimiter } from "./delimiter.ts";
import { mendQuotes } from "./quotes.ts";

/** What was found while reading. */
export interface CsvReading {
  /** Null when the text has one column. */
  delimiter: Delimiter | null;
  /** The row, counted from 1, in which a quotation mark opens that never closes; then no row was handed over. */
  openQuoteRow: number | null;
  /** The number of cells of a line too wide to be handed over, else null. */
  tooWide: number | null;
}

/** No table for people has lines of so many cells; longer ones are refused before they take memory. */
const MOST_CELLS_IN_LINE = 20_000;

/** A line of a table: its cells, and its number as a spreadsheet shows it (from 1). */
export interface CsvRow {
  cells: string[];
  rowNumber: number;
}

/** A text whose quoting was looked through, ready to be read as often as wanted; lines with nothing in them are skipped. */
export interface CsvText extends CsvReading {
  /** Its rows one by one; none where a quotation mark never closes or a line is too wide. */
  rows(): Generator<CsvRow>;
}

/**
 * Hands each row to `take` with its number as a spreadsheet shows it (from 1); lines with nothing in them are counted
 * and skipped. `text` has line feeds only. Time is linear in the text, whatever it holds.
 */
export function readCsv(text: string, take: (cells: string[], rowNumber: number) => void): CsvReading {
  const { rows, ...reading } = openCsv(text);
  for (const { cells, rowNumber } of rows()) take(cells, rowNumber);
  return reading;
}

/** Finds the delimiter and mends the quoting of a text with line feeds only, so that its rows can be taken one by one. */
export function openCsv(text: string): CsvText {
  const { body, told } = withoutHint(text);
  const delimiter = told ?? findDelimiter(body);
  const separator = delimiter ?? ",";
  const nothing = function* (): Generator<CsvRow> {};
  const mended = mendQuotes(body, separator);
  if (mended.openAt !== null) {
    return { delimiter, openQuoteRow: rowAt(body, mended.openAt, separator), tooWide: null, rows: nothing };
  }
  const tooWide = widestLine(mended.text, separator);
  if (tooWide > MOST_CELLS_IN_LINE) return { delimiter, openQuoteRow: null, tooWide, rows: nothing };
  return {
    delimiter,
    openQuoteRow: null,
    tooWide: null,
    rows: () => numbered(mended.text, separator, told === null ? 0 : 1),
  };
}

function* numbered(text: string, delimiter: Delimiter, before: number): Generator<CsvRow> {
  let rowNumber = before;
  for (const cells of rowsOf(text, delimiter)) {
    rowNumber++;
    if (cells.length > 1 || cells[0] !== "") yield { cells, rowNumber };
  }
}

/** Excel lets a first line `sep=;` say the delimiter; it is no row. */
function withoutHint(text: string): { body: string; told: Delimiter | null } {
  const hint = /^"?sep=(.)"?[ ]*\n/i.exec(text);
  const told = DELIMITERS.find((delimiter) => delimiter === hint?.[1]) ?? null;
  return told === null ? { body: text, told } : { body: text.slice(hint![0].length), told };
}

const SLICE_CHARS = 1 << 18;

/** Parses a slice of the text at a time, so that a long table never stands in memory as cells. */
function* rowsOf(text: string, delimiter: Delimiter): Generator<string[]> {
  const parser = new Papa.Parser({ delimiter, newline: "\n" });
  let length = SLICE_CHARS;
  for (let at = 0; at < text.length;) {
    const atEnd = at + length >= text.length;
    const slice = text.slice(at, at + length);
    const { data, meta } = parser.parse(slice, at, !atEnd) as Papa.ParseResult<string[]>;
    yield* data;
    if (atEnd) return;
    // A row longer than the slice: look at more of the text.
    length = meta.cursor === at ? length * 2 : SLICE_CHARS;
    at = meta.cursor;
  }
}

function rowAt(text: string, position: number, delimiter: Delimiter): number {
  let rows = 0;
  for (const _row of rowsOf(mendQuotes(text.slice(0, position), delimiter).text, delimiter)) rows++;
  return Math.max(1, rows);
}

/** The most cells a line can have, counted only on lines long enough to matter. */
function widestLine(text: string, delimiter: Delimiter): number {
  let widest = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > MOST_CELLS_IN_LINE) {
      let cells = 1;
      for (
        let at = text.indexOf(delimiter, start);
        at >= 0 && at < end;
        at = text.indexOf(delimiter, at + 1)
      ) {
        cells++;
      }
      widest = Math.max(widest, cells);
    }
    start = end + 1;
  }
  return widest;
}
