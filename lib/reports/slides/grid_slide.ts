import {
  type Chart,
  clipKeeping,
  type ColorRole,
  labelColorOn,
  layoutText,
  POINTS,
  type Shape,
  type TextSize,
  type Theme,
} from "../../office/pptx/mod.ts";
import type { GridSlide } from "../deck/deck.ts";
import { colorKey, columnHead } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped, textBlock } from "./pen.ts";
import { baseOf, percent, shareOf } from "./words.ts";

/** More items than this go on a further slide. */
export const MOST_GRID_ITEMS = 9;
const LABEL_WIDTH = 3.9;
const CHART_WIDTH = columnsWidth(11);
const TOTAL_X = columnX(11) - 0.1;
const TOTAL_WIDTH = columnsWidth(1) + 0.1;

/** From best to worst; rust stands for disagreement and nothing else. */
const LEVEL_COLORS: Record<number, ColorRole[]> = {
  1: ["accent"],
  2: ["accent", "line"],
  3: ["accent", "line", "negativeMid"],
  4: ["accent", "mid", "negativeMid", "negative"],
  5: ["accent", "mid", "line", "negativeMid", "negative"],
  6: ["accent", "mid", "line", "bar", "negativeMid", "negative"],
  7: ["accent", "mid", "paper", "line", "bar", "negativeMid", "negative"],
};

/** Draws several items on one scale as 100 % stacked bars, with the share of the top answers at the right. */
export function drawGrid(slide: GridSlide, theme: Theme): Shape[] {
  const items = slide.items.slice(0, MOST_GRID_ITEMS);
  const colors = LEVEL_COLORS[Math.min(7, slide.levels.length)] ?? [];
  if (items.length === 0 || colors.length === 0) return [];
  const key = levelKey(slide, colors, theme);
  const top = BODY.y + 0.12 + key.height;
  // Few items stand larger, so that the slide is not half empty.
  const rowHeight = Math.min(items.length <= 3 ? 0.95 : 0.72, (BODY.bottom + 0.02 - top) / items.length);
  const chart = { x: MARGIN, y: top, w: CHART_WIDTH, h: rowHeight * items.length };
  const totalHead = slide.top === 1 ? "Best" : slide.top === 2 ? "Top two" : `Top ${slide.top}`;
  return [
    key.shape,
    columnHead(totalHead, TOTAL_X, top - 0.38, TOTAL_WIDTH, "right"),
    stackedBars(slide, items, colors, chart, theme),
    ...items.map((item, i) => {
      const total = item.counts.slice(0, slide.top).reduce((sum, count) => sum + count, 0);
      const box = { x: TOTAL_X, y: top + i * rowHeight, w: TOTAL_WIDTH, h: rowHeight };
      return textBlock("Top answers", percent(shareOf(total, item.n)), box, {
        size: "lead",
        bold: true,
        color: item.flag ? "negative" : "accentText",
        align: "right",
        valign: "middle",
        leading: 1,
      });
    }),
  ];
}

/** The key stands over the bars; a long one starts at the margin, a very long one takes two lines. */
function levelKey(slide: GridSlide, colors: ColorRole[], theme: Theme): { shape: Shape; height: number } {
  const most = Math.min(CHART_WIDTH - 1, CHART_WIDTH * 1.6 / slide.levels.length);
  const labels = slide.levels.slice(0, 7).map((label) => clipped(label, "small", most, 1, theme));
  const entries = labels.map((label, i) => ({ label, color: colors[i] ?? "line" }));
  const linesIn = (w: number) => {
    const box = { x: MARGIN + CHART_WIDTH - w, y: BODY.y + 0.06, w, h: 0.26 };
    const key = colorKey(entries, box);
    return { key, lines: layoutText(key, theme).length };
  };
  const overBars = linesIn(CHART_WIDTH - LABEL_WIDTH);
  if (overBars.lines === 1) return { shape: overBars.key, height: 0.32 };
  const wide = linesIn(CHART_WIDTH - 0.2);
  const h = 0.2 * wide.lines + 0.06;
  return { shape: { ...wide.key, x: MARGIN, h }, height: h + 0.06 };
}

function stackedBars(
  slide: GridSlide,
  items: GridSlide["items"],
  colors: ColorRole[],
  box: { x: number; y: number; w: number; h: number },
  theme: Theme,
): Chart {
  const rowHeight = box.h / items.length;
  const size: TextSize = rowHeight < 0.55 ? "small" : "label";
  const lines = rowHeight < 0.42 ? 1 : 2;
  const sameBase = new Set(items.map((item) => item.n)).size === 1;
  const label = (item: GridSlide["items"][number]) =>
    clipKeeping(
      item.label,
      sameBase ? "" : baseOf(item.n),
      POINTS[size],
      LABEL_WIDTH - 0.22,
      lines,
      theme.faces.body,
    );
  return {
    ...box,
    type: "chart",
    name: "Items",
    alt: slide.headline,
    direction: "bar",
    grouping: "stacked",
    categories: items.map(label),
    series: colors.map((color, level) => ({
      name: slide.levels[level] ?? "",
      values: items.map((item) => shareOf(item.counts[level] ?? 0, item.n)),
      colors: [color],
      labelColor: labelColorOn(theme, color),
    })),
    max: 1,
    format: "percent",
    labelFrom: 0.055,
    labelPosition: "ctr",
    labelSize: "small",
    labelBold: false,
    categorySize: size,
    categoryWidth: LABEL_WIDTH,
    rightWidth: 0.05,
    gapPercent: 55,
    axisLine: false,
  };
}
