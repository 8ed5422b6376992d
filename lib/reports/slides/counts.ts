import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { CountsSlide } from "../deck/deck.ts";
import { BODY, columnsWidth, MARGIN } from "./grid.ts";
import { clipped, openingRule, textBlock } from "./pen.ts";

const MOST_ROWS = 8;
const WIDTH = columnsWidth(8);

/** Draws fewer than five answers as a table of counts, with the reason why there is no percentage. */
export function drawCounts(slide: CountsSlide, theme: Theme): Shape[] {
  const people = slide.n === 1 ? "one person" : `${slide.n} people`;
  const sentence = `Only ${people} answered, so counts are shown instead of percentages.`;
  const rows = foldRows(slide.options);
  const shapes: Shape[] = [
    openingRule(MARGIN, BODY.y, WIDTH),
    textBlock("Why no chart", sentence, { x: MARGIN, y: BODY.y + 0.14, w: WIDTH, h: 0.6 }),
  ];
  if (rows.length === 0) return shapes;
  const columnWidths = [columnsWidth(6) + 0.25, columnsWidth(2)];
  return [...shapes, {
    type: "table",
    name: "Counts",
    x: MARGIN,
    y: BODY.y + 0.9,
    columnWidths,
    align: ["left", "right"],
    head: ["Answer", "People"],
    rows: rows.map((option) => [
      { text: clipped(option.label, "label", (columnWidths[0] ?? 0) - 0.12, 1, theme) },
      { text: String(option.count), bold: true },
    ]),
    size: "label",
    rowHeight: Math.min(0.4, 2.8 / rows.length),
    headHeight: 0.34,
  }];
}

/** Answers nobody gave make room first. */
function foldRows(options: CountsSlide["options"]): CountsSlide["options"] {
  if (options.length <= MOST_ROWS) return options;
  const given = options.filter((option) => option.count > 0);
  if (given.length <= MOST_ROWS) return given;
  const rest = given.slice(MOST_ROWS - 1);
  const count = rest.reduce((sum, option) => sum + option.count, 0);
  return [...given.slice(0, MOST_ROWS - 1), { label: `Other (${rest.length} options)`, count }];
}
