import { clipKeeping, POINTS, type Shape, type Theme } from "../../office/pptx/mod.ts";
import type { PairedSlide } from "../deck/deck.ts";
import { colorKey, columnHead, sideFigure } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { textBlock } from "./pen.ts";
import { baseOf, greatest, grouped, NO_BREAK, shareOf, signed } from "./words.ts";

type Item = PairedSlide["items"][number];
type Level = NonNullable<PairedSlide["levels"]>[number];

/** More topics than this go on a further slide. */
export const MOST_PAIRS = 6;
/** More answers than this stand too close for two columns each. */
const MOST_LEVELS = 7;
const FEWEST_FOR_PERCENT = 30;
const LABEL_WIDTH = 3.1;
const WIDTH = columnsWidth(9);
const GAIN_X = columnX(9) + 0.1;
const GAIN_WIDTH = columnsWidth(3) - 0.1;

/** Draws the same people before and after: two bars a topic, and at the right the gain and who moved. */
export function drawPaired(slide: PairedSlide, theme: Theme): Shape[] {
  const items = slide.items.slice(0, MOST_PAIRS);
  if (items.length === 0) return [];
  if (items.length === 1 && slide.levels !== undefined && slide.levels.length <= MOST_LEVELS) {
    return onePair(slide, items[0]!, slide.levels, theme);
  }
  const top = BODY.y + 0.44;
  const rowHeight = Math.min(0.9, (BODY.bottom - top) / items.length);
  const label = (item: Item) =>
    clipKeeping(item.label, baseOf(item.n), POINTS.label, LABEL_WIDTH - 0.22, 2, theme.faces.body);
  return [
    colorKey([{ label: "Before", color: "bar" }, { label: "After", color: "accent" }], {
      x: MARGIN + LABEL_WIDTH,
      y: top - 0.38,
      w: 3,
      h: 0.26,
    }),
    columnHead("Gain; rose · same · fell", GAIN_X, top - 0.38, GAIN_WIDTH),
    {
      type: "chart",
      name: "Before and after",
      alt: slide.headline,
      x: MARGIN,
      y: top,
      w: WIDTH,
      h: rowHeight * items.length,
      direction: "bar",
      grouping: "clustered",
      categories: items.map(label),
      series: [
        {
          name: "Before",
          values: items.map((item) => shareOf(item.before, item.n)),
          colors: ["bar"],
          labelColor: "muted",
        },
        {
          name: "After",
          values: items.map((item) => shareOf(item.after, item.n)),
          colors: ["accent"],
          labelColor: "ink",
        },
      ],
      max: 1,
      format: "percent",
      labelFrom: 0,
      labelPosition: "outEnd",
      labelSize: rowHeight < 0.7 ? "small" : "label",
      labelBold: false,
      categorySize: "label",
      categoryWidth: LABEL_WIDTH,
      rightWidth: 0.6,
      gapPercent: 60,
      overlapPercent: -5,
      axisLine: false,
    },
    ...items.map((item, i) => drawGain(item, top + i * rowHeight, rowHeight)),
  ];
}

// One pair has room for its shape: each answer before and after, and the gain as a figure.
function onePair(slide: PairedSlide, item: Item, levels: Level[], theme: Theme): Shape[] {
  const few = item.n < FEWEST_FOR_PERCENT;
  const gain = Math.round(shareOf(item.after - item.before, item.n) * 100);
  const moved = `${grouped(item.same)} stayed and ${grouped(item.fell)} moved down`;
  const words = few
    ? `moved up; ${moved}`
    : `${Math.abs(gain) === 1 ? "point" : "points"} in the top answers; ${grouped(item.rose)} of ${
      grouped(item.n)
    } moved up, ${moved}`;
  const y = BODY.y - 0.2;
  const small = levels.some(({ label }) => label.length > 16) || levels.length > 5;
  return [
    ...sideFigure(
      few ? [grouped(item.rose), "of", grouped(item.n)].join(NO_BREAK) : signed(gain),
      words,
      theme,
    ),
    colorKey([{ label: "Before", color: "bar" }, { label: "After", color: "accent" }], {
      x: columnX(4),
      y,
      w: 3,
      h: 0.26,
    }),
    {
      type: "chart",
      name: "Before and after",
      alt: slide.headline,
      x: columnX(4),
      y: y + 0.34,
      w: columnsWidth(8),
      h: BODY.h - 0.14,
      direction: "column",
      grouping: "clustered",
      categories: levels.map(({ label }) => label),
      series: [
        {
          name: "Before",
          values: levels.map((level) => shareOf(level.before, item.n)),
          colors: ["bar"],
          labelColor: "muted",
        },
        {
          name: "After",
          values: levels.map((level) => shareOf(level.after, item.n)),
          colors: ["accent"],
          labelColor: "ink",
        },
      ],
      max: greatest(
        levels.flatMap((level) => [level.before, level.after]).map((count) => shareOf(count, item.n)),
        0,
      ) || 1,
      format: "percent",
      labelFrom: 0,
      labelPosition: "outEnd",
      labelSize: "small",
      labelBold: false,
      categorySize: small ? "small" : "label",
      categoryWidth: 0,
      rightWidth: 0,
      gapPercent: 45,
      overlapPercent: -5,
      axisLine: true,
    },
  ];
}

function drawGain(item: Item, y: number, h: number): Shape {
  const gain = Math.round(shareOf(item.after - item.before, item.n) * 100);
  const unit = Math.abs(gain) === 1 ? "point" : "points";
  const runs = [
    {
      text: `${signed(gain)}${NO_BREAK}${unit}`,
      size: "lead" as const,
      bold: true,
      color: gain < 0 ? "negative" as const : "accentText" as const,
      breakAfter: true,
    },
    { text: [item.rose, item.same, item.fell].map(grouped).join(" · "), color: "muted" as const },
  ];
  return textBlock("Gain", runs, { x: GAIN_X, y, w: GAIN_WIDTH, h }, {
    size: "small",
    valign: "middle",
    leading: 1,
  });
}
