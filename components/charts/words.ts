import type { DayPoint } from "../../lib/contract/analytics_shapes.ts";
import type { Unit } from "../../lib/contract/metrics.ts";
import { shortDay } from "./days.ts";
import { figureText, shortText } from "./figures.ts";
import { type ChartFrame, xOf } from "./frame.ts";
import { type Box, type Spot, textWidth } from "./place.ts";
import { dayTicks } from "./scale.ts";

/** A text at a place. */
export interface Label extends Spot {
  text: string;
  anchor: "start" | "middle" | "end";
}

/** The box a label covers, with some air around it. */
export function boxOf({ x, y, text, anchor }: Label): Box {
  const width = textWidth(text);
  const start = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { x: start - 4, y: y - 14, width: width + 8, height: 20 };
}

/** What stands at the lines of an axis: short where that tells the lines apart: 12,050 and 12,100 are both 12.1 K. */
export function tickTexts(ticks: readonly number[], unit: Unit): { tick: number; text: string }[] {
  const short = ticks.map((tick) => ({ tick, text: shortText(tick, unit) }));
  if (new Set(short.map(({ text }) => text)).size === ticks.length) return short;
  return ticks.map((tick) => ({ tick, text: figureText(tick, unit) }));
}

/** Said in the middle where nothing is known at all. */
export function nothingLabel({ left, right, top, bottom }: ChartFrame): Label {
  return { x: (left + right) / 2, y: (top + bottom) / 2, text: "No figures in these days", anchor: "middle" };
}

/** Days that may still change, as stretches from left to right. */
export function hatch(frame: ChartFrame, points: readonly DayPoint[]): { x: number; width: number }[] {
  const half = points.length < 2 ? 24 : (frame.right - frame.left) / (points.length - 1) / 2;
  return runs(points, ({ provisional }) => provisional).map(([from, to]) => {
    const x = Math.max(frame.left, xOf(frame, from) - half);
    return { x, width: Math.min(frame.right, xOf(frame, to) + half) - x };
  });
}

/** What hatched ground means, above it. */
export function provisionalLabel(frame: ChartFrame, { x, width }: { x: number; width: number }): Label {
  const middle = x + width / 2;
  const half = textWidth("Provisional") / 2;
  if (middle + half > frame.right) {
    return { x: frame.right, y: frame.top - 26, text: "Provisional", anchor: "end" };
  }
  return { x: Math.max(middle, frame.left + half), y: frame.top - 26, text: "Provisional", anchor: "middle" };
}

/** A name for each stretch without figures that has room for it; the sentence below names all. */
export function gapLabels(frame: ChartFrame, points: readonly DayPoint[]): Label[] {
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
