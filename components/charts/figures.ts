import type { Change } from "../../lib/contract/analytics_shapes.ts";
import {
  type MetricKey,
  metricOf,
  type Platform,
  PLATFORM_NAMES,
  type Unit,
} from "../../lib/contract/metrics.ts";
import { countText } from "../format.ts";

/** Keeps a figure and its unit on one line. */
const THIN = "\u202f";
const FIXED = "\u00a0";
const MINUS = "\u2212";

/** A figure exactly, in its unit: "2,140", "4.8 %", "512 h", "4 min 12 s", "$12.50"; counts below zero keep their sign. */
export function figureText(value: number, unit: Unit): string {
  // Negative zero, and what rounds to zero from below, is plainly zero.
  const sign = value < 0 && !/^[^1-9]*$/.test(sizeText(-value, unit)) ? MINUS : "";
  return sign + sizeText(Math.abs(value), unit);
}

/** A figure of a metric; without one, the words for that. */
export function metricText(metric: MetricKey, value: number | null): string {
  return value === null ? "no figures" : figureText(value, metricOf(metric).unit);
}

/** A figure with what it counts: "2,140 views"; a share or a time says itself. */
export function figureOf(metric: MetricKey, value: number): string {
  const { unit } = metricOf(metric);
  const text = figureText(value, unit);
  return unit === "count"
    ? `${text} ${Math.abs(value) === 1 ? singular(metricNoun(metric)) : metricNoun(metric)}`
    : text;
}

/** A figure where space is short: "12.3 K", "1.2 M"; small ones are exact. */
export function shortText(value: number, unit: Unit): string {
  if (value === 0) return unit === "ratio" ? figureText(0, unit) : "0";
  if (unit === "seconds") return figureText(value, unit).replace(/ (min|s|h)/g, "\u00a0$1");
  if (unit === "ratio" || Math.abs(value) < 10_000) return figureText(value, unit);
  const size = Math.abs(value);
  const [by, letter] = size >= 1e9 ? [1e9, "B"] : size >= 999_500 ? [1e6, "M"] : [1e3, "K"];
  const scaled = (size / by).toFixed(size / by < 99.95 ? 1 : 0).replace(/\.0$/, "");
  return `${value < 0 ? MINUS : ""}${unit === "usd" ? "$" : ""}${scaled}\u00a0${letter}`;
}

/** What a metric counts, within a sentence: "views", "net followers"; an abbreviation stays one. */
export function metricNoun(metric: MetricKey): string {
  const label = metricOf(metric).label.replace(/^(.+), (.+)$/, "$2 $1");
  return /^[A-Z]{2}/.test(label) ? label : label.toLowerCase();
}

/** A platform's metric at the head of a figure: "YouTube views". */
export function figureName(platform: Platform, metric: MetricKey): string {
  return `${PLATFORM_NAMES[platform]} ${metricNoun(metric)}`;
}

/** How a figure moved: in a word, and as an amount; null where there is no comparison. */
export function changeText(
  change: Change,
  metric: MetricKey,
): { direction: "up" | "down" | "level"; text: string } | null {
  if (change.state !== "compared" || change.difference === null) return null;
  const { difference, ratio } = change;
  const direction = difference > 0 ? "up" : difference < 0 ? "down" : "level";
  if (direction === "level") return { direction, text: "No change" };
  const word = direction === "up" ? "more" : "less";
  if (metricOf(metric).unit === "ratio") {
    return { direction, text: `${points(Math.abs(difference))} ${word}` };
  }
  // A share of a figure below zero would turn the sign round; the amount says it plainly.
  const amount = ratio === null || (change.previous ?? 0) < 0
    ? figureText(Math.abs(difference), metricOf(metric).unit)
    : percentText(Math.abs(ratio));
  return { direction, text: `${amount} ${word}` };
}

/** Why there is no comparison, in a sentence. */
export function noComparisonText(change: Change): string {
  switch (change.state) {
    case "no_history":
      return "There are no figures of the period before.";
    case "zero_before":
      return "The period before stood at zero.";
    case "too_few_days":
      return change.days === 0
        ? "No day is complete in both periods."
        : `Only ${countDays(change.days)} complete in both periods: too few to compare.`;
    case "no_figures":
      return "There are no figures of this period.";
    case "compared":
      return "";
  }
}

/** A share as a percentage with the digits that mean something: "24 %", "4.8 %", "0.03 %". */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent >= 10 || percent === 0) return `${countText(percent)}${THIN}%`;
  const digits = percent >= 1 ? 1 : 2;
  const text = percent.toFixed(digits).replace(/\.?0+$/, "");
  return text === "0" ? `<0.01${THIN}%` : `${text}${THIN}%`;
}

/** "1 day is", "27 days are". */
function countDays(days: number): string {
  return days === 1 ? "1 day is" : `${countText(days)} days are`;
}

function points(difference: number): string {
  const amount = difference * 100;
  const text = amount >= 10 ? countText(amount) : amount.toFixed(amount >= 0.1 ? 1 : 2).replace(/\.?0+$/, "");
  return text === "0" ? "<0.01 points" : `${text} ${text === "1" ? "point" : "points"}`;
}

function singular(noun: string): string {
  return noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

function sizeText(size: number, unit: Unit): string {
  switch (unit) {
    case "count":
      return countText(size);
    case "ratio":
      return percentText(size);
    case "usd":
      return `$${countText(Math.floor(size + 0.005))}.${
        String(Math.round(size * 100) % 100).padStart(2, "0")
      }`;
    case "seconds":
      return timeText(size);
  }
}

function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole >= 36_000) return `${countText(seconds / 3600)}${FIXED}h`;
  if (whole < 60) return `${whole}${FIXED}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    return whole % 60 === 0 ? `${minutes}${FIXED}min` : `${minutes}${FIXED}min ${whole % 60}${FIXED}s`;
  }
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
