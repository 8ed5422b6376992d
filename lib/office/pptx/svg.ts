import { CELL_MARGIN } from "./check_drawing.ts";
import type { BrandKit, Drawing, Picture, Rule, Shape, Table, TextBlock } from "./drawing.ts";
import { fontStack } from "./faces.ts";
import { isRightToLeft } from "./language.ts";
import { cleanText, clipText, linesHeight, wrapText } from "./measure.ts";
import { PAGE, PAGE_LAYOUTS, POINTS } from "./page.ts";
import { svgChart } from "./svg_chart.ts";
import { px, svgRect, svgText } from "./svg_parts.ts";
import { inkBox, layoutText, type Line } from "./text_layout.ts";
import { faceOf, type Theme, themeOf } from "./theme.ts";
import { escapeXml } from "./xml.ts";

/** Draws one slide as a standalone SVG of 1280 × 720, charts included: the picture of what the file holds. */
export function drawSvg(drawing: Drawing, brand: BrandKit): string {
  const theme = themeOf(brand);
  const layout = PAGE_LAYOUTS[drawing.layout];
  const body = drawing.shapes.map((shape) => svgShape(shape, theme)).join("");
  const page = svgRect({ x: 0, y: 0, w: PAGE.width, h: PAGE.height }, theme.hex[layout.background]);
  const title = drawing.shapes.find((shape) => shape.type === "text" && shape.title);
  const label = title?.type === "text" ? plain(title) : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" role="img" ` +
    `aria-label="${escapeXml(label)}"><title>${escapeXml(label)}</title>${page}${body}${
      svgFoot(drawing, theme)
    }</svg>`;
}

function svgShape(shape: Shape, theme: Theme): string {
  if (shape.type === "text") return svgBlock(shape, theme);
  if (shape.type === "rule") return svgRule(shape, theme);
  if (shape.type === "table") return svgTable(shape, theme);
  if (shape.type === "picture") return svgPicture(shape);
  return svgChart(shape, theme);
}

function svgFoot(drawing: Drawing, theme: Theme): string {
  const foot = PAGE_LAYOUTS[drawing.layout].foot;
  if (foot === null || drawing.number === null) return "";
  const { number } = foot;
  const style = {
    points: POINTS.small,
    bold: false,
    color: theme.hex.muted,
    family: fontStack(theme.bodyFont),
  };
  const at = { x: number.x + number.w, y: number.y + POINTS.small * 0.93 / 72 };
  return svgRule({ type: "rule", color: "line", ...foot.rule }, theme) +
    svgText(String(drawing.number), at, style, "end");
}

function svgRule(rule: Rule, theme: Theme): string {
  const y = px(rule.y);
  return `<line x1="${px(rule.x)}" y1="${y}" x2="${px(rule.x + rule.w)}" y2="${y}" stroke="#${
    theme.hex[rule.color]
  }" stroke-width="${rule.points * 4 / 3}"/>`;
}

function svgPicture(picture: Picture): string {
  return `<image x="${px(picture.x)}" y="${px(picture.y)}" width="${px(picture.w)}" height="${
    px(picture.h)
  }" href="data:${picture.mediaType};base64,${picture.bytes.toBase64()}"><title>${
    escapeXml(cleanText(picture.alt))
  }</title></image>`;
}

function svgBlock(block: TextBlock, theme: Theme): string {
  const lines = layoutText(block, theme);
  let top = inkBox(block, lines).y;
  return lines.map((line) => {
    const drawn = svgLine(line, block, top, theme);
    top += line.height;
    return drawn;
  }).join("");
}

function svgLine(line: Line, block: TextBlock, top: number, theme: Theme): string {
  if (line.segments.length === 0) return "";
  const tallest = Math.max(...line.segments.map((segment) => segment.points * segment.face.height)) / 72;
  // Four fifths of a face stand above its baseline, in Arial and Georgia alike.
  const baseline = top + (line.height - tallest) / 2 + tallest * 0.8;
  const rtl = isRightToLeft(line.segments.map((segment) => segment.text).join(""));
  const at = { left: block.x, center: block.x + block.w / 2, right: block.x + block.w }[block.align];
  const start = rtl ? "end" : "start";
  const anchor = { left: start, center: "middle", right: rtl ? "start" : "end" }[block.align];
  const spans = line.segments.map((segment) =>
    `<tspan font-family="${
      fontStack(segment.font === "head" ? theme.headFont : theme.bodyFont)
    }" font-size="${px(segment.points / 72)}"${segment.bold ? ' font-weight="700"' : ""} fill="#${
      theme.hex[segment.color]
    }">${escapeXml(segment.text)}</tspan>`
  );
  return `<text x="${px(at)}" y="${px(baseline)}" text-anchor="${anchor}" xml:space="preserve"${
    rtl ? ' direction="rtl"' : ""
  }>${spans.join("")}</text>`;
}

function svgTable(table: Table, theme: Theme): string {
  let y = table.y;
  const rows: string[] = [];
  if (table.head.length > 0) {
    const cells = table.head.map((text) => ({ text, bold: true, color: "muted" as const }));
    rows.push(svgRow(table, cells, { y, h: table.headHeight, isHead: true }, theme));
    y += table.headHeight;
  }
  for (const row of table.rows) {
    rows.push(svgRow(table, row, { y, h: table.rowHeight, isHead: false }, theme));
    y += table.rowHeight;
  }
  return rows.join("");
}

function svgRow(
  table: Table,
  cells: Table["rows"][number],
  place: { y: number; h: number; isHead: boolean },
  theme: Theme,
): string {
  const points = POINTS[place.isHead ? "small" : table.size];
  let x = table.x;
  const drawn = cells.map((cell, i) => {
    const width = table.columnWidths[i] ?? 0;
    const room = width - (i === table.columnWidths.length - 1 ? 0 : CELL_MARGIN.right);
    const right = table.align[i] === "right";
    const face = faceOf(theme, "body", cell.bold ?? false);
    const lines = wrapText(clipText(cleanText(cell.text), points, room, 3, face), points, room, face);
    const height = linesHeight(1, points, face, 1);
    const ink = lines.length * height;
    const top = place.isHead
      ? place.y + place.h - ink - CELL_MARGIN.vertical / 2
      : place.y + (place.h - ink) / 2;
    const style = {
      points,
      bold: cell.bold ?? false,
      color: theme.hex[cell.color ?? "ink"],
      family: fontStack(theme.bodyFont),
    };
    const left = x;
    x += width;
    return lines.map((line, n) =>
      svgText(
        line,
        { x: right ? left + room : left, y: top + height * (n + 0.8) },
        style,
        right ? "end" : "start",
      )
    ).join("");
  });
  const rule = {
    type: "rule" as const,
    x: table.x,
    y: place.y + place.h,
    w: table.columnWidths.reduce((sum, width) => sum + width, 0),
    color: place.isHead ? "ink" as const : "line" as const,
    points: place.isHead ? 1 : 0.5,
  };
  return drawn.join("") + svgRule(rule, theme);
}

function plain(block: TextBlock): string {
  return cleanText(block.runs.map((run) => run.text).join("")).replaceAll("\n", " ");
}
