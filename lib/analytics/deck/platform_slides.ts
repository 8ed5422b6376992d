import type { SpanFigure } from "../../contract/analytics_shapes.ts";
import { METRICS, PLATFORM_NAMES } from "../../contract/metrics.ts";
import type { Slide } from "../../reports/mod.ts";
import { leadOf } from "./build_month_deck.ts";
import { dayName } from "./month.ts";
import type { MonthFigures } from "./month_figures.ts";
import { postFigure } from "./post_figures.ts";
import {
  changeText,
  countText,
  figureText,
  metricWords,
  movedText,
  noComparisonText,
  seriesName,
} from "./words.ts";

type Platform = MonthFigures["platforms"][number];

const MOST_POSTS = 8;

/** A platform's slides: its lead figure day by day, its key figures, its posts, and what moved it. */
export function platformSlides(platform: Platform): Slide[] {
  return [
    ...daysSlide(platform),
    figuresSlide(platform),
    ...postsSlide(platform),
    ...changeSlide(platform),
  ];
}

function daysSlide(platform: Platform): Slide[] {
  const { report } = platform;
  const lead = leadOf(platform);
  const series = report.series.find(({ metric, layer }) => metric === lead?.metric && layer === lead.layer);
  const known = series?.points.filter((point) => point.value !== null) ?? [];
  // A chart of columns shows no days below zero; the table of figures still has their sum.
  if (lead === null || series === undefined || known.length < 2 || known.some(({ value }) => value! < 0)) {
    return [];
  }
  const highest = known.reduce((best, point) => point.value! > best.value! ? point : best);
  const provisional = series.points.some((point) => point.provisional);
  return [{
    kind: "days",
    topic: `${PLATFORM_NAMES[report.platform]} · ${METRICS[lead.metric].label} by day`,
    headline: `${movedText(report.platform, lead)}, highest on ${dayName(highest.day)}`,
    source: sourceOf(lead),
    notes: [
      `Figures: ${
        series.points.map((point) => `${point.day} ${figureText(lead.metric, point.value)}`).join("; ")
      }.`,
      `Formula: sum of the days that have a figure.`,
    ],
    questionIds: [],
    series: METRICS[lead.metric].label,
    provisionalText: provisional ? "Provisional: the platform may still change it" : "",
    days: series.points.map((point) => ({
      label: String(Number(point.day.slice(8))),
      value: point.value,
      lead: point === highest,
      provisional: point.provisional,
    })),
  }];
}

function figuresSlide(platform: Platform): Slide {
  const { report } = platform;
  const shown = report.figures.filter((figure) => figure.value !== null);
  const name = PLATFORM_NAMES[report.platform];
  const told = besideLead(platform);
  return {
    kind: "table",
    topic: `${name} · Key figures`,
    headline: told === null
      ? `${name} in ${countText(shown.length, "figure")}`
      : movedText(report.platform, told),
    source: `Compared on days that are complete in both spans. n/a: not known, which is not zero.`,
    notes: shown.map((figure) => formulaNote(figure)),
    questionIds: [],
    columns: [
      { head: "Figure", align: "left", share: 0.3 },
      { head: "This month", align: "right", share: 0.17 },
      { head: "Days before, same days", align: "right", share: 0.2 },
      { head: "Change", align: "right", share: 0.2 },
      { head: "Days known", align: "right", share: 0.13 },
    ],
    rows: shown.map((figure) => [
      METRICS[figure.metric].label,
      figureText(figure.metric, figure.value),
      figureText(figure.metric, figure.change.state === "compared" ? figure.change.previous : null),
      changeText(figure) ?? "No comparison",
      String(figure.days_known),
    ]),
  };
}

/** What is worth a headline beside the lead figure: followers, else the count that moved most. */
function besideLead(platform: Platform): SpanFigure | null {
  const lead = leadOf(platform);
  const compared = platform.report.figures.filter((figure) =>
    figure.metric !== lead?.metric && METRICS[figure.metric].kind !== "rate" && changeText(figure) !== null &&
    figure.value !== null && figure.value > 0 && figure.change.previous! > 0
  );
  const moved = compared.toSorted((a, b) => Math.abs(b.change.ratio!) - Math.abs(a.change.ratio!));
  return compared.find(({ metric }) => metric === "followers") ?? moved[0] ?? null;
}

function postsSlide({ report }: Platform): Slide[] {
  const posts = report.posts.filter((post) => postFigure(post, "seen") !== null).slice(0, MOST_POSTS);
  const first = posts[0];
  if (first === undefined) return [];
  const name = PLATFORM_NAMES[report.platform];
  const [metric, figure] = postFigure(first, "seen")!;
  const word = METRICS[metric].label;
  return [{
    kind: "table",
    topic: `${name} · Posts seen most`,
    headline: `${figureText(metric, figure)} ${metricWords(metric)} for “${
      clip(first.title ?? "a post without a title", 48)
    }”`,
    source: `${
      countText(report.posts_total, "post")
    } published in the month; figures since publication, as last read.`,
    notes: posts.map((post) => `${post.title ?? "Without a title"}: ${post.url ?? "no address known"}`),
    questionIds: [],
    columns: [
      { head: "Post", align: "left", share: 0.5 },
      { head: word, align: "right", share: 0.14 },
      { head: "Engagement", align: "right", share: 0.12 },
      { head: "Comments", align: "right", share: 0.11 },
      { head: "Published", align: "right", share: 0.13 },
    ],
    rows: posts.map((post) => [
      post.title ?? "Without a title",
      figureText(...postFigure(post, "seen")!),
      figureText("engagement_rate", postFigure(post, "engagement_rate")?.[1] ?? null),
      figureText("comments", postFigure(post, "comments")?.[1] ?? null),
      post.published_at === null ? "n/a" : dayName(post.published_at.slice(0, 10)),
    ]),
  }];
}

function changeSlide({ report, change }: Platform): Slide[] {
  if (change === null || change.state !== "explained" || change.posts.length === 0) return [];
  const shown = change.posts.slice(0, MOST_POSTS);
  const first = shown.reduce((most, post) =>
    Math.abs(post.difference) > Math.abs(most.difference) ? post : most
  );
  const explained = shown.reduce((sum, post) => sum + post.difference, 0);
  const name = seriesName(report.platform, change.metric);
  const signed = (value: number | null) =>
    value === null ? "n/a" : `${value > 0 ? "+" : ""}${figureText(change.metric, value)}`;
  return [{
    kind: "table",
    topic: `${PLATFORM_NAMES[report.platform]} · What changed`,
    headline: `“${clip(first.post.title ?? "A post without a title", 40)}” moved ${name} most: ${
      signed(first.difference)
    }`,
    source: `Difference from the span before by post. In all ${signed(change.change.difference)}: ${
      signed(explained)
    } from ${countText(shown.length, "post")} here, the rest from other posts and days.`,
    notes: [`Formula: a post’s ${name} in the span less those in the span before.`],
    questionIds: [],
    columns: [
      { head: "Post", align: "left", share: 0.52 },
      { head: "Difference", align: "right", share: 0.16 },
      { head: "This month", align: "right", share: 0.16 },
      { head: "Days before", align: "right", share: 0.16 },
    ],
    rows: shown.map(({ post, current, previous, difference }) => [
      post.title ?? "Without a title",
      signed(difference),
      figureText(change.metric, current),
      figureText(change.metric, previous),
    ]),
  }];
}

function sourceOf(figure: SpanFigure): string {
  const gaps = figure.days_missing.length === 0
    ? "every day known"
    : `no figures for ${countText(figure.days_missing.length, "day")}: ${
      figure.days_missing.slice(0, 4).map(dayName).join(", ")
    }${figure.days_missing.length > 4 ? " …" : ""}`;
  const provisional = figure.days_provisional.length === 0
    ? ""
    : `; ${countText(figure.days_provisional.length, "day")} provisional`;
  return `${METRICS[figure.metric].meaning} ${countText(figure.days_known, "day")}, ${gaps}${provisional}.`;
}

function formulaNote(figure: SpanFigure): string {
  const { label, meaning, kind } = METRICS[figure.metric];
  const formula = kind === "flow"
    ? "sum of the days"
    : kind === "standing"
    ? "the value at the end of the span"
    : "numerator over denominator of the whole span";
  return `${label}: ${meaning} Formula: ${formula}. Days with a figure: ${figure.days_known}. Change: ${
    changeText(figure) ?? noComparisonText(figure.change.state)
  }.`;
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 2).trimEnd()}…` : text;
}
