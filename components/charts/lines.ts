import { line } from "d3-shape";
import type { DayPoint } from "../../lib/contract/analytics_shapes.ts";
import type { Unit } from "../../lib/contract/metrics.ts";
import { type ChartFrame, xOf, yOf } from "./frame.ts";
import { fitText, type Spot, textWidth } from "./place.ts";
import { axisOf } from "./scale.ts";
import { dayLabels, type Label, tickTexts } from "./words.ts";

/** A line with a name, such as a channel's. */
export interface NamedLine {
  name: string;
  points: readonly DayPoint[];
}

/** How many lines a chart bears; the table has the others. */
export const MOST_LINES = 5;

/** Lines beside each other as places and paths, each with its name at its end. */
export interface Lines {
  frame: ChartFrame;
  grid: (Label & { isBase: boolean })[];
  days: Label[];
  lines: { path: string; end: Spot | null; name: Label; isCut: boolean }[];
}

const SIZES = {
  wide: { width: 800, height: 330, bottom: 300, labels: 7, names: 190 },
  narrow: { width: 358, height: 300, bottom: 268, labels: 3, names: 124 },
};
const TOP = 16;
const APART = 19;

/** Lays lines of the same days out; names that would meet at the right are moved apart. */
export function layLines(lines: readonly NamedLine[], unit: Unit, size: keyof typeof SIZES): Lines {
  const { width, height, bottom, labels, names } = SIZES[size];
  const drawn = lines.slice(0, MOST_LINES);
  const axis = axisOf(drawn.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])), unit);
  const ticks = tickTexts(axis.ticks, unit);
  const left = Math.ceil(Math.max(...ticks.map(({ text }) => textWidth(text)), 8)) + 12;
  const days = Math.max(0, ...drawn.map(({ points }) => points.length));
  const frame = {
    width,
    height,
    left,
    right: width - names,
    top: TOP,
    bottom,
    min: axis.min,
    max: axis.max,
    days,
  };
  const ends = drawn.map(({ points }) => endOf(frame, points));
  const heights = apart(ends.map((end) => end?.y ?? bottom), TOP + 4, bottom);
  const short = namesWithin(drawn.map(({ name }) => name), names - 24);
  return {
    frame,
    grid: ticks.map(({ tick, text }) => ({
      x: left - 8,
      y: yOf(frame, tick),
      text,
      anchor: "end",
      isBase: tick === 0,
    })),
    days: drawn.length === 0 ? [] : dayLabels(frame, drawn[0]!.points, labels),
    lines: drawn.map(({ name, points }, index) => {
      const text = short[index]!;
      return {
        path: pathOf(frame, points),
        end: ends[index]!,
        name: { x: frame.right + 16, y: heights[index]! + 5, text, anchor: "start" },
        isCut: text !== name,
      };
    }),
  };
}

/** Names cut to a width: from the end, where what is left would not tell them apart, from the start. */
function namesWithin(names: readonly string[], width: number): string[] {
  const cut = names.map((name) => fitText(name, width));
  return new Set(cut).size === names.length ? cut : names.map((name) => fitText(name, width, "end"));
}

function endOf(frame: ChartFrame, points: readonly DayPoint[]): Spot | null {
  const last = points.findLastIndex(({ value }) => value !== null);
  return last < 0 ? null : { x: xOf(frame, last), y: yOf(frame, points[last]!.value!) };
}

function pathOf(frame: ChartFrame, points: readonly DayPoint[]): string {
  return line<DayPoint>((_, index) => xOf(frame, index), ({ value }) => yOf(frame, value!))
    .defined(({ value }) => value !== null).digits(1)(points as DayPoint[]) ?? "";
}

/** Moves heights apart as little as keeps their order: downwards from the top, then back from the bottom. */
export function apart(heights: readonly number[], top: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!);
  const moved = [...heights];
  let lowest = top - APART;
  for (const index of order) lowest = moved[index] = Math.max(moved[index]!, lowest + APART);
  let highest = bottom + APART;
  for (const index of order.toReversed()) highest = moved[index] = Math.min(moved[index]!, highest - APART);
  return moved;
}
