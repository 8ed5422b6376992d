import type { Segment } from "./pdf.ts";

/** What pdf.js says of a piece of text, as far as it is used here. */
export interface TextItem {
  str: string;
  dir: string;
  /** [a, b, c, d, x, y] in units of the page, y upwards. */
  transform: number[];
  width: number;
  hasEOL: boolean;
}

/** What a page does to its text: [a, b, c, d, e, f] of the viewport. */
export type Matrix = readonly number[];

/** Gaps in parts of the letter's size: past the first a space is read, past the second a column or a cell begins. */
const SPACE_GAP = 0.12;
const COLUMN_GAP = 1.3;
const BACKWARDS_GAP = 0.6;
/** Raised and lowered figures stand this far off the line at most. */
const SAME_LINE = 0.45;

interface Placed extends Segment {
  rightToLeft: boolean;
  upright: boolean;
}

/** Joins the pieces a PDF draws into what stands together on a line; text along the edge of a page comes last. */
export function segmentsOf(items: readonly TextItem[], viewport: Matrix): Segment[] {
  const upright: Segment[] = [];
  const turned: Segment[] = [];
  let open: Placed | null = null;
  let endsLine = false;
  let spaced = false;
  for (const item of items) {
    const piece = place(item, viewport);
    // pdf.js fills gaps with blanks as wide as they are, those between columns too: only the words' places count.
    if (piece.text.trim() === "") {
      endsLine ||= item.hasEOL;
      spaced = true;
      continue;
    }
    if (open !== null && !endsLine && continues(open, piece)) {
      extend(open, piece, spaced);
    } else {
      if (open !== null) keep(open, open.upright ? upright : turned);
      open = piece;
    }
    endsLine = item.hasEOL;
    spaced = false;
  }
  if (open !== null) keep(open, open.upright ? upright : turned);
  return [...upright, ...turned];
}

function place(item: TextItem, viewport: Matrix): Placed {
  const [a, b, c, d, x, y] = multiply(viewport, item.transform);
  const size = Math.hypot(c!, d!) || 1;
  const upright = Math.abs(b!) < Math.abs(a!) * 0.2 + 1e-6 && a! > 0;
  return {
    text: item.str.replace(/\s/g, " "),
    left: x!,
    right: x! + (upright ? Math.max(0, item.width) : size),
    y: y!,
    size,
    rightToLeft: item.dir === "rtl",
    upright,
  };
}

function multiply(m: Matrix, n: readonly number[]): number[] {
  const [a, b, c, d, e, f] = m as number[];
  const [g, h, i, j, x, y] = n as number[];
  return [
    a! * g! + c! * h!,
    b! * g! + d! * h!,
    a! * i! + c! * j!,
    b! * i! + d! * j!,
    a! * x! + c! * y! + e!,
    b! * x! + d! * y! + f!,
  ];
}

function continues(open: Placed, piece: Placed): boolean {
  if (open.upright !== piece.upright || open.rightToLeft !== piece.rightToLeft) return false;
  if (!open.upright) return true;
  const size = Math.max(open.size, piece.size);
  if (Math.abs(open.y - piece.y) > size * SAME_LINE) return false;
  const gap = open.rightToLeft ? open.left - piece.right : piece.left - open.right;
  return gap <= size * COLUMN_GAP && gap >= -size * BACKWARDS_GAP;
}

function extend(open: Placed, piece: Placed, spaced: boolean): void {
  const gap = open.rightToLeft ? open.left - piece.right : piece.left - open.right;
  open.text += (spaced || gap > open.size * SPACE_GAP ? " " : "") + piece.text;
  open.left = Math.min(open.left, piece.left);
  open.right = Math.max(open.right, piece.right);
  // A raised figure does not make the line small.
  if (piece.size > open.size) [open.size, open.y] = [piece.size, piece.y];
}

function keep(placed: Placed, kept: Segment[]): void {
  const text = placed.text.replace(/ +/g, " ").trim();
  if (text === "") return;
  kept.push({ text, left: placed.left, right: placed.right, y: placed.y, size: placed.size });
}
