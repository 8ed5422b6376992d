import { area, line } from "d3-shape";
import type { Annotation, DayPoint } from "../../lib/contract/analytics_shapes.ts";
import type { Unit } from "../../lib/contract/metrics.ts";
import { figureText, shortDay, shortText } from "./figures.ts";
import { type ChartFrame, xOf, yOf } from "./frame.ts";
import { labelLines, type LineLabel, markDays, type Marked } from "./labels.ts";
import type { Box, Spot } from "./place.ts";
import { textWidth } from "./place.ts";
import { axisOf, dayTicks } from "./scale.ts";

/** What a trend is drawn of. */
export interface TrendInput {
  points: readonly DayPoint[];
  annotations: readonly Annotation[];
  unit: Unit;
  /** What the line before is called: "30 days before". */
  before: string;
  /** Whether the axis may begin elsewhere than at zero, as for followers. */
  near?: boolean;
  /** Whether each day is a bar of its own, as for counts that go below zero, rather than a line through all. */
  bars?: boolean;
}

/** How large a drawing is: across a page, across half of one, and on a phone, so that text stays near 14 pixels. */
export type ChartSize = "wide" | "half" | "narrow";

/** A text at a place. */
export interface Label extends Spot {
  text: string;
  anchor: "start" | "middle" | "end";
}

/** A trend as places and paths, ready to be written as SVG. */
export interface Trend {
  frame: ChartFrame;
  /** The ends of the axis: wider than the frame where days are bars. */
  axis: { left: number; right: number };
  grid: (Label & { isBase: boolean })[];
  days: Label[];
  /** Days that may still change: from, to. */
  hatched: { x: number; width: number }[];
  provisional: Label | null;
  gaps: Label[];
  previous: string;
  areas: string;
  lines: string;
  /** Lines to and between provisional days. */
  soft: string;
  /** Days alone between gaps, which no line can show. */
  dots: Spot[];
  /** From zero, up or down. */
  bars: (Box & { isHollow: boolean })[];
  /** The newest figure: hollow while it may still change. */
  end: Spot & { isHollow: boolean } | null;
  marks: Marked[];
  labels: LineLabel[];
  /** Where nothing is known at all. */
  nothing: Label | null;
}

const SIZES: Record<ChartSize, { width: number; height: number; bottom: number; labels: number }> = {
  wide: { width: 800, height: 390, bottom: 360, labels: 7 },
  half: { width: 560, height: 316, bottom: 284, labels: 5 },
  narrow: { width: 358, height: 316, bottom: 284, labels: 3 },
};
const TOP = 44;

/** Lays a trend out at one of its widths. */
export function layTrend(input: TrendInput, size: ChartSize): Trend {
  const { points, annotations, unit, near = false, bars = false } = input;
  const { width, height, bottom, labels } = SIZES[size];
  const values = points.flatMap(({ value, previous }) => [value, previous].filter((each) => each !== null));
  const axis = axisOf(values, unit, near);
  const ticks = tickTexts(axis.ticks, unit);
  const left = Math.ceil(Math.max(...ticks.map(({ text }) => textWidth(text)), 8)) + 12;
  const right = width - 6;
  // Half a bar of air at either end, so that the first and the last stand on the axis whole.
  const air = bars ? (right - left) / Math.max(1, points.length) / 2 : 0;
  const { min, max } = axis;
  const frame = {
    width,
    height,
    left: left + air,
    right: right - air,
    top: TOP,
    bottom,
    min,
    max,
    days: points.length,
  };
  const own = spotsOf(frame, points.map(({ value }) => value));
  const before = spotsOf(frame, points.map(({ previous }) => previous));
  const known = own.some((spot) => spot !== null);
  const hatched = hatch(frame, points);
  const provisional = hatched.length === 0 ? null : provisionalLabel(frame, hatched.at(-1)!);
  const gaps = known ? gapLabels(frame, points) : [];
  const standing = bars ? barsOf(frame, points) : [];
  const taken: Box[] = [...[...provisional === null ? [] : [provisional], ...gaps].map(boxOf), ...standing];
  const drawn = [...piecesOf(own), ...piecesOf(before)];
  const marks = markDays(frame, points, annotations, {
    tops: topsOf(frame, points, bars),
    taken,
    drawn: bars ? [] : drawn,
    widest: size === "narrow" ? 140 : 220,
  });
  taken.push(...marks.flatMap(({ box }) => box ?? []));
  const compared = known && before.some((spot) => spot !== null);
  const named = [{ text: "This period", spots: own }, { text: input.before, spots: before }];
  return {
    frame,
    axis: { left, right },
    grid: ticks.map(({ tick, text }, index) => ({
      x: left - 8,
      y: yOf(frame, tick),
      text,
      anchor: "end",
      isBase: tick === 0 || near && index === 0,
    })),
    days: dayLabels(frame, points, labels),
    hatched,
    provisional,
    gaps,
    previous: pathOf(before),
    bars: standing,
    ...bars ? NO_LINE : lineOf(frame, points, own, near),
    marks,
    labels: compared ? labelLines(frame, named, taken, drawn) : [],
    nothing: known ? null : nothingLabel(frame),
  };
}

/** Short where that tells the lines apart: 12,050 and 12,100 are both 12.1 K. */
function tickTexts(ticks: readonly number[], unit: Unit): { tick: number; text: string }[] {
  const short = ticks.map((tick) => ({ tick, text: shortText(tick, unit) }));
  if (new Set(short.map(({ text }) => text)).size === ticks.length) return short;
  return ticks.map((tick) => ({ tick, text: figureText(tick, unit) }));
}

const NO_LINE = { areas: "", lines: "", soft: "", dots: [], end: null };

function lineOf(
  frame: ChartFrame,
  points: readonly DayPoint[],
  own: readonly (Spot | null)[],
  near: boolean,
) {
  return {
    // What is shaded is read as an amount, which it is only above zero.
    areas: near ? "" : areaOf(frame, own),
    lines: pathOf(own.map((spot, index) => points[index]!.provisional ? null : spot)),
    soft: pathOf(own.map((spot, index) => isSoft(points, index) ? spot : null)),
    dots: own.filter((spot, index) => spot !== null && !own[index - 1] && !own[index + 1]) as Spot[],
    end: endOf(points, own),
  };
}

function barsOf(frame: ChartFrame, points: readonly DayPoint[]): Trend["bars"] {
  const step = (frame.right - frame.left) / Math.max(1, points.length - 1);
  const width = Math.max(1, Math.min(28, points.length < 2 ? 28 : step * 0.72));
  const zero = yOf(frame, 0);
  return points.flatMap(({ value, provisional }, index) => {
    if (value === null) return [];
    const y = yOf(frame, value);
    // A day of zero keeps a hair's height: it is known, unlike a gap.
    const height = Math.max(1, Math.abs(zero - y));
    return [{
      x: xOf(frame, index) - width / 2,
      y: Math.min(y, zero - (value === 0 ? 1 : 0)),
      width,
      height,
      isHollow: provisional,
    }];
  });
}

/** How high each day's figure reaches; a day without one, and a bar below zero, begin at the base line. */
function topsOf(frame: ChartFrame, points: readonly DayPoint[], bars: boolean): number[] {
  const base = yOf(frame, Math.max(frame.min, 0));
  return points.map(({ value }) => value === null ? base : yOf(frame, bars ? Math.max(0, value) : value));
}

function nothingLabel({ left, right, bottom }: ChartFrame): Label {
  return { x: (left + right) / 2, y: (TOP + bottom) / 2, text: "No figures in these days", anchor: "middle" };
}

/** The box a label covers, with some air around it. */
export function boxOf({ x, y, text, anchor }: Label): Box {
  const width = textWidth(text);
  const start = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { x: start - 4, y: y - 14, width: width + 8, height: 20 };
}

function spotsOf(frame: ChartFrame, values: readonly (number | null)[]): (Spot | null)[] {
  return values.map((value, index) => value === null ? null : { x: xOf(frame, index), y: yOf(frame, value) });
}

function piecesOf(spots: readonly (Spot | null)[]): Spot[][] {
  const pieces: Spot[][] = [[]];
  for (const spot of spots) {
    if (spot === null) pieces.push([]);
    else pieces.at(-1)!.push(spot);
  }
  return pieces;
}

const lineWriter = line<Spot | null>((spot) => spot!.x, (spot) => spot!.y).defined((spot) => spot !== null)
  .digits(1);

function pathOf(spots: readonly (Spot | null)[]): string {
  return lineWriter(spots as (Spot | null)[]) ?? "";
}

function areaOf(frame: ChartFrame, spots: readonly (Spot | null)[]): string {
  // Between the line and zero, which is not the bottom where there are figures below it.
  const base = yOf(frame, Math.min(frame.max, Math.max(frame.min, 0)));
  return area<Spot | null>().defined((spot) => spot !== null).digits(1)
    .x((spot) => spot!.x).y0(base).y1((spot) => spot!.y)(spots as (Spot | null)[]) ?? "";
}

/** A provisional day, or a complete one whose line leads to it. */
function isSoft(points: readonly DayPoint[], index: number): boolean {
  return [index - 1, index, index + 1].some((each) => points[each]?.provisional === true);
}

function endOf(points: readonly DayPoint[], own: readonly (Spot | null)[]): Trend["end"] {
  const index = own.findLastIndex((spot) => spot !== null);
  return index < 0 ? null : { ...own[index]!, isHollow: points[index]!.provisional };
}

function hatch(frame: ChartFrame, points: readonly DayPoint[]): Trend["hatched"] {
  const half = points.length < 2 ? 24 : (frame.right - frame.left) / (points.length - 1) / 2;
  return runs(points, ({ provisional }) => provisional).map(([from, to]) => {
    const x = Math.max(frame.left, xOf(frame, from) - half);
    return { x, width: Math.min(frame.right, xOf(frame, to) + half) - x };
  });
}

function provisionalLabel(frame: ChartFrame, { x, width }: { x: number; width: number }): Label {
  const middle = x + width / 2;
  const half = textWidth("Provisional") / 2;
  if (middle + half > frame.right) return { x: frame.right, y: TOP - 26, text: "Provisional", anchor: "end" };
  return { x: Math.max(middle, frame.left + half), y: TOP - 26, text: "Provisional", anchor: "middle" };
}

/** A name for each stretch without figures that has room for it; the sentence below names all. */
function gapLabels(frame: ChartFrame, points: readonly DayPoint[]): Label[] {
  const labels: Label[] = [];
  const stretches = runs(points, ({ value }) => value === null).sort(([a, b], [c, d]) => (d - c) - (b - a));
  for (const [from, to] of stretches) {
    const half = textWidth("No figures") / 2;
    const middle = (xOf(frame, from) + xOf(frame, to)) / 2;
    const x = Math.min(frame.right - half, Math.max(frame.left + half + 4, middle));
    const label: Label = { x, y: frame.bottom - 14, text: "No figures", anchor: "middle" };
    const { x: start, width } = boxOf(label);
    if (labels.map(boxOf).every((other) => start >= other.x + other.width || other.x >= start + width)) {
      labels.push(label);
    }
    if (labels.length === 3) break;
  }
  return labels;
}

/** Names of few days under the axis. */
export function dayLabels(frame: ChartFrame, points: readonly DayPoint[], most: number): Label[] {
  const years = points.length > 300;
  return dayTicks(points.length, most).map((index) => {
    const day = points[index]!.day;
    const text = years ? `${shortDay(day).replace(/^\d+ /, "")} ${day.slice(0, 4)}` : shortDay(day);
    const x = xOf(frame, index);
    const half = textWidth(text) / 2;
    const anchor = points.length > 1 && index === 0 ? "start" : x + half > frame.right ? "end" : "middle";
    return { x: anchor === "end" ? Math.max(x, frame.right) : x, y: frame.bottom + 22, text, anchor };
  });
}

/** Stretches of neighbours that pass. */
export function runs<T>(items: readonly T[], passes: (item: T) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  items.forEach((item, index) => {
    if (!passes(item)) return;
    const last = found.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  });
  return found;
}
