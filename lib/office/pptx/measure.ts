import type { Face } from "./faces.ts";

const NO_BREAK_SPACE = "\u00a0";
// No width table covers every script; these stand for the widest common letter of theirs, so a guess is never short.
const WIDE_GLYPH = 1000;
const OTHER_GLYPH = 620;
// What XML 1.0 forbids, what stands for a broken character, and what turns the order of letters round.
const UNFIT = /[[\p{Cc}\p{Noncharacter_Code_Point}\ufffd\u202a-\u202e]--\n]/gv;

/** Drops what XML or a slide cannot hold: control characters, lone surrogates, non-characters, bidi overrides. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replaceAll("\t", " ")
    .replace(UNFIT, "");
}

/** Width of one line of text in inches. */
export function textWidth(text: string, points: number, face: Face): number {
  let thousandths = 0;
  for (const character of text) thousandths += glyphWidth(character, face);
  return thousandths * face.factor * points / 72_000;
}

/** Breaks text into the lines a box of that width shows; a word wider than the box is broken inside. */
export function wrapText(text: string, points: number, width: number, face: Face): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, points, width, face));
}

/** Height of that many lines in inches. */
export function linesHeight(lines: number, points: number, face: Face, leading: number): number {
  return lines * points * face.height * leading / 72;
}

/** Cuts text at a word, with "…", so that it takes at most that many lines. */
export function clipText(text: string, points: number, width: number, lines: number, face: Face): string {
  return clipKeeping(text, "", points, width, lines, face);
}

/** Cuts text at a word so that text and ending together take at most that many lines; the ending is never cut. */
export function clipKeeping(
  text: string,
  ending: string,
  points: number,
  width: number,
  lines: number,
  face: Face,
): string {
  const fits = (part: string) => wrapText(part + ending, points, width, face).length <= lines;
  if (fits(text)) return text + ending;
  const words = text.split(/[ \n]+/);
  const kept = longest(words.length - 1, (count) => fits(closed(words.slice(0, count).join(" "))));
  if (kept > 0) return closed(words.slice(0, kept).join(" ")) + ending;
  const letters = Array.from(words[0] ?? "");
  const letterCount = longest(letters.length, (count) => fits(letters.slice(0, count).join("") + "…"));
  return letters.slice(0, letterCount).join("") + "…" + ending;
}

/** The narrowest width that keeps the number of lines, so that no last word stands alone. */
export function balancedWidth(text: string, points: number, width: number, face: Face): number {
  // Other programs' fonts run a little wider or narrower than the table.
  const slack = 0.17;
  const lines = wrapText(text, points, width - 0.1, face).length;
  if (lines === 1) return width;
  let narrowest = width - 0.1;
  while (narrowest > width / 2 && wrapText(text, points, narrowest - 0.05, face).length === lines) {
    narrowest -= 0.05;
  }
  return Math.min(width, narrowest + slack);
}

function wrapParagraph(paragraph: string, points: number, width: number, face: Face): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { text: word, glued } of wordParts(paragraph)) {
    const joined = line === "" ? word : line + (glued ? "" : " ") + word;
    if (textWidth(joined, points, face) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, points, width, face);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  lines.push(line);
  return lines;
}

/** Where a line may end: at spaces, and after a hyphen between letters. A glued part follows without a space. */
export function wordParts(text: string): { text: string; glued: boolean }[] {
  return text.split(/ +/).flatMap((word) =>
    word.split(/(?<=\p{L}[-–/])(?=\p{L})/u).map((part, i) => ({ text: part, glued: i > 0 }))
  );
}

/** Breaks a word that is wider than the box into pieces that are not. */
export function breakWord(word: string, points: number, width: number, face: Face): string[] {
  if (textWidth(word, points, face) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, points, face) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  pieces.push(piece);
  return pieces;
}

function glyphWidth(character: string, face: Face): number {
  const known = knownWidth(character, face);
  if (known !== null) return known;
  const base = character.normalize("NFD").charAt(0);
  const ofBase = base === character ? null : knownWidth(base, face);
  if (ofBase !== null) return ofBase;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  return /[\u1100-\u11ff\u2e80-\uffdc]|\p{Extended_Pictographic}/u.test(character) ? WIDE_GLYPH : OTHER_GLYPH;
}

function knownWidth(character: string, face: Face): number | null {
  const code = character.codePointAt(0) ?? 0;
  const { ascii, other, greek, cyrillic } = face.table;
  if (character === NO_BREAK_SPACE) return ascii[0] ?? null;
  if (code < 0x7f) return ascii[code - 0x20] ?? null;
  return other[character] ?? greek[code - 0x391] ?? cyrillic[code - 0x410] ?? null;
}

/** A clipped text never ends in a comma or colon before its "…". */
function closed(text: string): string {
  return text.replace(/[\s,;:.–-]+$/, "") + "…";
}

/** The greatest count from 0 to `most` that passes, given that fewer always passes where more does. */
function longest(most: number, passes: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
