import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { RecommendationsSlide } from "../deck/deck.ts";
import { columnsWidth, columnX, HIGH_BODY_Y, MARGIN } from "./grid.ts";
import { fittedBlock, rowRule } from "./pen.ts";

const MOST_ROWS = 4;

/** Draws what to do next: the number, the action, the reason; four rows at most. */
export function drawRecommendations(
  slide: RecommendationsSlide,
  theme: Theme,
  headerBottom: number,
): Shape[] {
  const rows = slide.rows.slice(0, MOST_ROWS);
  const top = Math.max(HIGH_BODY_Y, headerBottom + 0.12);
  const h = Math.min(1.12, (6.6 - top) / Math.max(1, rows.length));
  return rows.flatMap((row, i) => {
    const box = { y: top + i * h, h: h - 0.06 };
    const middle = { valign: "middle" as const };
    const value = { ...middle, bold: true, color: "accentText" as const };
    const number = { ...box, x: MARGIN, w: columnsWidth(2), lines: 1 };
    const action = { ...box, x: columnX(2), w: columnsWidth(5) - 0.2 };
    const reason = { ...box, x: columnX(7), w: columnsWidth(5) };
    return [
      rowRule(MARGIN, top + i * h, columnsWidth(12), i),
      fittedBlock("Number", row.value, number, ["head", "lead", "body"], value, theme),
      fittedBlock("Action", row.action, action, ["body", "label"], { ...middle, bold: true }, theme),
      fittedBlock("Reason", row.why, reason, ["body", "label"], { ...middle, color: "muted" }, theme),
    ];
  });
}
