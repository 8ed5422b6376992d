import {
  ENGAGEMENT_FORMULAS,
  type Metric,
  type MetricKey,
  METRICS,
  type Platform,
} from "../../contract/metrics.ts";

/** What a rate is made of on a platform; a part that is not known there is left out. */
export interface RateParts {
  /** Empty where the platform gives only the rate itself. */
  numerator: readonly MetricKey[];
  denominator: MetricKey | null;
}

/** What a rate is made of. */
export function partsOf(platform: Platform, metric: MetricKey): RateParts {
  if (metric === "engagement_rate") return ENGAGEMENT_FORMULAS[platform];
  const { numerator = [], denominator }: Metric = METRICS[metric];
  return { numerator: numerator.filter(isMetric), denominator: isMetric(denominator) ? denominator : null };
}

function isMetric(name: string | undefined): name is MetricKey {
  return name !== undefined && Object.hasOwn(METRICS, name);
}
