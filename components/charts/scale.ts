import { scaleLinear } from "d3-scale";
import type { Unit } from "../../lib/contract/metrics.ts";

/** The ends of an axis and where its lines are. */
export interface Axis {
  min: number;
  max: number;
  ticks: number[];
}

/** Hours read as 0, 5, 10: whole hours or minutes, not the decimal steps of seconds. */
function stepUnit(top: number, unit: Unit): number {
  if (unit !== "seconds") return 1;
  return top >= 14_400 ? 3600 : top >= 240 ? 60 : 1;
}

/** At most so many lines across a chart. */
const MOST_TICKS = 6;

/**
 * An axis with few, round lines that holds every value with little air above. It holds zero too, unless `near`: a line
 * that only moves between 11,900 and 12,100 would otherwise be flat.
 */
export function axisOf(values: readonly number[], unit: Unit, near = false): Axis {
  if (values.length === 0) return { min: 0, max: 1, ticks: [0] };
  const [low, high] = endsOf(values, unit, near);
  const by = stepUnit(Math.max(Math.abs(low), Math.abs(high)), unit);
  const axes = [3, 4, 5].map((count) => {
    const scale = scaleLinear().domain([low / by, high / by]).nice(count);
    const [min = 0, max = 1] = scale.domain();
    // Between counts there is nothing: no line at half a view.
    const ticks = scale.ticks(count).filter((tick) => unit !== "count" || Number.isInteger(tick));
    return { min: min * by, max: max * by, ticks: ticks.map((tick) => tick * by) };
  }).filter(({ ticks }) => ticks.length <= MOST_TICKS);
  return axes.reduce((best, axis) => axis.max - axis.min < best.max - best.min ? axis : best);
}

function endsOf(values: readonly number[], unit: Unit, near: boolean): [low: number, high: number] {
  let [low, high] = near ? [Infinity, -Infinity] : [0, 0];
  // Not Math.min(...values): a span of years is more arguments than a call takes.
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low !== high) return [low, high];
  if (low === 0) return [0, unit === "ratio" ? 0.01 : unit === "seconds" ? 3600 : 4];
  const air = Math.max(Math.abs(low) * 0.01, unit === "count" ? 1 : 0);
  return [low - air, high + air];
}

/** Which days carry a label below the axis: at most so many, evenly apart, by days, weeks, months or years. */
export function dayTicks(days: number, most: number): number[] {
  const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];
  const step = steps.find((step) => Math.ceil(days / step) <= most) ?? Math.ceil(days / most);
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
}
