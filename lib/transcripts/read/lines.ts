import type { DocxText } from "../../office/docx/mod.ts";
import type { Line } from "./speech.ts";

/** The lines of a text file. */
export function linesOfText(text: string): Line[] {
  return text.split("\n").map((line) => ({
    text: clean(line),
    boldLength: 0,
    heading: false,
    paragraph: true,
  }));
}

/** The lines of a Word document: paragraphs broken at their line breaks, table rows as "name: text" or tabbed cells. */
export function linesOfDocx(docx: DocxText): Line[] {
  return docx.blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.map(lineOfRow).filter((line) => line.text !== "");
    let at = 0;
    return block.text.split("\n").map((text, index) => {
      const boldLength = Math.min(text.length, Math.max(0, block.boldLength - at));
      at += text.length + 1;
      const indent = text.length - text.trimStart().length;
      return {
        text: clean(text),
        boldLength: Math.max(0, boldLength - indent),
        heading: block.heading !== null,
        paragraph: index === 0,
      };
    });
  });
}

/** Transcripts set as tables have columns such as time, speaker, text: the row is read as a line in that order. */
function lineOfRow(cells: string[]): Line {
  const filled = cells.map((cell) => clean(cell.replaceAll("\n", " "))).filter((cell) => cell !== "");
  const [first = "", second = ""] = filled;
  const speech = filled.slice(-1)[0] ?? "";
  const line = (text: string) => ({ text, boldLength: 0, heading: false, paragraph: true });
  if (filled.length === 2 && !/:$/.test(first)) return line(`${first}: ${second}`);
  if (filled.length === 3 && /^[\d:.,]+$/.test(first)) return line(`[${first}] ${second}: ${speech}`);
  if (filled.length === 3 && /^[\d:.,]+$/.test(second)) return line(`[${second}] ${first}: ${speech}`);
  return line(filled.join("\t"));
}

/** Odd spaces become plain ones; tabs and runs of spaces stay, for layouts are told apart by them. */
function clean(text: string): string {
  return text.replace(/[\u00a0\u2007\u202f]/g, " ").replace(/[\u200b-\u200f\u2060\ufeff]/g, "").trim();
}
