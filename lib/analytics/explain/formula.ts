import type { SpanFigure } from "../../contract/analytics_shapes.ts";
import { ENGAGEMENT_FORMULAS, type MetricKey, METRICS, type Platform } from "../../contract/metrics.ts";
import { partsOf } from "../spans/formulas.ts";
import { daysInWords } from "../words.ts";

/** Figures of people, which days count anew: their sum is of visits by day, not of people in the span. */
const COUNTED_DAILY: ReadonlySet<MetricKey> = new Set<MetricKey>([
  "unique_viewers",
  "returning_viewers",
  "unique_impressions",
  "unique_visitors",
]);

/** How a figure was worked out, in words. */
export function formulaOf(platform: Platform, figure: SpanFigure, accounts: number): string {
  const { kind } = METRICS[figure.metric];
  const of = accounts > 1 ? ` of ${accounts} accounts` : "";
  if (figure.value === null && figure.days_known === 0) return "No day of the span has a figure.";
  if (kind === "flow") {
    const sum = `Sum of ${daysInWords(figure.days_known)}${of}.`;
    return COUNTED_DAILY.has(figure.metric) ? `${sum} Who came on several days is counted on each.` : sum;
  }
  if (kind === "standing") {
    return `The last reading in the span${accounts > 1 ? ", all accounts together" : ""}.`;
  }
  return `${rateInWords(platform, figure)} Over ${daysInWords(figure.days_known)}${of}.`;
}

/** What a figure means, in one sentence, as its platform has it. */
export function meaningOf(platform: Platform, metric: MetricKey): string {
  return metric === "engagement_rate" ? ENGAGEMENT_FORMULAS[platform].words : METRICS[metric].meaning;
}

function rateInWords(platform: Platform, { metric, numerator, denominator, value }: SpanFigure): string {
  const parts = partsOf(platform, metric);
  const label = (key: MetricKey) => METRICS[key].label.toLowerCase();
  if (numerator !== null && denominator !== null) {
    const counted = parts.numerator.map(label).join(" + ");
    const over = parts.denominator === null ? "" : label(parts.denominator);
    return counted === "" || over === ""
      ? "All numerators over all denominators."
      : `Sum of ${counted} over sum of ${over}.`;
  }
  if (denominator !== null && parts.denominator !== null) {
    return `Each day’s rate as the platform gives it, weighted by its ${label(parts.denominator)}.`;
  }
  return value === null
    ? "The platform gives a rate for each day but not what to weigh it by, so there is none for the span."
    : "As the platform gives it.";
}
