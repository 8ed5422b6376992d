import type { Box, Chart } from "./drawing.ts";
import { linesHeight, wrapText } from "./measure.ts";
import { POINTS } from "./page.ts";
import type { Theme } from "./theme.ts";

/** Inches between a bar and its category label. */
export const LABEL_GAP = 0.12;

/** Where the bars of a chart stand, in inches from the chart's own corner. */
export function plotArea(chart: Chart, theme: Theme): Box {
  if (chart.direction === "bar") {
    const w = Math.max(0.5, chart.w - chart.categoryWidth - chart.rightWidth);
    return { x: chart.categoryWidth, y: 0, w, h: chart.h };
  }
  const top = linesHeight(1, POINTS[chart.labelSize], theme.faces.bodyBold, 1) + 0.12;
  const bottom = categoryLabelHeight(chart, theme) + LABEL_GAP;
  return { x: 0, y: top, w: chart.w, h: Math.max(0.5, chart.h - top - bottom) };
}

/** The lines of a category label in the room the chart leaves it. */
export function categoryLines(chart: Chart, label: string, theme: Theme): string[] {
  return wrapText(label, POINTS[chart.categorySize], categoryRoom(chart), theme.faces.body);
}

/** Inches a category label may take across. */
export function categoryRoom(chart: Chart): number {
  const columns = Math.max(1, chart.categories.length);
  return chart.direction === "bar" ? chart.categoryWidth - LABEL_GAP : chart.w / columns - 0.08;
}

/** Height of the tallest category label. */
export function categoryLabelHeight(chart: Chart, theme: Theme): number {
  const lines = Math.max(1, ...chart.categories.map((label) => categoryLines(chart, label, theme).length));
  return linesHeight(lines, POINTS[chart.categorySize], theme.faces.body, 1);
}

/** A value as its label says it; empty where the chart shows none. */
export function valueLabel(chart: Chart, value: number): string {
  if (!Number.isFinite(value) || value < chart.labelFrom) return "";
  if (chart.format === "percent") return `${Math.round(value * 100)}\u00a0%`;
  return chart.format === "minutes"
    ? `${Math.round(value)}\u00a0min`
    : Math.round(value).toLocaleString("en-GB");
}

/** The same as a number format of the file; a plain space would let the label break before its unit. */
export function valueFormat(chart: Chart): string {
  const unit = { percent: '0"\u00a0"%', minutes: '0"\u00a0min"', count: "#,##0" }[chart.format];
  return chart.labelFrom > 0 ? `[>=${chart.labelFrom}]${unit};""` : unit;
}
