import type { SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import {
  ENGAGEMENT_FORMULAS,
  type MetricKey,
  metricOf,
  METRICS,
  type Platform,
} from "../../lib/contract/metrics.ts";
import { figureText } from "../charts/figures.ts";

/** How a rate is made, the figures it was made of first: "48 over 1,000. Engagements over …"; null for what is no rate. */
export function formulaText(figure: SpanFigure, platform: Platform): string | null {
  const metric = metricOf(figure.metric);
  if (metric.kind !== "rate") return null;
  const words = figure.metric === "engagement_rate" ? ENGAGEMENT_FORMULAS[platform].words : metric.meaning;
  const parts = partsText(figure, platform);
  return parts === null ? words : `${parts}. ${words}`;
}

/** The two figures a rate was made of: "48 over 1,000"; null where they are not known. */
export function partsText({ metric, numerator, denominator }: SpanFigure, platform: Platform): string | null {
  if (numerator === null || denominator === null) return null;
  const parts = metric === "engagement_rate" ? ENGAGEMENT_FORMULAS[platform] : metricOf(metric);
  return `${amount(parts.numerator?.[0], numerator)} over ${amount(parts.denominator, denominator)}`;
}

function amount(key: string | undefined, value: number): string {
  return figureText(value, key !== undefined && isMetric(key) ? metricOf(key).unit : "count");
}

function isMetric(key: string): key is MetricKey {
  return Object.hasOwn(METRICS, key);
}
