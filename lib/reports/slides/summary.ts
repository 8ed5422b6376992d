import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { SummarySlide } from "../deck/deck.ts";
import { columnsWidth, columnX } from "./grid.ts";
import { fittedBlock, LEADING, openingRule } from "./pen.ts";

const FIGURES_Y = 2.1;
const POINTS_Y = 4.6;

/** Draws the summary: up to four figures, and up to three sentences under them. */
export function drawSummary(slide: SummarySlide, theme: Theme): Shape[] {
  const figures = slide.figures.slice(0, 4);
  const points = slide.points.slice(0, 3);
  const pointsY = figures.length > 0 ? POINTS_Y : FIGURES_Y;
  return [
    ...figures.flatMap((figure, i) => drawFigure(figure, i, Math.max(2, figures.length), theme)),
    ...points.flatMap((point, i) => drawPoint(point, i, Math.max(2, points.length), pointsY, theme)),
  ];
}

function drawFigure(
  figure: SummarySlide["figures"][number],
  i: number,
  count: number,
  theme: Theme,
): Shape[] {
  const span = 12 / count;
  const [x, w] = [columnX(i * span), columnsWidth(span)];
  const value = { bold: true, color: "accentText" as const };
  return [
    openingRule(x, FIGURES_Y, w),
    fittedBlock(
      "Figure",
      figure.value,
      { x, y: FIGURES_Y + 0.14, w, h: 0.8, lines: 1 },
      ["hero", "head", "lead"],
      value,
      theme,
    ),
    fittedBlock("What it is", figure.text, { x, y: 3.08, w, h: 1.12 }, ["body", "label"], {}, theme),
  ];
}

function drawPoint(
  point: SummarySlide["points"][number],
  i: number,
  count: number,
  y: number,
  theme: Theme,
): Shape[] {
  const span = 12 / count;
  const [x, w] = [columnX(i * span), columnsWidth(span)];
  const sentence = { font: "head" as const, leading: LEADING.quote };
  return [
    { type: "rule", x, y, w, color: "line", points: 0.75 },
    fittedBlock("Label", point.title, { x, y: y + 0.15, w, h: 0.28 }, ["label"], {
      bold: true,
      color: "muted",
    }, theme),
    fittedBlock(
      "Point",
      point.text,
      { x, y: y + 0.49, w: w - 0.1, h: 1.45 },
      ["lead", "body"],
      sentence,
      theme,
    ),
  ];
}
