import { type MetricKey, METRICS } from "../contract/metrics.ts";

/** How a column of a metric names its unit: nothing for counts. */
export function unitSuffix(metric: MetricKey): string {
  const { unit } = METRICS[metric];
  return unit === "seconds" ? " (s)" : unit === "usd" ? " (USD)" : unit === "ratio" ? " (ratio)" : "";
}

/** Days in words: "27 days". */
export function daysInWords(days: number): string {
  return `${days} ${days === 1 ? "day" : "days"}`;
}
