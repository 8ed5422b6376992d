import type { ColorRole, Shape, Theme } from "../../office/pptx/mod.ts";
import type { NpsSlide } from "../deck/deck.ts";
import { sideFigure, verticalColumns } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX } from "./grid.ts";
import { textBlock } from "./pen.ts";
import { percent, shareOf, signed } from "./words.ts";

const X = columnX(4);
const WIDTH = columnsWidth(8);
const TOP = BODY.y - 0.2;
const STEP = WIDTH / 11;

/** Draws the score at the left, and all eleven answers in the colours of their three groups. */
export function drawNps(slide: NpsSlide, theme: Theme): Shape[] {
  const promoters = percent(shareOf(slide.promoters, slide.n));
  const detractors = percent(shareOf(slide.detractors, slide.n));
  const words =
    `Net Promoter Score: ${promoters} promoters minus ${detractors} detractors, on a scale from ` +
    "−100 to +100";
  const rows = Array.from({ length: 11 }, (_, answer) => ({
    label: String(answer),
    value: shareOf(slide.counts[answer] ?? 0, slide.n),
    color: groupColor(answer),
  }));
  return [
    ...sideFigure(signed(slide.score), words, theme),
    ...bracket(0, 6, "Detractors", detractors, "negative"),
    ...bracket(7, 8, "Passives", percent(shareOf(slide.passives, slide.n)), "muted"),
    ...bracket(9, 10, "Promoters", promoters, "accentText"),
    {
      ...verticalColumns(rows, { x: X, y: TOP + 0.75, w: WIDTH, h: 3.45 }, {
        name: "Answers from 0 to 10",
        alt: slide.headline,
        gapPercent: 30,
        // Nobody needs to read eleven zeros.
        labelFrom: 0.0001,
      }),
      labelBold: false,
    },
  ];
}

/** A share and its name over the columns they add up. */
function bracket(from: number, to: number, name: string, share: string, color: ColorRole): Shape[] {
  const x = X + from * STEP + 0.05;
  const w = (to - from + 1) * STEP - 0.1;
  const runs = [
    { text: share, bold: true, size: "body" as const, color, breakAfter: true },
    { text: name, size: "label" as const },
  ];
  return [
    textBlock(name, runs, { x, y: TOP, w, h: 0.56 }, { size: "label" }),
    { type: "rule", x, y: TOP + 0.64, w, color: groupColor(to), points: 2 },
  ];
}

function groupColor(answer: number): ColorRole {
  return answer < 7 ? "negative" : answer < 9 ? "bar" : "accent";
}
