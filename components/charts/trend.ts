import type { Annotation, DayPoint } from "../../lib/contract/analytics_shapes.ts";
import type { Unit } from "../../lib/contract/metrics.ts";
import { type ChartFrame, yOf } from "./frame.ts";
import { labelLines, type LineLabel, markDays, type Marked } from "./labels.ts";
import { barsOf, type Drawn, lineOf, pathOf, piecesOf, spotsOf, topsOf } from "./paths.ts";
import { type Box, textWidth } from "./place.ts";
import { axisOf } from "./scale.ts";
import {
  boxOf,
  dayLabels,
  gapLabels,
  hatch,
  type Label,
  nothingLabel,
  provisionalLabel,
  tickTexts,
} from "./words.ts";

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

/** A trend as places and paths, ready to be written as SVG. */
export interface Trend extends Drawn {
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
  const figures = bars ? barsOf(frame, points) : lineOf(frame, points, own, near);
  const taken: Box[] = [
    ...[...provisional === null ? [] : [provisional], ...gaps].map(boxOf),
    ...figures.bars,
  ];
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
    ...figures,
    marks,
    labels: compared ? labelLines(frame, named, taken, drawn) : [],
    nothing: known ? null : nothingLabel(frame),
  };
}
