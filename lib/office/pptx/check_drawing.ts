import type { Box, Chart, Drawing, Shape, Table, TextBlock } from "./drawing.ts";
import { cleanText, linesHeight, wrapText } from "./measure.ts";
import { PAGE, POINTS } from "./page.ts";
import { categoryLabelHeight, categoryLines, categoryRoom } from "./plot.ts";
import { inkBox, layoutText } from "./text_layout.ts";
import { faceOf, type Theme } from "./theme.ts";

/** Inches by which a measurement may be off before it counts. */
const TOLERANCE = 0.03;
/** Room a table cell keeps around its text: right of it, and above and below together. */
export const CELL_MARGIN = { right: 0.12, vertical: 0.06 };

interface Placed {
  name: string;
  box: Box;
  isText: boolean;
}

/** Lists what would look broken: text that needs more room than it has, things off the page, things on one another. */
export function checkDrawing(drawing: Drawing, theme: Theme): string[] {
  const placed = drawing.shapes.filter((shape) => shape.type !== "rule").map((shape) => place(shape, theme));
  const faults = drawing.shapes.flatMap((shape) => [...offPage(shape, theme), ...tooSmall(shape, theme)]);
  for (const [i, a] of placed.entries()) {
    for (const b of placed.slice(i + 1)) {
      if ((a.isText || b.isText) && overlap(a.box, b.box)) faults.push(`"${a.name}" and "${b.name}" overlap`);
    }
  }
  if (drawing.shapes.filter((shape) => shape.type === "text" && shape.title).length !== 1) {
    faults.push("there must be one title");
  }
  const page = drawing.number === null ? "cover" : `page ${drawing.number}`;
  return faults.map((fault) => `${page}: ${fault}`);
}

/** Height a table takes: rows grow with their text. */
function tableHeight(table: Table, theme: Theme): number {
  const head = table.head.length > 0 ? table.headHeight : 0;
  return table.rows.reduce((sum, row) => sum + Math.max(table.rowHeight, rowNeed(table, row, theme)), head);
}

function place(shape: Exclude<Shape, { type: "rule" }>, theme: Theme): Placed {
  if (shape.type === "text") {
    return { name: shape.name, box: inkBox(shape, layoutText(shape, theme)), isText: true };
  }
  if (shape.type === "table") {
    const w = shape.columnWidths.reduce((sum, width) => sum + width, 0);
    const box = { x: shape.x, y: shape.y, w, h: tableHeight(shape, theme) };
    return { name: shape.name, box, isText: true };
  }
  return { name: shape.name, box: shape, isText: false };
}

function offPage(shape: Shape, theme: Theme): string[] {
  const box = shape.type === "rule" ? { x: shape.x, y: shape.y, w: shape.w, h: 0 } : place(shape, theme).box;
  const outside = box.x < -TOLERANCE || box.y < -TOLERANCE ||
    box.x + box.w > PAGE.width + TOLERANCE || box.y + box.h > PAGE.height + TOLERANCE;
  const finite = [box.x, box.y, box.w, box.h].every(Number.isFinite);
  return outside || !finite ? [`"${shape.type === "rule" ? "rule" : shape.name}" leaves the page`] : [];
}

function tooSmall(shape: Shape, theme: Theme): string[] {
  if (shape.type === "text") return textFaults(shape, theme);
  if (shape.type === "chart") return chartFaults(shape, theme);
  if (shape.type === "table") return tableFaults(shape, theme);
  return [];
}

function textFaults(block: TextBlock, theme: Theme): string[] {
  const ink = inkBox(block, layoutText(block, theme));
  const faults: string[] = [];
  if (ink.h > block.h + TOLERANCE) {
    faults.push(`"${block.name}" needs ${ink.h.toFixed(2)} in and has ${block.h.toFixed(2)}: ${said(block)}`);
  }
  if (ink.w > block.w + TOLERANCE) faults.push(`"${block.name}" is wider than its box: ${said(block)}`);
  if (block.runs.some((run) => run.text !== cleanText(run.text))) {
    faults.push(`"${block.name}" holds characters a file cannot`);
  }
  return faults;
}

function chartFaults(chart: Chart, theme: Theme): string[] {
  const faults: string[] = [];
  if (chart.categories.length === 0) faults.push(`"${chart.name}" has no categories`);
  if (!(chart.max > 0)) faults.push(`"${chart.name}" has no scale`);
  for (const series of chart.series) {
    if (series.values.length !== chart.categories.length) {
      faults.push(`"${chart.name}", "${series.name}": ${series.values.length} values`);
    }
    if (series.colors.length !== 1 && series.colors.length !== series.values.length) {
      faults.push(`"${chart.name}", "${series.name}": ${series.colors.length} colours`);
    }
  }
  if (chart.direction === "bar" && chart.categoryWidth > 0) {
    const row = chart.h / Math.max(1, chart.categories.length);
    if (categoryLabelHeight(chart, theme) > row + TOLERANCE) {
      faults.push(`"${chart.name}" has a label taller than its row`);
    }
  }
  if (chart.direction === "column") {
    const tall = chart.categories.find((label) => categoryLines(chart, label, theme).length > 3);
    if (tall) {
      faults.push(`"${chart.name}": "${tall}" takes too many lines in ${categoryRoom(chart).toFixed(2)} in`);
    }
  }
  return faults;
}

function tableFaults(table: Table, theme: Theme): string[] {
  const ragged = table.rows.some((row) => row.length !== table.columnWidths.length);
  const tall = table.rows.filter((row) => rowNeed(table, row, theme) > table.rowHeight + TOLERANCE);
  return [
    ...(ragged ? [`"${table.name}" has rows of different lengths`] : []),
    ...tall.map((row) => `"${table.name}" has a row that grows: ${row[0]?.text.slice(0, 40)}`),
  ];
}

function rowNeed(table: Table, row: { text: string; bold?: boolean }[], theme: Theme): number {
  const points = POINTS[table.size];
  return Math.max(
    0,
    ...row.map((cell, i) => {
      const last = i === table.columnWidths.length - 1;
      const width = (table.columnWidths[i] ?? 1) - (last ? 0 : CELL_MARGIN.right);
      const face = faceOf(theme, "body", cell.bold ?? false);
      return linesHeight(wrapText(cell.text, points, width, face).length, points, face, 1) +
        CELL_MARGIN.vertical;
    }),
  );
}

function overlap(a: Box, b: Box): boolean {
  const across = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return across > TOLERANCE && down > TOLERANCE;
}

function said(block: TextBlock): string {
  return block.runs.map((run) => run.text).join("").slice(0, 60);
}
