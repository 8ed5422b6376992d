import type { Line, Segment } from "./pdf.ts";

/** A column holds at least this many segments, of this many letters in the middle of them: cells of a table are shorter. */
const COLUMN_SEGMENTS = 4;
const COLUMN_LETTERS = 16;
const GUTTER_WIDTH = 6;
/** Headings and tables across the columns are this share of a page's segments at most. */
const ACROSS_SHARE = 0.2;
const DEEPEST = 3;

/**
 * The lines of a page as a person reads them: columns one after the other, what stands across them in its place, and the
 * cells of a table row by row.
 */
export function linesOf(segments: readonly Segment[]): Line[] {
  return inOrder(segments, 0).flatMap(rowsOf);
}

/** The segments in groups, each to be read from its top to its bottom. */
function inOrder(segments: readonly Segment[], depth: number): Segment[][] {
  const gutter = depth < DEEPEST ? gutterOf(segments) : null;
  if (gutter === null) return [[...segments]];
  const isAcross = ({ left, right }: Segment) => left < gutter && right > gutter;
  const across = segments.filter(isAcross).sort((a, b) => a.y - b.y);
  const beside = segments.filter((segment) => !isAcross(segment));
  const groups: Segment[][] = [];
  let from = -Infinity;
  for (const until of [...across.map(({ y }) => y), Infinity]) {
    const band = beside.filter(({ y }) => y >= from && y < until);
    const columns = [band.filter(({ right }) => right <= gutter), band.filter(({ right }) => right > gutter)];
    for (const column of columns) {
      if (column.length > 0) groups.push(...inOrder(column, depth + 1));
    }
    const crossing = across.filter(({ y }) => y === until);
    if (crossing.length > 0) groups.push(crossing);
    from = until;
  }
  return groups;
}

/** The place of the white strip between two columns of prose, or null. */
function gutterOf(segments: readonly Segment[]): number | null {
  if (segments.length < COLUMN_SEGMENTS * 2) return null;
  const left = Math.floor(segments.reduce((least, segment) => Math.min(least, segment.left), Infinity));
  const right = Math.ceil(segments.reduce((most, segment) => Math.max(most, segment.right), -Infinity));
  const width = right - left;
  if (!(width > 0) || width > 20_000) return null;
  const covered = coverage(segments, left, width);
  const strip = emptiest(covered, Math.floor(width * 0.15), Math.ceil(width * 0.85));
  if (strip === null || strip.to - strip.from < GUTTER_WIDTH) return null;
  if (covered[strip.from]! > segments.length * ACROSS_SHARE) return null;
  const gutter = left + (strip.from + strip.to) / 2;
  const sides = [
    segments.filter((segment) => segment.right <= gutter),
    segments.filter((segment) => segment.left >= gutter),
  ];
  return sides.every(isProse) ? gutter : null;
}

/** How many segments lie over each unit of the width. */
function coverage(segments: readonly Segment[], left: number, width: number): Int32Array {
  const steps = new Int32Array(width + 2);
  for (const segment of segments) {
    steps[Math.floor(segment.left - left)]! += 1;
    steps[Math.min(width + 1, Math.ceil(segment.right - left) + 1)]! -= 1;
  }
  for (let at = 1; at < steps.length; at++) steps[at]! += steps[at - 1]!;
  return steps;
}

/** The longest run of the least covered units. */
function emptiest(covered: Int32Array, from: number, to: number): { from: number; to: number } | null {
  let least = Infinity;
  for (let at = from; at <= to; at++) least = Math.min(least, covered[at]!);
  let best: { from: number; to: number } | null = null;
  for (let at = from; at <= to; at++) {
    if (covered[at]! !== least) continue;
    const begin = at;
    while (at < to && covered[at + 1] === least) at++;
    if (best === null || at - begin > best.to - best.from) best = { from: begin, to: at };
  }
  return best;
}

function isProse(side: readonly Segment[]): boolean {
  if (side.length < COLUMN_SEGMENTS) return false;
  const lengths = side.map(({ text }) => text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)]! >= COLUMN_LETTERS;
}

/** The lines of a group from top to bottom; what stands on one line is joined from left to right. */
function rowsOf(group: readonly Segment[]): Line[] {
  const rows: Segment[][] = [];
  for (const segment of group.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const near = row !== undefined &&
      Math.abs(row[0]!.y - segment.y) <= Math.min(row[0]!.size, segment.size) * 0.4;
    if (near) row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row, index) => ({ ...joined(row), jumps: index === 0 }));
}

function joined(row: Segment[]): Segment {
  const cells = row.toSorted((a, b) => a.left - b.left);
  return {
    text: cells.map(({ text }) => text).join(" "),
    left: cells[0]!.left,
    right: cells.reduce((most, { right }) => Math.max(most, right), -Infinity),
    y: cells[0]!.y,
    size: cells.reduce((most, { size }) => Math.max(most, size), 0),
  };
}
