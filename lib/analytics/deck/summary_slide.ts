import { PLATFORM_NAMES } from "../../contract/metrics.ts";
import { monthText } from "../../contract/months.ts";
import type { Slide } from "../../reports/mod.ts";
import { leadOf } from "./build_month_deck.ts";
import type { MonthFigures } from "./month_figures.ts";
import { postFigure } from "./post_figures.ts";
import {
  changeText,
  figureText,
  metricWords,
  movedText,
  noComparisonText,
  percentText,
  seriesName,
} from "./words.ts";

type Platform = MonthFigures["platforms"][number];
type Summary = Extract<Slide, { kind: "summary" }>;

/** What a director reads in twenty seconds: a figure a platform, and a sentence on what moved it. */
export function summarySlide(month: MonthFigures, platforms: Platform[]): Summary {
  return {
    kind: "summary",
    topic: "In brief",
    headline: headlineOf(platforms, month),
    source: `Each platform counts in its own way, so they are not added up.`,
    notes: platforms.flatMap((platform) => noteOf(platform)),
    questionIds: [],
    figures: platforms.flatMap((platform) => {
      const lead = leadOf(platform);
      if (lead === null) return [];
      const moved = changeText(lead);
      const name = seriesName(platform.report.platform, lead.metric);
      const days = lead.change.days;
      return [{
        value: figureText(lead.metric, lead.value),
        text: moved === null
          ? `${name}; ${noComparisonText(lead.change.state)}`
          : `${name}, ${moved}${moved === "level" ? " with" : " than"} the ${days} days before`,
      }];
    }).slice(0, 4),
    points: platforms.flatMap(pointOf).slice(0, 3),
  };
}

/** The largest move leads; without one, what is known. */
function headlineOf(platforms: Platform[], month: MonthFigures): string {
  const moved = platforms
    .map((platform) => ({ platform, lead: leadOf(platform) }))
    .filter(({ lead }) => lead !== null && lead.change.state === "compared" && lead.change.ratio !== null)
    .sort((a, b) => Math.abs(b.lead!.change.ratio!) - Math.abs(a.lead!.change.ratio!));
  const first = moved[0];
  if (first === undefined) return `What is known of ${monthText(month.month)}`;
  return movedText(first.platform.report.platform, first.lead!);
}

function pointOf({ report, change }: Platform): Summary["points"] {
  const title = PLATFORM_NAMES[report.platform];
  const top = change?.state === "explained" ? change.posts[0] : undefined;
  if (top !== undefined && top.share !== null && top.share > 0) {
    const name = clip(top.post.title ?? "One post");
    return [{ title, text: `“${name}” makes up ${percentText(top.share)} of the change.` }];
  }
  const seen = report.posts[0];
  const figure = seen === undefined ? null : postFigure(seen, "seen");
  if (seen === undefined || figure === null) return [];
  const [metric] = figure;
  return [{
    title,
    text: `Seen most: “${clip(seen.title ?? "a post without a title")}”, ${figureText(...figure)} ${
      metricWords(metric)
    }.`,
  }];
}

function noteOf(platform: Platform): string[] {
  const lead = leadOf(platform);
  if (lead === null) return [];
  const { change } = lead;
  const name = seriesName(platform.report.platform, lead.metric);
  return [
    `${name}: ${figureText(lead.metric, lead.value)} over ${lead.days_known} days with figures.` +
    (change.state === "compared"
      ? ` Compared on ${change.days} days complete in both spans: ${
        figureText(lead.metric, change.current)
      } against ${figureText(lead.metric, change.previous)}.`
      : ` ${noComparisonText(change.state)}.`),
  ];
}

function clip(text: string): string {
  return text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text;
}
