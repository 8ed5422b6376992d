/** One column of answers: each distinct cell kept once, each row a number that points to it. */
export interface Column {
  /** Distinct cells in the order met; the first is the empty cell. */
  values: string[];
  /** Per row, the place of its cell in `values`. */
  codes: number[];
}

/** The most a cell of Excel holds; what is longer was not written by a person, and is cut. */
const LONGEST_CELL = 32_767;

/** Answers by column, which takes a fraction of the room of rows of text and lets every cell be judged once. */
export interface Table {
  columns: Column[];
  /** Rows stored. */
  rows: number;
  /** Per stored row, its number in the file as a spreadsheet shows it. */
  rowNumbers: number[];
  /** Per stored row, how many cells it had. */
  lengths: number[];
}

/** Collects rows into columns. */
export interface TableWriter {
  add(cells: readonly string[], rowNumber: number): void;
  table: Table;
}

/** Starts an empty table of so many columns. */
export function tableWriter(width: number): TableWriter {
  const columns: Column[] = Array.from({ length: width }, () => ({ values: [""], codes: [] }));
  const places = columns.map(() => new Map<string, number>([["", 0]]));
  const table: Table = { columns, rows: 0, rowNumbers: [], lengths: [] };
  const add = (cells: readonly string[], rowNumber: number) => {
    for (let index = 0; index < width; index++) {
      const cell = cleanCell(cells[index] ?? "");
      const column = columns[index]!;
      let code = places[index]!.get(cell);
      if (code === undefined) {
        code = column.values.length;
        column.values.push(cell);
        places[index]!.set(cell, code);
      }
      column.codes.push(code);
    }
    table.rows++;
    table.rowNumbers.push(rowNumber);
    table.lengths.push(cells.length);
  };
  return { add, table };
}

/** How often each distinct cell of a column stands in the given rows; in step with `values`. */
export function tally(column: Column, rows: Iterable<number>): Int32Array {
  const counts = new Int32Array(column.values.length);
  for (const row of rows) counts[column.codes[row]!]!++;
  return counts;
}

/** The distinct cells of a column that occur in the given rows, with their counts; the empty cell left out. */
export function distinct(
  column: Column,
  rows: Iterable<number>,
): { value: string; count: number; code: number }[] {
  const counts = tally(column, rows);
  const found: { value: string; count: number; code: number }[] = [];
  for (let code = 1; code < counts.length; code++) {
    if (counts[code]! > 0) found.push({ value: column.values[code]!, count: counts[code]!, code });
  }
  return found;
}

/** The cell of a row. */
export function cellOf(table: Table, column: number, row: number): string {
  const { values, codes } = table.columns[column]!;
  return values[codes[row]!]!;
}

/** Cells are trimmed, hard spaces become spaces; Excel's leading apostrophe marks text and is no part of it. */
function cleanCell(cell: string): string {
  if (cell === "") return cell;
  if (cell.length > LONGEST_CELL) return cleanCell(cell.slice(0, LONGEST_CELL));
  const trimmed = (cell.includes("\u00a0") ? cell.replaceAll("\u00a0", " ") : cell).trim();
  return /^'[-=+@0-9]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}
