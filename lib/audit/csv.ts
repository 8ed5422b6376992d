/** What a spreadsheet takes for the start of a formula; full-width forms too, which some read alike. */
const FORMULA_START = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A line of CSV (RFC 4180); a cell that would be a formula begins with an apostrophe, which makes it text. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

function cellText(cell: string): string {
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
