import type { Box, Chart, ChartSeries, ColorRole } from "./drawing.ts";
import { fontStack } from "./faces.ts";
import { cleanText, linesHeight } from "./measure.ts";
import { POINTS } from "./page.ts";
import { categoryLines, LABEL_GAP, plotArea, valueLabel } from "./plot.ts";
import { px, svgRect, svgText, type SvgTextStyle } from "./svg_parts.ts";
import type { Theme } from "./theme.ts";
import { escapeXml } from "./xml.ts";

/** Draws a chart from its numbers, bar by bar, as the office programs draw it. */
export function svgChart(chart: Chart, theme: Theme): string {
  const plot = absolute(plotArea(chart, theme), chart);
  const bars = chart.categories.map((_, i) => svgCategoryBars(chart, i, plot, theme)).join("");
  const labels = chart.categories.map((label, i) => svgCategory(chart, cleanText(label), i, plot, theme))
    .join("");
  return `<g role="img" aria-label="${
    escapeXml(cleanText(chart.alt).trim() || chart.name)
  }">${bars}${labels}${axisLine(chart, plot, theme)}</g>`;
}

/** The bars of one category, side by side or end to end. */
function svgCategoryBars(chart: Chart, category: number, plot: Box, theme: Theme): string {
  const { offset, thickness, step } = barPlaces(chart, plot);
  let base = 0;
  return chart.series.map((series, i) => {
    const value = series.values[category];
    if (value === undefined || !Number.isFinite(value)) return "";
    const across = offset(category) + i * step;
    const from = chart.grouping === "stacked" ? base : 0;
    base += value;
    const box = barBox(chart, plot, across, thickness, from / chart.max, (from + value) / chart.max);
    return svgBar(chart, series, category, value, box, theme);
  }).join("");
}

function barPlaces(chart: Chart, plot: Box) {
  const stacked = chart.grouping === "stacked";
  const side = stacked ? 1 : Math.max(1, chart.series.length);
  const overlap = stacked ? 0 : (chart.overlapPercent ?? 0) / 100;
  const band = (chart.direction === "bar" ? plot.h : plot.w) / Math.max(1, chart.categories.length);
  // A band holds the bars, less their overlap, and the gap as a share of one bar.
  const thickness = band / (side - (side - 1) * overlap + chart.gapPercent / 100);
  const step = stacked ? 0 : thickness * (1 - overlap);
  return {
    thickness,
    step,
    offset: (category: number) => category * band + thickness * chart.gapPercent / 200,
  };
}

function barBox(chart: Chart, plot: Box, across: number, thickness: number, from: number, to: number): Box {
  if (chart.direction === "bar") {
    return { x: plot.x + from * plot.w, y: plot.y + across, w: (to - from) * plot.w, h: thickness };
  }
  return { x: plot.x + across, y: plot.y + plot.h * (1 - to), w: thickness, h: (to - from) * plot.h };
}

function svgBar(
  chart: Chart,
  series: ChartSeries,
  category: number,
  value: number,
  box: Box,
  theme: Theme,
): string {
  const color = colorOf(series, category);
  if (color === null) return "";
  const label = valueLabel(chart, value);
  const bar = value > 0 ? svgRect(chart.grouping === "stacked" ? inset(box) : box, theme.hex[color]) : "";
  if (label === "") return bar;
  const points = POINTS[chart.labelSize];
  const style = {
    ...bodyStyle(theme),
    points,
    bold: chart.labelBold ?? true,
    color: theme.hex[series.labelColor],
  };
  const half = points * 0.36 / 72;
  if (chart.labelPosition === "ctr") {
    return bar + svgText(label, { x: box.x + box.w / 2, y: box.y + box.h / 2 + half }, style, "middle");
  }
  if (chart.direction === "bar") {
    return bar + svgText(label, { x: box.x + box.w + 0.06, y: box.y + box.h / 2 + half }, style, "start");
  }
  return bar + svgText(label, { x: box.x + box.w / 2, y: box.y - 0.07 }, style, "middle");
}

function svgCategory(chart: Chart, label: string, category: number, plot: Box, theme: Theme): string {
  const bars = chart.direction === "bar";
  if (bars && chart.categoryWidth === 0) return "";
  const points = POINTS[chart.categorySize];
  const style = { ...bodyStyle(theme), points };
  const lines = categoryLines(chart, label, theme);
  const height = linesHeight(1, points, theme.faces.body, 1);
  const band = (bars ? plot.h : plot.w) / Math.max(1, chart.categories.length);
  const top = bars
    ? plot.y + band * (category + 0.5) - lines.length * height / 2
    : plot.y + plot.h + LABEL_GAP / 2;
  const x = bars ? plot.x - LABEL_GAP : plot.x + band * (category + 0.5);
  return lines.map((line, i) =>
    svgText(line, { x, y: top + height * (i + 0.8) }, style, bars ? "end" : "middle")
  )
    .join("");
}

function axisLine(chart: Chart, plot: Box, theme: Theme): string {
  if (!chart.axisLine) return "";
  const bottom = px(plot.y + plot.h);
  const [x2, y1] = chart.direction === "bar" ? [plot.x, px(plot.y)] : [plot.x + plot.w, bottom];
  return `<line x1="${px(plot.x)}" y1="${y1}" x2="${px(x2)}" y2="${bottom}" stroke="#${theme.hex.line}"/>`;
}

function colorOf(series: ChartSeries, category: number): ColorRole | null {
  return (series.colors.length > 1 ? series.colors[category] : series.colors[0]) ?? null;
}

function bodyStyle(theme: Theme): SvgTextStyle {
  return { points: POINTS.label, bold: false, color: theme.hex.ink, family: fontStack(theme.bodyFont) };
}

/** Stacked bars are parted by a white line of one point. */
function inset(box: Box): Box {
  const half = Math.min(0.5 / 72, box.w / 2);
  return { x: box.x + half, y: box.y, w: box.w - 2 * half, h: box.h };
}

function absolute(box: Box, chart: Chart): Box {
  return { ...box, x: chart.x + box.x, y: chart.y + box.y };
}
