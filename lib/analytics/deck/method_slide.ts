import type { Freshness } from "../../contract/analytics_shapes.ts";
import { PLATFORM_NAMES, type Source } from "../../contract/metrics.ts";
import { monthText } from "../../contract/months.ts";
import type { Slide } from "../../reports/mod.ts";
import { dayName, monthSpan } from "./month.ts";
import type { MonthFigures } from "./month_figures.ts";

const SOURCE_WORDS: Record<Source, string> = {
  export: "the platform’s own export file",
  api: "the platform’s API",
  console: "the agency’s Ops-Console",
  push: "the agency’s signed delivery",
};

/** How the figures came about: spans, sources, what is missing, what is not compared. */
export function methodSlide(month: MonthFigures): Slide {
  const span = monthSpan(month.month);
  return {
    kind: "method",
    topic: "Method",
    headline: "How these figures came about",
    source: "",
    notes: [],
    questionIds: [],
    items: [
      {
        label: "Span",
        text: `${
          monthText(month.month)
        }, ${span.days} days, each as its platform dates it. Compared with the ${span.days} days before, on the days that are complete in both.`,
      },
      {
        label: "Change",
        text:
          "Shown only where there is something to compare. Without a figure before, or with zero before, it says so.",
      },
      {
        label: "Missing days",
        text:
          "A day without figures is left out, not counted as zero. Counts can fall below zero: platforms take likes and views back.",
      },
      {
        label: "Rates",
        text: "Rates of a span are worked out from its sums, never as a mean of daily percentages.",
      },
      ...month.platforms.map(({ report }) => ({
        label: PLATFORM_NAMES[report.platform],
        text: freshnessText(report.freshness),
      })),
    ],
  };
}

function freshnessText({ source, captured_at, complete_to, reason }: Freshness): string {
  if (captured_at === null || source === null) return "No figures have come in.";
  const complete = complete_to === null ? "" : ` Complete to ${dayName(complete_to)}.`;
  return `From ${SOURCE_WORDS[source]}, last read on ${dayName(captured_at.slice(0, 10))}.${complete}${
    reason === null ? "" : ` ${reason}`
  }`;
}
