import type { Line, PdfParagraph } from "./pdf.ts";

/** What the whole document tells about its lines. */
export interface Setting {
  /** The size most letters have. */
  bodySize: number;
  /** Words of the document, in small letters, to tell "pre-\nvention" from "follow-\nup". */
  vocabulary: ReadonlySet<string>;
}

const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 200;
/** Lines further apart than this many times their size begin a paragraph. */
const LEADING_MAX = 1.85;
const INDENT = 0.9;
const BULLET = /^(?:[•‣▪◦●○■□▸►–—*·➢✓]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)/;
const ENDS_SENTENCE = /[.?!:…]["”’)\]]*$/;

/** What the lines of all pages tell. */
export function settingOf(pages: readonly { lines: Line[] }[]): Setting {
  const letters = new Map<number, number>();
  const vocabulary = new Set<string>();
  for (const { lines } of pages) {
    for (const line of lines) {
      const size = Math.round(line.size * 2) / 2;
      letters.set(size, (letters.get(size) ?? 0) + line.text.length);
      for (const word of line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []) vocabulary.add(word);
    }
  }
  let bodySize = 10;
  let most = 0;
  for (const [size, count] of letters) {
    if (count > most) [bodySize, most] = [size, count];
  }
  return { bodySize, vocabulary };
}

/** Joins the lines of a page into paragraphs, and words that were divided at the end of a line. */
export function paragraphsOf(lines: readonly Line[], setting: Setting): PdfParagraph[] {
  const paragraphs: { pieces: string[]; heading: boolean }[] = [];
  const right = columnEdges(lines);
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const heading = isHeading(line, setting);
    const open = paragraphs.at(-1);
    if (
      open === undefined || before === undefined || open.heading !== heading || parts(before, line, right)
    ) {
      paragraphs.push({ pieces: [line.text], heading });
    } else {
      open.pieces.push(line.text);
    }
  });
  return paragraphs.map(({ pieces, heading }) => ({ text: joinLines(pieces, setting), heading }));
}

/** The right edge of the widest line that begins near each left edge: a line well short of it ends a paragraph. */
function columnEdges(lines: readonly Line[]): (line: Line) => number {
  const edges = new Map<number, number>();
  const key = (line: Line) => Math.round(line.left / 40);
  for (const line of lines) edges.set(key(line), Math.max(edges.get(key(line)) ?? 0, line.right));
  return (line) => edges.get(key(line)) ?? line.right;
}

function isHeading(line: Line, { bodySize }: Setting): boolean {
  return line.size >= bodySize * HEADING_SIZE && line.text.length <= LONGEST_HEADING &&
    /\p{L}/u.test(line.text);
}

function parts(before: Line, line: Line, rightOf: (line: Line) => number): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > size * 0.15) return true;
  if (BULLET.test(line.text)) return true;
  if (line.jumps) return ENDS_SENTENCE.test(before.text) || !/^[\p{Ll}\d(]/u.test(line.text);
  if (line.y - before.y > size * LEADING_MAX) return true;
  if (!ENDS_SENTENCE.test(before.text)) return false;
  const indented = line.left - before.left > size * INDENT && !BULLET.test(before.text);
  const short = rightOf(before) - before.right > (rightOf(before) - before.left) * 0.25;
  return indented || short;
}

/** One text of several lines; a word divided at the end of a line is whole again. */
function joinLines(lines: readonly string[], { vocabulary }: Pick<Setting, "vocabulary">): string {
  let text = "";
  for (const line of lines) {
    if (text === "") text = line;
    else text = `${text.slice(0, text.length - dropped(text, line, vocabulary))}${glue(text, line)}${line}`;
  }
  return text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

/** How much of the end goes when the next line is added: its hyphen, or nothing. */
function dropped(text: string, next: string, vocabulary: ReadonlySet<string>): number {
  if (text.endsWith("\u00ad")) return 1;
  const [, left] = /(\p{L}{2,})[-‐]$/u.exec(text.slice(-60)) ?? [];
  const [right] = /^\p{Ll}+/u.exec(next) ?? [];
  if (left === undefined || right === undefined) return 0;
  const hyphenated = vocabulary.has(`${left}-${right}`.toLowerCase());
  const whole = vocabulary.has(`${left}${right}`.toLowerCase());
  return hyphenated && !whole ? 0 : 1;
}

function glue(text: string, next: string): string {
  return /\p{L}[-‐\u00ad]$/u.test(text.slice(-3)) && /^\p{Ll}/u.test(next) ? "" : " ";
}
