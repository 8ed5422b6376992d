import type { SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import type { MetricKey } from "../../lib/contract/metrics.ts";

/** The engagement rate among a platform's figures: of everything, or organic where the platform tells only that. */
export function rateAmong(figures: readonly Pick<SpanFigure, "metric">[]): MetricKey {
  const names: MetricKey[] = ["engagement_rate", "engagement_rate_organic"];
  return names.find((name) => figures.some(({ metric }) => metric === name)) ?? "engagement_rate";
}
