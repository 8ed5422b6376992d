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

/**
 * An axis with few, round lines that holds every value. It holds zero too, unless `near`: a line that only moves between
 * 11,900 and 12,100 would otherwise be flat.
 */
export function axisOf(values: readonly number[], unit: Unit, near = false): Axis {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (values.length === 0) [low, high] = [0, 0];
  if (!near) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (low === high) {
    if (low === 0) high = unit === "ratio" ? 0.01 : unit === "seconds" ? 3600 : 4;
    else {[low, high] = [
        low - Math.abs(low) * 0.01 - (unit === "count" ? 1 : 0),
        high + Math.abs(high) * 0.01 + (unit === "count" ? 1 : 0),
      ];}
  }
  const by = stepUnit(Math.max(Math.abs(low), Math.abs(high)), unit);
  const scale = scaleLinear().domain([low / by, high / by]).nice(3);
  let ticks = scale.ticks(3);
  // Between counts there is nothing: no line at half a view.
  if (unit === "count" && ticks.some((tick) => !Number.isInteger(tick))) {
    ticks = [...new Set(ticks.map(Math.floor)), Math.ceil(high)].filter((tick, index, all) =>
      all.indexOf(tick) === index
    );
  }
  const [min = 0, max = 1] = scale.domain();
  return {
    min: Math.min(min, ticks[0] ?? min) * by,
    max: Math.max(max, ticks.at(-1) ?? max) * by,
    ticks: ticks.map((tick) => tick * by),
  };
}

/** Which days carry a label below the axis: at most so many, evenly apart, by days, weeks, months or years. */
export function dayTicks(days: number, most: number): number[] {
  const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];
  const step = steps.find((step) => Math.ceil(days / step) <= most) ?? Math.ceil(days / most);
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
}
