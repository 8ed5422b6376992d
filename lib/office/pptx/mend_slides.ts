import { editParts, type Parts } from "./archive.ts";
import type { Box, Drawing } from "./drawing.ts";
import { cleanText } from "./measure.ts";
import { splitByScript } from "./language.ts";
import { escapeXml } from "./xml.ts";

const SLIDES = /^ppt\/slides\/slide\d+\.xml$/;
const SLIDES_AND_LAYOUTS = /^ppt\/(slides|slideLayouts)\/[^/]+\.xml$/;
const NOTES = /^ppt\/notesSlides\/[^/]+\.xml$/;
const EMU_PER_INCH = 914_400;

/** Repairs slides, their layouts and their notes. */
export function mendSlides(parts: Parts, drawings: Drawing[]): void {
  editParts(parts, /^ppt\/(slides|slideLayouts|slideMasters|charts)\/[^/]+\.xml$/, themed);
  editParts(
    parts,
    SLIDES_AND_LAYOUTS,
    (xml) => oneParagraphStyle(uniqueIds(xml)).replaceAll('"en-US"', '"en-GB"'),
  );
  editParts(
    parts,
    /^ppt\/slideLayouts\//,
    (xml) => xml.replace('<p:cSld name="DEFAULT">', '<p:cSld name="Blank">'),
  );
  editParts(parts, SLIDES, (xml, name) => mendSlide(xml, drawings[numberIn(name) - 1]));
  editParts(parts, NOTES, (xml, name) => withNotes(xml, drawings[numberIn(name) - 1]?.notes ?? []));
  editParts(parts, /^ppt\/slideMasters\/[^/]+\.xml$/, (xml) => xml.replaceAll('"en-US"', '"en-GB"'));
}

/** Colours and fonts become references to the theme, also where the library insists on a hex or a Latin font. */
export function themed(xml: string): string {
  return xml
    .replace(/<a:srgbClr val="((?:tx|bg)[12]|accent[1-6])"/g, '<a:schemeClr val="$1"')
    .replace(/<a:(ea|cs) typeface="\+(mj|mn)-lt"[^>]*\/>/g, '<a:$1 typeface="+$2-$1"/>')
    .replace(/<a:latin typeface="\+(mj|mn)-lt"[^>]*\/>/g, '<a:latin typeface="+$1-lt"/>');
}

/** The library gives page numbers and tables fixed ids, which meet those of other shapes. */
function uniqueIds(xml: string): string {
  let id = 1;
  return xml.replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${id++}"`);
}

/** Paragraph properties stand once, first in their paragraph. */
function oneParagraphStyle(xml: string): string {
  return xml.replace(/<a:p>(.*?)<\/a:p>/gs, (_, body: string) => {
    const kept = body.replace(
      /<a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/gs,
      (style: string, at: number) => at === 0 ? style : "",
    );
    return `<a:p>${kept}</a:p>`;
  });
}

function mendSlide(xml: string, drawing: Drawing | undefined): string {
  const title = drawing?.shapes.find((shape) => shape.type === "text" && shape.title);
  const placed = title && title.type === "text" ? withTitleBox(xml, title) : xml;
  return placed.replace(/\s+hasCustomPrompt="1"/g, "").replaceAll("<a:tblPr/>", '<a:tblPr firstRow="1"/>');
}

/** A placeholder ignores the place and the name it is given with the slide. */
function withTitleBox(xml: string, { x, y, w, h }: Box): string {
  const [left, top, width, height] = [x, y, w, h].map((inches) => Math.round(inches * EMU_PER_INCH));
  return xml.replace(
    /name="[^"]*"(><\/p:cNvPr><p:cNvSpPr\/><p:nvPr><p:ph\s[^>]*type="title"[^>]*\/><\/p:nvPr><\/p:nvSpPr><p:spPr><a:xfrm>)<a:off [^>]*\/><a:ext [^>]*\/>/,
    `name="Title"$1<a:off x="${left}" y="${top}"/><a:ext cx="${width}" cy="${height}"/>`,
  );
}

/** One paragraph a line; the library puts all of them into one and loses the line ends. */
function withNotes(xml: string, notes: string[]): string {
  const lines = notes.flatMap((line) => cleanText(line).split("\n")).filter((line) => line.trim() !== "");
  const paragraphs = lines.map((line) => {
    const runs = splitByScript(line).map(({ text, language }) =>
      `<a:r><a:rPr lang="${language}" dirty="0"/><a:t>${escapeXml(text)}</a:t></a:r>`
    );
    return `<a:p>${runs.join("")}</a:p>`;
  });
  if (paragraphs.length === 0) return xml;
  return xml.replace(
    /(<p:ph type="body"[^>]*\/>.*?<a:lstStyle\/>).*?(<\/p:txBody>)/s,
    (_, before, after) => before + paragraphs.join("") + after,
  );
}

function numberIn(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1]);
}
