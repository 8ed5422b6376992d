/** What a spreadsheet takes for the start of a formula; full-width forms too, which some read alike. */
const FORMULA_START = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** The mark of UTF-8, without which Excel reads a file as something else. */
export const CSV_MARK = "\ufeff";

/**
 * A line of CSV (RFC 4180). Text that would be a formula begins with an apostrophe, which makes it text; numbers are
 * written as they are, and null is an empty cell.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
