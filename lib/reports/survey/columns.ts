import { type Field, isTicked } from "./fields.ts";
import { isOther } from "./notes.ts";
import { JOINT } from "./kinds.ts";
import { type Column, type Table, tableWriter } from "./table.ts";

/** The one column in which all answers to a field stand: its own, or its options or text boxes joined row by row. */
export function columnOf(field: Field, table: Table): Column {
  if (field.columns.length === 1 && field.options === null) return table.columns[field.columns[0]!]!;
  const writer = tableWriter(1);
  const columns = field.columns.map((column) => table.columns[column]!);
  const written = field.other === null ? null : table.columns[field.other]!;
  const otherColumn = field.options?.some(isOther) ?? true;
  for (let row = 0; row < table.rows; row++) {
    const cells: string[] = [];
    let reached = false;
    for (const [place, column] of columns.entries()) {
      const code = column.codes[row]!;
      if (code === 0) continue;
      reached = true;
      const cell = column.values[code]!;
      if (field.options === null) cells.push(cell);
      else if (isTicked(cell)) cells.push(field.options[place]!);
    }
    if (!otherColumn && written && written.codes[row] !== 0) {
      cells.push("Other");
      reached = true;
    }
    // A row that ticked nothing of what it was shown still belongs to the base.
    writer.add([reached && cells.length === 0 ? JOINT : cells.join(JOINT)], row);
  }
  return writer.table.columns[0]!;
}
