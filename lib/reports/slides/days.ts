import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { DaysSlide } from "../deck/deck.ts";
import { colorKey, verticalColumns } from "./chart_parts.ts";
import { BODY, columnsWidth, MARGIN } from "./grid.ts";
import { clipped } from "./pen.ts";
import { greatest } from "./words.ts";

const KEY_HEIGHT = 0.3;
const MOST_DAYS = 31;

/** Draws a count day by day over the whole width: the days the headline names in the accent, provisional ones pale. */
export function drawDays(slide: DaysSlide, theme: Theme): Shape[] {
  const days = slide.days.slice(0, MOST_DAYS);
  if (days.length === 0) return [];
  const rows = days.map((day) => ({
    label: clipped(day.label, "small", columnsWidth(12) / days.length - 0.06, 1, theme),
    // A column of no height: the source line names the days without figures.
    value: Math.max(0, day.value ?? 0),
    color: day.lead ? "accent" as const : day.provisional ? "line" as const : "bar" as const,
  }));
  const hasProvisional = slide.provisionalText !== "" && days.some((day) => day.provisional);
  const box = { x: MARGIN, y: BODY.y - 0.2, w: columnsWidth(12), h: BODY.h + 0.2 };
  const chart = verticalColumns(rows, box, {
    name: slide.series,
    alt: slide.headline,
    series: slide.series,
    size: "small",
    format: "count",
    gapPercent: 35,
    labelFrom: Math.max(1, greatest(days.filter((day) => day.lead).map((day) => day.value ?? 0), 0)),
  });
  if (!hasProvisional) return [chart];
  const key = colorKey([{ label: slide.provisionalText, color: "line" }], {
    x: MARGIN,
    y: BODY.y - 0.2,
    w: columnsWidth(12),
    h: KEY_HEIGHT,
  });
  return [key, { ...chart, y: chart.y + KEY_HEIGHT, h: chart.h - KEY_HEIGHT }];
}
