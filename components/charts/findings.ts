import type { Annotation, DayPoint, Period, SpanFigure } from "../../lib/contract/analytics_shapes.ts";
import { metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { countOf, dayText } from "../format.ts";
import { daysText, shortDay } from "./days.ts";
import { changeText, figureName, figureOf, figureText, metricNoun, metricText } from "./figures.ts";

/** What there is to say about a figure's days. */
export interface Told {
  platform: Platform;
  figure: SpanFigure;
  points: readonly DayPoint[];
  annotations: readonly Annotation[];
  period: Period;
}

/** A peak is one when it stands out: half as much again as the day in the middle. */
const STANDS_OUT = 1.5;
/** Below this a peak is chance: one view more or less. */
const FEW = 10;

/** The finding as a headline, by rule; without one, the topic alone. */
export function trendTitle(told: Told): string {
  const { platform, figure } = told;
  const name = figureName(platform, figure.metric);
  if (figure.value === null) return `${name}: no figures for these days`;
  if (metricOf(figure.metric).kind === "standing") return standingTitle(told, name);
  if (metricOf(figure.metric).kind === "rate") {
    const change = changeText(figure.change, figure.metric);
    const text = figureText(figure.value, metricOf(figure.metric).unit);
    const verb = verbOf(name);
    if (change === null) return `${name} ${verb} ${text}`;
    if (change.direction === "level") return `${name} stayed at ${text}`;
    return `${name} ${verb} ${text}, ${change.text} than before`;
  }
  const peak = peakOf(told.points);
  if (peak !== null && peak.value >= STANDS_OUT * peak.usual && peak.value >= FEW) {
    const event = told.annotations.find(({ day }) => day === peak.day);
    const text = metricText(figure.metric, peak.value);
    return event === undefined
      ? `${name} peaked at ${text} on ${shortDay(peak.day)}`
      : `${name} peaked at ${text} on the day of ${event.title}`;
  }
  const change = changeText(figure.change, figure.metric);
  if (change === null) return `${name}, day by day`;
  if (change.direction === "level") return `${name} held level with the period before`;
  return `${name} ${verbOf(name)} ${change.direction} ${
    change.text.replace(/ (more|less)$/, "")
  } on the period before`;
}

/** The figures in sentences: for everyone under the chart, and in its stead for those who can't see it. */
export function trendSummary({ figure, points, period }: Told): string {
  const { metric, value } = figure;
  const { kind, unit } = metricOf(metric);
  if (value === null) {
    return figure.days_known === 0
      ? `There are no ${metricNoun(metric)} of the ${countOf(period.days, "day")} from ${
        shortDay(period.from)
      } to ${shortDay(period.to)}.`
      : `The days known do not make up ${metricNoun(metric)} for the whole span.`;
  }
  const dated = period.from.slice(0, 4) === period.to.slice(0, 4) ? shortDay : dayText;
  const sentences = [
    kind === "flow"
      ? `${figureOf(metric, value)} in ${countOf(period.days, "day")}.`
      : kind === "standing"
      ? `${figureOf(metric, value)} at the end.`
      : `${figureText(value, unit)} over ${countOf(period.days, "day")}.`,
  ];
  const peak = peakOf(points);
  if (peak !== null && peak.value > 0 && points.length > 1) {
    sentences.push(`Highest: ${metricText(metric, peak.value)} on ${dated(peak.day)}.`);
  }
  const lowest = lowestOf(points);
  if (lowest !== null && lowest.value < 0) {
    sentences.push(`Lowest: ${metricText(metric, lowest.value)} on ${dated(lowest.day)}.`);
  }
  const missing = points.filter((point) => point.value === null).map(({ day }) => day);
  if (missing.length > 0) sentences.push(`No figures for ${daysText(missing)}.`);
  const open = points.filter(({ provisional }) => provisional).map(({ day }) => day);
  if (open.length > 0) {
    sentences.push(`${daysText(open)} ${open.length === 1 ? "is" : "are"} provisional and may still change.`);
  }
  return sentences.join(" ");
}

/** The highest complete or provisional day, and what a day in the middle has. */
export function peakOf(points: readonly DayPoint[]): { day: string; value: number; usual: number } | null {
  const known = points.filter((point): point is DayPoint & { value: number } => point.value !== null);
  if (known.length === 0) return null;
  const peak = known.reduce((best, point) => point.value > best.value ? point : best);
  const sorted = known.map(({ value }) => value).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)]!;
  return { day: peak.day, value: peak.value, usual: known.length < 5 ? Infinity : usual };
}

function lowestOf(points: readonly DayPoint[]): { day: string; value: number } | null {
  const known = points.filter((point): point is DayPoint & { value: number } => point.value !== null);
  return known.length === 0 ? null : known.reduce((low, point) => point.value < low.value ? point : low);
}

function standingTitle({ figure, points }: Told, name: string): string {
  const known = points.filter((point): point is DayPoint & { value: number } => point.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const text = metricText(figure.metric, figure.value);
  if (first === undefined || last === undefined || known.length < 2) return `${name}: ${text}`;
  const grown = last.value - first.value;
  if (grown === 0) return `${name} stayed at ${text}`;
  const amount = figureText(Math.abs(grown), metricOf(figure.metric).unit);
  return `${name} ${grown > 0 ? "grew" : "fell"} by ${amount} to ${text}`;
}

function verbOf(name: string): string {
  return /s$/.test(name) && !/ss$/.test(name) ? "were" : "was";
}
