import type { SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import {
  type MetricKey,
  metricOf,
  METRICS,
  type Platform,
  PLATFORM_NAMES,
} from "../../lib/contract/metrics.ts";
import { figureText, metricNoun } from "../charts/figures.ts";

/** How a rate is made, with the figures it was made of: "Engagements over impressions: 48 of 1,000"; null for no rate. */
export function formulaText(figure: SpanFigure, platform: Platform): string | null {
  const metric = metricOf(figure.metric);
  if (metric.kind !== "rate") return null;
  const over = metric.denominator === undefined ? "" : nameOf(metric.denominator);
  const parts = (metric.numerator ?? []).map(nameOf).join(" and ");
  const rule = parts === "" || over === ""
    ? metric.meaning.replace(/\.$/, "")
    : `${capital(parts)} over ${over}`;
  const made = figure.numerator === null || figure.denominator === null
    ? `as ${PLATFORM_NAMES[platform]} gives it`
    : `${amount(metric.numerator?.[0], figure.numerator)} over ${
      amount(metric.denominator, figure.denominator)
    }`;
  return `${rule}: ${made}`;
}

function nameOf(key: string): string {
  return isMetric(key) ? metricNoun(key) : key.replaceAll("_", " ");
}

function amount(key: string | undefined, value: number): string {
  return figureText(value, key !== undefined && isMetric(key) ? metricOf(key).unit : "count");
}

function isMetric(key: string): key is MetricKey {
  return Object.hasOwn(METRICS, key);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
