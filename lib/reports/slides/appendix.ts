import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { AppendixSlide } from "../deck/deck.ts";
import { columnsWidth, MARGIN } from "./grid.ts";
import { clipped } from "./pen.ts";
import { grouped, NO_BREAK } from "./words.ts";

/** More rows than this go on a further slide. */
export const MOST_APPENDIX_ROWS = 12;
const FIXED = [3.0, 0.9, 1.0, 1.0, 1.53];
const WIDTHS = [columnsWidth(12) - FIXED.reduce((sum, width) => sum + width, 0), ...FIXED];

/** Draws every closed question with what was counted, its base, the people, their share and its interval. */
export function drawAppendix(slide: AppendixSlide, theme: Theme, headerBottom: number): Shape[] {
  const rows = slide.rows.slice(0, MOST_APPENDIX_ROWS);
  if (rows.length === 0) return [];
  return [{
    type: "table",
    name: "Figures",
    x: MARGIN,
    y: Math.max(1.85, headerBottom + 0.06),
    columnWidths: WIDTHS,
    align: ["left", "left", "right", "right", "right", "right"],
    head: ["Question", "Counted", "n", "People", "Share", `95${NO_BREAK}% interval`],
    rows: rows.map((row) => [
      { text: clipped(row.question, "small", (WIDTHS[0] ?? 0) - 0.14, 1, theme) },
      { text: clipped(row.counted, "small", (WIDTHS[1] ?? 0) - 0.14, 1, theme), color: "muted" },
      { text: grouped(row.n) },
      { text: grouped(row.people) },
      { text: clipped(row.share, "small", 0.86, 1, theme), bold: true },
      { text: clipped(row.interval, "small", 1.5, 1, theme), color: "muted" },
    ]),
    size: "small",
    rowHeight: 0.36,
    headHeight: 0.36,
  }];
}
