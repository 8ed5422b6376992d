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

/**
 * Hands each row to `take` with its number as a spreadsheet shows it (from 1); lines with nothing in them are counted
 * and skipped. `text` has line feeds only. Time is linear in the text, whatever it holds.
 */
export function readCsv(text: string, take: (cells: string[], rowNumber: number) => void): CsvReading {
  const { body, told } = withoutHint(text);
  const delimiter = told ?? findDelimiter(body);
  const separator = delimiter ?? ",";
  const mended = mendQuotes(body, separator);
  if (mended.openAt !== null) {
    return { delimiter, openQuoteRow: rowAt(body, mended.openAt, separator), tooWide: null };
  }
  const tooWide = widestLine(mended.text, separator);
  if (tooWide > MOST_CELLS_IN_LINE) return { delimiter, openQuoteRow: null, tooWide };

  let rowNumber = told === null ? 0 : 1;
  eachRow(mended.text, separator, (cells) => {
    rowNumber++;
    if (cells.length > 1 || cells[0] !== "") take(cells, rowNumber);
  });
  return { delimiter, openQuoteRow: null, tooWide: null };
}

/** Excel lets a first line `sep=;` say the delimiter; it is no row. */
function withoutHint(text: string): { body: string; told: Delimiter | null } {
  const hint = /^"?sep=(.)"?[ ]*\n/i.exec(text);
  const told = DELIMITERS.find((delimiter) => delimiter === hint?.[1]) ?? null;
  return told === null ? { body: text, told } : { body: text.slice(hint![0].length), told };
}

function eachRow(text: string, delimiter: Delimiter, take: (cells: string[]) => void): void {
  Papa.parse<string[]>(text, {
    header: false,
    delimiter,
    newline: "\n",
    step: (result) => take(result.data),
  });
}

function rowAt(text: string, position: number, delimiter: Delimiter): number {
  let rows = 0;
  eachRow(mendQuotes(text.slice(0, position), delimiter).text, delimiter, () => rows++);
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
