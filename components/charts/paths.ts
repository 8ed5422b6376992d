import { area, line } from "d3-shape";
import type { DayPoint } from "../../lib/contract/analytics_shapes.ts";
import { type ChartFrame, xOf, yOf } from "./frame.ts";
import type { Box, Spot } from "./place.ts";

/** What the figures of the days are drawn with: a line, or bars. */
export interface Drawn {
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
}

/** Days as a line; shaded, which is read as an amount, unless its axis begins `near` the figures. */
export function lineOf(
  frame: ChartFrame,
  points: readonly DayPoint[],
  own: readonly (Spot | null)[],
  near: boolean,
): Drawn {
  return {
    areas: near ? "" : areaOf(frame, own),
    lines: pathOf(own.map((spot, index) => points[index]!.provisional ? null : spot)),
    soft: pathOf(own.map((spot, index) => isSoft(points, index) ? spot : null)),
    dots: own.filter((spot, index) => spot !== null && !own[index - 1] && !own[index + 1]) as Spot[],
    end: endOf(points, own),
    bars: [],
  };
}

/** Days as bars from zero, up or down; a day of zero keeps a hair's height, for it is known. */
export function barsOf(frame: ChartFrame, points: readonly DayPoint[]): Drawn {
  const step = (frame.right - frame.left) / Math.max(1, points.length - 1);
  const width = Math.max(1, Math.min(28, points.length < 2 ? 28 : step * 0.72));
  const zero = yOf(frame, 0);
  const bars = points.flatMap(({ value, provisional }, index) => {
    if (value === null) return [];
    const y = yOf(frame, value);
    const height = Math.max(1, Math.abs(zero - y));
    return [{
      x: xOf(frame, index) - width / 2,
      y: Math.min(y, zero - (value === 0 ? 1 : 0)),
      width,
      height,
      isHollow: provisional,
    }];
  });
  return { areas: "", lines: "", soft: "", dots: [], end: null, bars };
}

/** How high each day's figure reaches; a day without one, and a bar below zero, begin at the base line. */
export function topsOf(frame: ChartFrame, points: readonly DayPoint[], bars: boolean): number[] {
  const base = yOf(frame, Math.max(frame.min, 0));
  return points.map(({ value }) => value === null ? base : yOf(frame, bars ? Math.max(0, value) : value));
}

/** Where values are; null where there is none. */
export function spotsOf(frame: ChartFrame, values: readonly (number | null)[]): (Spot | null)[] {
  return values.map((value, index) => value === null ? null : { x: xOf(frame, index), y: yOf(frame, value) });
}

/** The unbroken pieces of a line. */
export function piecesOf(spots: readonly (Spot | null)[]): Spot[][] {
  const pieces: Spot[][] = [[]];
  for (const spot of spots) {
    if (spot === null) pieces.push([]);
    else pieces.at(-1)!.push(spot);
  }
  return pieces;
}

const lineWriter = line<Spot | null>((spot) => spot!.x, (spot) => spot!.y).defined((spot) => spot !== null)
  .digits(1);

/** A line through spots, broken where there is none. */
export function pathOf(spots: readonly (Spot | null)[]): string {
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

function endOf(points: readonly DayPoint[], own: readonly (Spot | null)[]): Drawn["end"] {
  const index = own.findLastIndex((spot) => spot !== null);
  return index < 0 ? null : { ...own[index]!, isHollow: points[index]!.provisional };
}
