import { type MetricKey, METRICS } from "../../contract/metrics.ts";
import type { TotalCheck } from "./reading.ts";

/** Compares what a file states as its totals with what its rows add up to; rates and people do not add up. */
export function checkTotals(
  stated: Map<MetricKey, number>,
  sums: Map<MetricKey, number>,
  rows: number,
): TotalCheck[] {
  return [...stated].flatMap(([metric, value]) => {
    if (!addsUp(metric)) return [];
    const counted = Number((sums.get(metric) ?? 0).toPrecision(12));
    const agrees = Math.abs(counted - value) <= roundingOf(metric, value, rows);
    return [{ metric, stated: value, counted, agrees, note: noteOf(counted, value, agrees) }];
  });
}

/** Whether rows of a metric may be added up. */
function addsUp(metric: MetricKey): boolean {
  return METRICS[metric].kind === "flow" && !/^unique_|_viewers$/.test(metric);
}

/** Counts are exact; Studio rounds hours to the fourth digit and money to the third. */
function roundingOf(metric: MetricKey, value: number, rows: number): number {
  const { unit } = METRICS[metric];
  if (unit === "seconds") return (rows + 1) * 0.2;
  return unit === "usd" ? (rows + 1) * 0.001 : Math.abs(value) * 1e-9;
}

function noteOf(counted: number, stated: number, agrees: boolean): string {
  if (agrees) return "The rows add up to the file's own total.";
  return counted < stated
    ? "The rows add up to less than the file's own total, which also covers what the file does not list. Only rows are recorded."
    : "The rows add up to more than the file's own total. Look whether rows were added or repeated. Only rows are recorded.";
}
