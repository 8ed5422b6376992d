import type { LibrarySlide, LibraryTableCell } from "./library.ts";
import { addChart } from "./add_chart.ts";
import { CELL_MARGIN } from "./check_drawing.ts";
import type { Picture, Rule, Shape, Table, TableCell, TextBlock } from "./drawing.ts";
import { isRightToLeft, splitByScript } from "./language.ts";
import { cleanText } from "./measure.ts";
import { POINTS } from "./page.ts";
import { paragraphsOf } from "./text_layout.ts";
import type { Theme } from "./theme.ts";

/** The fonts of the theme, as every part refers to them. */
export const THEME_FONT = { head: "+mj-lt", body: "+mn-lt" };

/** Adds one primitive to a slide of the library. */
export function addShape(slide: LibrarySlide, shape: Shape, theme: Theme): void {
  if (shape.type === "text") return shape.title ? addTitle(slide, shape) : addText(slide, shape, theme);
  if (shape.type === "rule") return addRule(slide, shape, theme);
  if (shape.type === "table") return addTable(slide, shape, theme);
  if (shape.type === "picture") return addPicture(slide, shape);
  addChart(slide, shape, theme);
}

/** The title takes place, size and colour from its layout; only the words are the slide's. */
function addTitle(slide: LibrarySlide, block: TextBlock): void {
  const text = block.runs.map((run) => cleanText(run.text).replaceAll("\n", " ")).join("");
  const runs = splitByScript(text).map((part) => ({ text: part.text, options: { lang: part.language } }));
  slide.addText(runs, { placeholder: "title" });
}

function addText(slide: LibrarySlide, block: TextBlock, theme: Theme): void {
  const paragraphs = paragraphsOf(block);
  const runs = paragraphs.flatMap((paragraph, p) => {
    const rtlMode = isRightToLeft(paragraph.map((run) => run.text).join(""));
    const pieces = paragraph.flatMap((run) => splitByScript(run.text).map((part) => ({ run, part })));
    return pieces.map(({ run, part }, i) => ({
      text: part.text,
      options: {
        fontFace: THEME_FONT[run.font ?? block.font],
        fontSize: POINTS[run.size ?? block.size],
        bold: run.bold ?? block.bold,
        color: theme.slot[run.color ?? block.color],
        lang: part.language,
        breakLine: i === pieces.length - 1 && p < paragraphs.length - 1,
        rtlMode,
      },
    }));
  });
  slide.addText(runs, {
    ...boxOf(block),
    margin: 0,
    align: block.align,
    valign: block.valign,
    lineSpacingMultiple: block.leading,
    wrap: true,
    fit: "none",
    objectName: block.name,
  });
}

function addRule(slide: LibrarySlide, rule: Rule, theme: Theme): void {
  const line = { color: theme.slot[rule.color], width: rule.points };
  slide.addShape("line", { x: rule.x, y: rule.y, w: rule.w, h: 0, line, objectName: "Rule" });
}

function addTable(slide: LibrarySlide, table: Table, theme: Theme): void {
  const head = table.head.map((text, i) =>
    tableCell({ text, bold: true, color: "muted" }, i, table, theme, true)
  );
  const rows = table.rows.map((row) => row.map((cell, i) => tableCell(cell, i, table, theme, false)));
  slide.addTable([...(head.length > 0 ? [head] : []), ...rows], {
    x: table.x,
    y: table.y,
    w: table.columnWidths.reduce((sum, width) => sum + width, 0),
    colW: [...table.columnWidths],
    rowH: [...(head.length > 0 ? [table.headHeight] : []), ...rows.map(() => table.rowHeight)],
    autoPage: false,
    objectName: table.name,
  });
}

function tableCell(
  cell: TableCell,
  column: number,
  table: Table,
  theme: Theme,
  isHead: boolean,
): LibraryTableCell {
  const none = { type: "none" as const };
  const under = { type: "solid" as const, pt: isHead ? 1 : 0.5, color: theme.slot[isHead ? "ink" : "line"] };
  const text = cleanText(cell.text).replaceAll("\n", " ");
  const style = {
    fontFace: THEME_FONT.body,
    fontSize: POINTS[isHead ? "small" : table.size],
    bold: cell.bold ?? false,
    color: theme.slot[cell.color ?? "ink"],
    align: table.align[column] ?? "left",
  };
  const runs = splitByScript(text).map((part) => ({
    text: part.text,
    options: { ...style, lang: part.language },
  }));
  const last = column === table.columnWidths.length - 1;
  return {
    text: runs.length > 0 ? runs : "",
    options: {
      ...style,
      valign: isHead ? "bottom" : "middle",
      margin: [CELL_MARGIN.vertical / 2, last ? 0 : CELL_MARGIN.right, CELL_MARGIN.vertical / 2, 0],
      border: [none, none, under, none],
    },
  };
}

function addPicture(slide: LibrarySlide, picture: Picture): void {
  if (picture.mediaType === "image/svg+xml") {
    throw new Error(`Cannot put "${picture.name}" on a slide: it is SVG`);
  }
  const data = `${picture.mediaType};base64,${picture.bytes.toBase64()}`;
  slide.addImage({ ...boxOf(picture), data, altText: cleanText(picture.alt), objectName: picture.name });
}

function boxOf({ x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  return { x, y, w, h };
}
