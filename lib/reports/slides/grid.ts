import { PAGE } from "../../office/pptx/mod.ts";

/** Left and right margin in inches. */
export const MARGIN = 0.75;
const GUTTER = 0.25;
const COLUMN = (PAGE.width - 2 * MARGIN - 11 * GUTTER) / 12;

/** Where charts and tables stand when a question is shown; it never moves, so slides flip without a jump. */
export const BODY = { y: 2.5, h: 4.05, bottom: 6.55 };

/** Where the body starts on slides that show no question. */
export const HIGH_BODY_Y = 2.05;

/** Left edge of a column, 0 to 11. */
export function columnX(column: number): number {
  return MARGIN + column * (COLUMN + GUTTER);
}

/** Width of that many columns with the gutters between them. */
export function columnsWidth(count: number): number {
  return count * COLUMN + (count - 1) * GUTTER;
}
