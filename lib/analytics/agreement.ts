import { type MetricKey, METRICS } from "../contract/metrics.ts";

/** How far apart figures may be that sources round each in their way, as a part of the greater. */
const ROUNDING = 0.01;

/** How far two sources may be apart in a metric before they differ, as a part of the greater: counts not at all. */
export function toleranceOf(metric: MetricKey): number {
  return METRICS[metric].unit === "count" ? 0 : ROUNDING;
}
