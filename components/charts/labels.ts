import type { Annotation, DayPoint } from "../../lib/contract/analytics_shapes.ts";
import { type ChartFrame, xOf } from "./frame.ts";
import {
  bestPlace,
  type Box,
  type Candidate,
  crossings,
  fitText,
  overlap,
  type Spot,
  textWidth,
} from "./place.ts";

/** What happened on a day, marked on a chart. */
export interface Marked {
  /** The day's index. */
  index: number;
  /** From the figure, or from the base line on a day without one. */
  stem: { x: number; from: number; to: number };
  /** Null where there was no room for words; the mark alone stays, and the text below says what it is. */
  box: Box | null;
  text: string;
  /** What the shortened text stands for. */
  titles: string[];
}

/** The name of a line, standing beside it. */
export interface LineLabel {
  text: string;
  x: number;
  y: number;
}

const LINE = 18;
/** How far words may stand above what they name. */
const HIGHEST = 110;

/**
 * Marks days above the line, each higher than the words it would touch and never across a line; where there is no such
 * room the mark has no words. `tops` says how high each day's figure reaches.
 */
export function markDays(
  frame: ChartFrame,
  points: readonly DayPoint[],
  annotations: readonly Annotation[],
  { tops, taken, drawn, widest }: {
    tops: readonly number[];
    taken: readonly Box[];
    drawn: readonly (readonly Spot[])[];
    widest: number;
  },
): Marked[] {
  const byDay = new Map<number, string[]>();
  for (const { day, title } of annotations) {
    const index = points.findIndex((point) => point.day === day);
    if (index >= 0) byDay.set(index, [...byDay.get(index) ?? [], title]);
  }
  const placed: Box[] = [...taken];
  const topOf = (index: number) => tops[index]! - 7;
  // The highest first: what stands above a peak has the least choice.
  const order = [...byDay].sort(([a], [b]) => topOf(a) - topOf(b));
  return order.map(([index, titles]): Marked => {
    const x = xOf(frame, index);
    const top = topOf(index);
    const words = titles.length === 1 ? titles[0]! : `${titles[0]} and ${titles.length - 1} more`;
    const text = fitText(words, widest);
    const width = textWidth(text) + 8;
    const found = markPlace(frame, { x, top, width }, placed, drawn);
    if (found !== null) {
      placed.push(found.box, found.stem);
      return { index, titles, text, box: found.box, stem: { x, from: top, to: found.box.y + LINE + 2 } };
    }
    return { index, titles, text, box: null, stem: { x, from: top, to: Math.max(0, top - 14) } };
  }).sort((a, b) => a.index - b.index);
}

/** The lowest place above a day that touches nothing: over its stem, else beginning or ending at it. */
function markPlace(
  frame: ChartFrame,
  { x, top, width }: { x: number; top: number; width: number },
  placed: readonly Box[],
  drawn: readonly (readonly Spot[])[],
): { box: Box; stem: Box } | null {
  for (let y = top - 16 - LINE; y >= Math.max(0, top - HIGHEST); y -= LINE) {
    const stem = { x: x - 2, y: y + LINE, width: 4, height: top - y - LINE };
    for (const wanted of [x - width / 2, x - 8, x - width + 8]) {
      const box = {
        x: Math.min(frame.width - width, Math.max(frame.left, wanted)),
        y,
        width,
        height: LINE,
      };
      if (placed.some((other) => overlap(box, other) || overlap(stem, other))) continue;
      if (crossings(box, drawn) === 0) return { box, stem };
    }
  }
  return null;
}

/** Names lines where the names cover no line and no other words; a line without such a place keeps the least bad one. */
export function labelLines(
  frame: ChartFrame,
  lines: readonly { text: string; spots: readonly (Spot | null)[] }[],
  taken: readonly Box[],
  drawn: readonly (readonly Spot[])[],
): LineLabel[] {
  const within = { x: frame.left, y: 2, width: frame.width - frame.left, height: frame.bottom - 4 };
  const placed = [...taken];
  const labels: LineLabel[] = [];
  for (const { text, spots } of lines) {
    const width = textWidth(text) + 8;
    const others = lines.filter((line) => line.text !== text).map((line) => line.spots);
    const box = bestPlace(candidates(spots, others, width), placed, drawn, within);
    if (box === null) continue;
    placed.push(box);
    labels.push({ text, x: box.x + 4, y: box.y + 14 });
  }
  return labels;
}

/** Above, below and beside each day, dearer where the other line is as near: a name must not seem the other's. */
function candidates(
  spots: readonly (Spot | null)[],
  others: readonly (readonly (Spot | null)[])[],
  width: number,
): Candidate[] {
  return spots.flatMap((spot, index): Candidate[] => {
    if (spot === null) return [];
    const places = [
      { x: spot.x + 8, y: spot.y - 14 },
      { x: spot.x - width / 2, y: spot.y - 26 },
      { x: spot.x - width / 2, y: spot.y + 8 },
      { x: spot.x - width - 8, y: spot.y - 14 },
    ];
    // Towards the right, where a line is read last, all else being equal.
    const late = 4 * (1 - index / spots.length);
    return places.map(({ x, y }) => {
      const middle = y + 9;
      const near = others.flatMap((line) => {
        const other = line[index];
        return other ? [Math.abs(other.y - middle)] : [];
      });
      const own = Math.abs(spot.y - middle);
      const doubt = Math.min(...near, Infinity) < own + 14 ? 8 : 0;
      return { box: { x, y, width, height: LINE }, cost: late + doubt };
    });
  });
}
