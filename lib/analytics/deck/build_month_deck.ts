import type { SpanFigure } from "../../contract/analytics_shapes.ts";
import { PLATFORM_NAMES } from "../../contract/metrics.ts";
import { monthText } from "../../contract/months.ts";
import type { Slide } from "../../reports/mod.ts";
import { methodSlide } from "./method_slide.ts";
import type { MonthFigures } from "./month_figures.ts";
import { platformSlides } from "./platform_slides.ts";
import { summarySlide } from "./summary_slide.ts";

/** A month as slides: plain values, ready to be drawn. */
export interface MonthDeck {
  title: string;
  slides: Slide[];
}

/**
 * Builds the deck of a month from the figures the pages show: what matters first, then each platform by itself (they are
 * never summed), then how the figures came about. Pure: the same figures give the same deck.
 */
export function buildMonthDeck(month: MonthFigures): MonthDeck {
  const name = monthText(month.month);
  const title = `Channels in ${name}`;
  const known = month.platforms.filter(({ report }) =>
    report.figures.some((figure) => figure.value !== null)
  );
  const cover: Slide = {
    kind: "cover",
    topic: "",
    headline: title,
    source: "",
    notes: [
      `Figures of ${known.map(({ report }) => PLATFORM_NAMES[report.platform]).join(", ") || "no platform"}.`,
    ],
    questionIds: [],
    event: title,
    subtitle: `Monthly report · ${month.organisation}`,
    speakers: known.map(({ report }) => ({
      name: PLATFORM_NAMES[report.platform],
      role: report.accounts.map(({ account }) => account.name).join(", "),
    })),
    note: "",
  };
  return {
    title,
    slides: [
      cover,
      ...(known.length === 0 ? [] : [summarySlide(month, known)]),
      ...known.flatMap(platformSlides),
      methodSlide(month),
    ],
  };
}

/** The figure that leads a platform's slides: the one its page begins with, organic where only that is known. */
export function leadOf({ report }: MonthFigures["platforms"][number]): SpanFigure | null {
  return report.figures[0] ?? null;
}
