import {
  type Box,
  type Chart,
  type ColorRole,
  LABEL_GAP,
  POINTS,
  type Shape,
  type TextBlock,
  type TextSize,
  textWidth,
  type Theme,
} from "../../office/pptx/mod.ts";
import { BODY, columnsWidth, MARGIN } from "./grid.ts";
import { fittedBlock, openingRule, textBlock } from "./pen.ts";
import { greatest, NO_BREAK } from "./words.ts";

/** One bar of a simple chart. */
export interface BarRow {
  label: string;
  value: number;
  color: ColorRole;
}

/** How a chart of one series is set where it differs from bars of shares. */
export interface BarLook
  extends Partial<Pick<Chart, "format" | "labelFrom" | "gapPercent" | "rightWidth" | "max">> {
  name: string;
  alt: string;
  series?: string;
  size?: TextSize;
}

/** Horizontal bars with their labels at the left and their values at the end; labels must fit `labelWidth`. */
export function horizontalBars(rows: BarRow[], box: Box, labelWidth: number, look: BarLook): Chart {
  return {
    ...oneSeries(rows, box, look),
    direction: "bar",
    categoryWidth: labelWidth,
    rightWidth: look.rightWidth ?? 0.8,
    gapPercent: look.gapPercent ?? 45,
    axisLine: false,
  };
}

/** Columns in the order given, values on top, labels below. */
export function verticalColumns(rows: BarRow[], box: Box, look: BarLook): Chart {
  return {
    ...oneSeries(rows, box, look),
    direction: "column",
    categoryWidth: 0,
    rightWidth: 0,
    gapPercent: look.gapPercent ?? 40,
    axisLine: true,
  };
}

/** The figure beside a chart: columns 0 to 2, under a rule. */
export function sideFigure(value: string, words: string, theme: Theme): Shape[] {
  const y = BODY.y - 0.2;
  const w = columnsWidth(3);
  const figure = { bold: true, color: "accentText" as const };
  const shapes: Shape[] = [openingRule(MARGIN, y, w)];
  if (value !== "") {
    const box = { x: MARGIN, y: y + 0.14, w, h: 0.8, lines: 1 };
    shapes.push(fittedBlock("Figure", value, box, ["hero", "head", "lead"], figure, theme));
  }
  if (words !== "") {
    const box = { x: MARGIN, y: y + 0.98, w, h: 2.9 };
    shapes.push(fittedBlock("What it is", words, box, ["body", "label"], { leading: 1.12 }, theme));
  }
  return shapes;
}

/** A small grey line over a column. */
export function columnHead(
  words: string,
  x: number,
  y: number,
  w: number,
  align: "left" | "right" = "left",
): Shape {
  return textBlock("Column head", words, { x, y, w, h: 0.26 }, { size: "small", color: "muted", align });
}

/** What the colours of the bars mean, in words over the first bar; at most two lines. */
export function colorKey(entries: { label: string; color: ColorRole }[], box: Box): TextBlock {
  const runs = entries.flatMap(({ label, color }, i) => [
    { text: `■${NO_BREAK}`, color },
    { text: label.replaceAll(" ", NO_BREAK) + (i < entries.length - 1 ? `${NO_BREAK.repeat(3)} ` : "") },
  ]);
  return textBlock("Key", runs, box, { size: "small", leading: 1 });
}

/** Width of the label column: as the longest label needs, between the bounds. */
export function labelColumn(
  labels: string[],
  size: TextSize,
  bounds: { least: number; most: number },
  theme: Theme,
): number {
  const longest = greatest(labels.map((label) => textWidth(label, POINTS[size], theme.faces.body)), 0);
  return Math.min(bounds.most, Math.max(bounds.least, longest + LABEL_GAP + 0.1));
}

function oneSeries(rows: BarRow[], box: Box, look: BarLook) {
  const size = look.size ?? "label";
  const colors = rows.map((row) => row.color);
  const format = look.format ?? "percent";
  return {
    ...box,
    type: "chart" as const,
    name: look.name,
    alt: look.alt,
    grouping: "clustered" as const,
    categories: rows.map((row) => row.label),
    series: [{
      name: look.series ?? "Share of answers",
      values: rows.map((row) => row.value),
      colors: new Set(colors).size > 1 ? colors : colors.slice(0, 1),
      labelColor: "ink" as const,
    }],
    max: look.max ?? (greatest(rows.map((row) => row.value), 0) || 1),
    format,
    labelFrom: look.labelFrom ?? 0,
    labelPosition: "outEnd" as const,
    labelSize: size,
    categorySize: size,
  };
}
