import type { Shape, TextSize, Theme } from "../../office/pptx/mod.ts";
import type { TableSlide } from "../deck/deck.ts";
import { BODY, columnsWidth, HIGH_BODY_Y, MARGIN } from "./grid.ts";
import { clipped } from "./pen.ts";

/** More rows than this go on a further slide. */
export const MOST_TABLE_ROWS = 11;
const CELL_SPACE = 0.16;
const TALLEST_ROW = 0.52;

/** Draws words and figures in rows; the first column leads, long words are clipped to its line. */
export function drawTable(slide: TableSlide, theme: Theme, headerBottom: number): Shape[] {
  const rows = slide.rows.slice(0, MOST_TABLE_ROWS);
  if (rows.length === 0) return [];
  const y = Math.max(HIGH_BODY_Y, headerBottom + 0.12);
  const widths = slide.columns.map((column) => column.share * columnsWidth(12));
  const headHeight = 0.38;
  const rowHeight = Math.min(TALLEST_ROW, (BODY.bottom - y - headHeight) / rows.length);
  const size: TextSize = rows.length <= 7 ? "label" : "small";
  return [{
    type: "table",
    name: "Figures",
    x: MARGIN,
    y,
    columnWidths: widths,
    align: slide.columns.map((column) => column.align),
    head: slide.columns.map((column, i) =>
      clipped(column.head, "small", (widths[i] ?? 0) - CELL_SPACE, 1, theme)
    ),
    rows: rows.map((row) =>
      row.map((cell, i) => ({
        text: clipped(cell, size, (widths[i] ?? 0) - CELL_SPACE, 1, theme, { bold: i === 1 }),
        bold: i === 1,
      }))
    ),
    size,
    rowHeight,
    headHeight,
  }];
}
