import { POINTS, type Shape, type TextSize, type Theme, wrapText } from "../../office/pptx/mod.ts";
import type { Bar, NumberSlide, ScaleSlide } from "../deck/deck.ts";
import { sideFigure, verticalColumns } from "./chart_parts.ts";
import { wideBars } from "./bars.ts";
import { BODY, columnsWidth, columnX } from "./grid.ts";
import { shareOf } from "./words.ts";

const WIDTH = columnsWidth(8);
const MOST_COLUMNS = 11;
const MOST_LABEL_LINES = 3;

/** Draws one ordered scale: the figure at the left, a column a level, best first. */
export function drawScale(slide: ScaleSlide, theme: Theme): Shape[] {
  return figureAndColumns(slide, slide.levels, "Ratings", theme);
}

/** Draws a number: mean or median at the left, its distribution in five to eight columns. */
export function drawNumber(slide: NumberSlide, theme: Theme): Shape[] {
  return figureAndColumns(slide, slide.bins, "Distribution", theme);
}

function figureAndColumns(
  slide: ScaleSlide | NumberSlide,
  levels: Bar[],
  name: string,
  theme: Theme,
): Shape[] {
  const size = labelSize(levels, theme);
  if (size === null) return wideBars(levels.slice(0, MOST_COLUMNS + 1), slide, theme);
  const figure = sideFigure(slide.figure, slide.figureText, theme);
  if (levels.length === 0) return figure;
  const rows = levels.map((level) => ({
    label: level.label,
    value: shareOf(level.count, slide.n),
    color: level.lead ? "accent" as const : "bar" as const,
  }));
  const box = { x: columnX(4), y: BODY.y - 0.2, w: WIDTH, h: BODY.h + 0.2 };
  const chart = verticalColumns(rows, box, { name, alt: slide.headline });
  return [...figure, { ...chart, labelSize: "body", categorySize: size }];
}

/** The larger size in which every label fits under its column; null where rows would serve better. */
function labelSize(levels: Bar[], theme: Theme): TextSize | null {
  if (levels.length > MOST_COLUMNS) return null;
  const room = WIDTH / Math.max(1, levels.length) - 0.14;
  const fits = (size: TextSize) =>
    levels.every(({ label }) =>
      wrapText(label, POINTS[size], room, theme.faces.body).length <= MOST_LABEL_LINES &&
      // A word broken in the middle reads badly under a column.
      label.split(" ").every((word) => wrapText(word, POINTS[size], room, theme.faces.body).length === 1)
    );
  return (["label", "small"] as const).find(fits) ?? null;
}
