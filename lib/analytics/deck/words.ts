import type { Change, SpanFigure } from "../../contract/analytics_shapes.ts";
import { type MetricKey, METRICS, type Platform, PLATFORM_NAMES } from "../../contract/metrics.ts";

const NO_BREAK = "\u00a0";
/** A change smaller than this is told as none. */
const LEVEL = 0.005;
const SECONDS_OF_HOUR = 3600;

/** A figure in the unit of its metric: "33,940", "512 h", "4.8 %", "n/a" where it is missing. */
export function figureText(metric: MetricKey, value: number | null): string {
  if (value === null) return "n/a";
  switch (METRICS[metric].unit) {
    case "seconds":
      return secondsText(value);
    case "ratio":
      return `${(value * 100).toFixed(1)}${NO_BREAK}%`;
    case "usd":
      return `US$${NO_BREAK}${value.toLocaleString("en-GB", { maximumFractionDigits: 2 })}`;
    case "count":
      return Math.round(value).toLocaleString("en-GB").replace("-", "−");
  }
}

/** What is counted, in the middle of a sentence: "views", "organic impressions", "RPM". */
export function metricWords(metric: MetricKey): string {
  const words = METRICS[metric].label.split(", ").reverse().join(" ");
  return /^[A-Z]{2}/.test(words) ? words : words.toLowerCase();
}

/** The same with the platform: "YouTube views", "LinkedIn engagement rate". */
export function seriesName(platform: Platform, metric: MetricKey): string {
  return `${PLATFORM_NAMES[platform]} ${metricWords(metric)}`;
}

/** How a figure moved, for the end of a sentence: "24 % more", "level", or null where nothing was compared. */
export function changeText({ metric, change }: Pick<SpanFigure, "metric" | "change">): string | null {
  if (change.state !== "compared" || change.difference === null) return null;
  // Percent of a percentage misleads: rates move in points.
  if (METRICS[metric].kind === "rate" && METRICS[metric].unit === "ratio") {
    const points = change.difference * 100;
    if (Math.abs(points) < 0.05) return "level";
    return `${Math.abs(points).toFixed(1)} points ${points > 0 ? "more" : "less"}`;
  }
  if (change.ratio === null) return null;
  if (Math.abs(change.ratio) < LEVEL) return "level";
  // A part of a number below zero says nothing: the difference itself does.
  if (change.previous! < 0 || change.current! < 0) {
    return `${figureText(metric, Math.abs(change.difference))} ${change.difference > 0 ? "more" : "fewer"}`;
  }
  return `${percentText(Math.abs(change.ratio))} ${change.ratio > 0 ? "more" : "less"}`;
}

/** Why there is no comparison, in words for a client. */
export function noComparisonText(state: Change["state"]): string {
  switch (state) {
    case "no_history":
      return "no comparison: nothing is known of the days before";
    case "zero_before":
      return "no comparison: it was zero before";
    case "too_few_days":
      return "no comparison: too few days are complete";
    case "no_figures":
      return "no figures for this month";
    case "compared":
      return "compared";
  }
}

/** A headline of a lead figure: "YouTube views rose 24 % to 33,940". */
export function movedText(platform: Platform, figure: SpanFigure): string {
  const name = seriesName(platform, figure.metric);
  const value = figureText(figure.metric, figure.value);
  const { state, ratio } = figure.change;
  if (figure.value === null) return `No ${name} are known for this month`;
  if (state !== "compared" || ratio === null) return `${value} ${name}, with nothing to compare yet`;
  if (Math.abs(ratio) < LEVEL) return `${name} held at ${value}`;
  return `${name} ${ratio > 0 ? "rose" : "fell"} ${percentText(Math.abs(ratio))} to ${value}`;
}

/** A share as "24 %"; under ten per cent with one digit more. */
export function percentText(ratio: number): string {
  const percent = ratio * 100;
  const digits = percent < 10 && percent % 1 >= 0.05 && percent % 1 < 0.95 ? 1 : 0;
  return `${percent.toFixed(digits)}${NO_BREAK}%`;
}

/** Words with a number: "1 day", "27 days". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")}${NO_BREAK}${count === 1 ? one : many}`;
}

function secondsText(seconds: number): string {
  if (Math.abs(seconds) >= SECONDS_OF_HOUR) {
    const hours = seconds / SECONDS_OF_HOUR;
    return `${hours.toLocaleString("en-GB", { maximumFractionDigits: hours < 100 ? 1 : 0 })}${NO_BREAK}h`;
  }
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const rest = Math.round(Math.abs(seconds) % 60);
  const text = minutes === 0 ? `${rest}${NO_BREAK}s` : `${minutes}${NO_BREAK}min ${rest}${NO_BREAK}s`;
  return seconds < 0 ? `−${text}` : text;
}
