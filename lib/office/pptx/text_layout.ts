import type { Box, ColorRole, Run, TextBlock } from "./drawing.ts";
import type { Face } from "./faces.ts";
import { breakWord, cleanText, linesHeight, textWidth, wordParts } from "./measure.ts";
import { POINTS } from "./page.ts";
import { faceOf, type Theme } from "./theme.ts";

/** A piece of a line in one style. */
export interface Segment {
  text: string;
  points: number;
  face: Face;
  font: "head" | "body";
  bold: boolean;
  color: ColorRole;
  width: number;
}

/** One line as it will stand on the slide, in inches. */
export interface Line {
  segments: Segment[];
  width: number;
  height: number;
}

type Style = Omit<Segment, "text" | "width">;

/** Pieces that stay on one line; a glued word follows the one before without a space. */
interface Word {
  pieces: Segment[];
  glued: boolean;
}

/** Breaks a text block into lines, mixed styles included. */
export function layoutText(block: TextBlock, theme: Theme): Line[] {
  return paragraphsOf(block).flatMap((runs) => wrapRuns(runs, block, theme));
}

/** Where the lines of a block stand: the box of its ink, which may be larger or smaller than the block. */
export function inkBox(block: TextBlock, lines: Line[]): Box {
  const w = Math.max(0, ...lines.map((line) => line.width));
  const h = lines.reduce((sum, line) => sum + line.height, 0);
  const free = { x: block.w - w, y: block.h - h };
  const x = block.align === "right" ? free.x : block.align === "center" ? free.x / 2 : 0;
  const y = block.valign === "bottom" ? free.y : block.valign === "middle" ? free.y / 2 : 0;
  return { x: block.x + x, y: block.y + y, w, h };
}

/** The runs of each paragraph; line ends inside a run's text count like `breakAfter`. */
export function paragraphsOf(block: { runs: Run[] }): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (const run of block.runs) {
    cleanText(run.text).split("\n").forEach((text, i) => {
      if (i > 0) paragraphs.push([]);
      if (text !== "") paragraphs.at(-1)?.push({ ...run, text, breakAfter: false });
    });
    if (run.breakAfter) paragraphs.push([]);
  }
  if (paragraphs.length > 1 && paragraphs.at(-1)?.length === 0) paragraphs.pop();
  return paragraphs;
}

function wrapRuns(runs: Run[], block: TextBlock, theme: Theme): Line[] {
  const fallback = styleOf({ text: "" }, block, theme);
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of wordsOf(runs, block, theme).flatMap((word) => broken(word, block.w))) {
    const line = lines.at(-1) ?? [];
    const space = line.length > 0 && !word.glued ? spaceBefore(word, fallback) : 0;
    const wordWidth = widthOf(word.pieces);
    if (line.length > 0 && used + space + wordWidth > block.w) {
      lines.push([word]);
      used = wordWidth;
    } else {
      line.push(word);
      used += space + wordWidth;
    }
  }
  return lines.map((words) => lineOf(words, fallback, block.leading));
}

/** Words at their spaces; a word may change style inside. */
function wordsOf(runs: Run[], block: TextBlock, theme: Theme): Word[] {
  const words: Word[] = [];
  let afterSpace = true;
  for (const run of runs) {
    const style = styleOf(run, block, theme);
    for (const stretch of run.text.split(/( +)/)) {
      if (stretch.trim() === "" && !stretch.includes("\u00a0")) {
        afterSpace ||= stretch !== "";
        continue;
      }
      for (const part of wordParts(stretch)) {
        const segment = segmentOf(part.text, style);
        const last = words.at(-1);
        if (last && !afterSpace && !part.glued) last.pieces.push(segment);
        else words.push({ pieces: [segment], glued: part.glued });
        afterSpace = false;
      }
    }
  }
  return words;
}

function broken(word: Word, width: number): Word[] {
  if (widthOf(word.pieces) <= width) return [word];
  const pieces = word.pieces.flatMap((segment) =>
    breakWord(segment.text, segment.points, width, segment.face).map((text) => segmentOf(text, segment))
  );
  return pieces.map((segment, i) => ({ pieces: [segment], glued: i > 0 || word.glued }));
}

function lineOf(words: Word[], fallback: Style, leading: number): Line {
  const segments: Segment[] = [];
  for (const word of words) {
    const last = segments.at(-1);
    if (last && !word.glued) segments[segments.length - 1] = segmentOf(last.text + " ", last);
    for (const piece of word.pieces) {
      const before = segments.at(-1);
      if (before && sameStyle(before, piece)) {
        segments[segments.length - 1] = segmentOf(before.text + piece.text, before);
      } else {
        segments.push(piece);
      }
    }
  }
  const styles: Style[] = segments.length > 0 ? segments : [fallback];
  return {
    segments,
    width: widthOf(segments),
    height: Math.max(...styles.map((style) => linesHeight(1, style.points, style.face, leading))),
  };
}

function spaceBefore(word: Word, fallback: Style): number {
  const first = word.pieces[0] ?? fallback;
  return textWidth(" ", first.points, first.face);
}

function styleOf(run: Run, block: TextBlock, theme: Theme): Style {
  const font = run.font ?? block.font;
  const bold = run.bold ?? block.bold;
  return {
    points: POINTS[run.size ?? block.size],
    face: faceOf(theme, font, bold),
    font,
    bold,
    color: run.color ?? block.color,
  };
}

function segmentOf(text: string, style: Style): Segment {
  const { points, face, font, bold, color } = style;
  return { text, points, face, font, bold, color, width: textWidth(text, points, face) };
}

function sameStyle(a: Style, b: Style): boolean {
  return a.points === b.points && a.font === b.font && a.bold === b.bold && a.color === b.color;
}

function widthOf(segments: Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.width, 0);
}
