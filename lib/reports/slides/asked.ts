import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { AskedSlide } from "../deck/deck.ts";
import { BODY, columnsWidth, HIGH_BODY_Y, MARGIN } from "./grid.ts";
import { clipped } from "./pen.ts";

const MOST_ROWS = 6;
const TIME_WIDTH = 1.0;
const QUESTION_WIDTH = 7.6;

/** Draws what the audience asked, in the order asked: when, what, and who answered. */
export function drawAsked(slide: AskedSlide, theme: Theme, headerBottom: number): Shape[] {
  const rows = slide.rows.slice(0, MOST_ROWS);
  if (rows.length === 0) return [];
  const timed = rows.some((row) => row.time !== "");
  const answered = rows.some((row) => row.by !== "");
  const questionWidth = QUESTION_WIDTH + (timed ? 0 : TIME_WIDTH);
  const byWidth = columnsWidth(12) - TIME_WIDTH - QUESTION_WIDTH;
  const top = Math.max(HIGH_BODY_Y, headerBottom + 0.12);
  return [{
    type: "table",
    name: "Questions",
    x: MARGIN,
    y: top,
    columnWidths: [...(timed ? [TIME_WIDTH] : []), questionWidth, ...(answered ? [byWidth] : [])],
    align: [...(timed ? ["left" as const] : []), "left", ...(answered ? ["left" as const] : [])],
    head: [...(timed ? ["Time"] : []), "Question", ...(answered ? ["Answered by"] : [])],
    rows: rows.map((row) => [
      ...(timed ? [{ text: row.time, color: "muted" as const }] : []),
      { text: clipped(row.question, "body", questionWidth - 0.14, 2, theme) },
      ...(answered ? [{ text: clipped(row.by, "body", byWidth, 2, theme), color: "muted" as const }] : []),
    ]),
    size: "body",
    rowHeight: Math.min(0.66, (BODY.bottom + 0.1 - top - 0.34) / rows.length),
    headHeight: 0.34,
  }];
}
