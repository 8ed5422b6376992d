import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { ThemesSlide } from "../deck/deck.ts";
import { columnHead, horizontalBars } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped, fittedBlock, LEADING, rowRule } from "./pen.ts";
import { quoted } from "./words.ts";

const MOST_THEMES = 7;
const LABEL_WIDTH = 2.4;
const QUOTE_X = columnX(6) + 0.1;
const QUOTE_WIDTH = columnsWidth(6) - 0.1;

/** Draws what comments are about: how many name it, and one of them in its own words. */
export function drawThemes(slide: ThemesSlide, theme: Theme, headerBottom: number): Shape[] {
  const themes = slide.themes.slice(0, MOST_THEMES);
  if (themes.length === 0) return [];
  const top = Math.max(BODY.y + 0.2, headerBottom + 0.36);
  const rowHeight = Math.min(0.8, (BODY.bottom + 0.05 - top) / themes.length);
  const rows = themes.map((entry, i) => ({
    label: clipped(entry.label, "label", LABEL_WIDTH - 0.12, 2, theme),
    value: entry.count,
    color: i === 0 ? "accent" as const : "bar" as const,
  }));
  return [
    columnHead("Comments that name it", MARGIN + LABEL_WIDTH, top - 0.29, 2.6),
    columnHead("One answer", QUOTE_X, top - 0.29, 2.6),
    horizontalBars(
      rows,
      { x: MARGIN, y: top, w: columnsWidth(6) - 0.1, h: rowHeight * rows.length },
      LABEL_WIDTH,
      {
        name: "Themes",
        alt: slide.headline,
        series: "Comments",
        format: "count",
        gapPercent: 110,
        rightWidth: 0.6,
      },
    ),
    ...themes.flatMap((entry, i) => drawQuote(entry.quote, top + i * rowHeight, rowHeight, i, theme)),
  ];
}

function drawQuote(quote: string, y: number, h: number, row: number, theme: Theme): Shape[] {
  const rule = rowRule(QUOTE_X, y, QUOTE_WIDTH, row);
  if (quote === "") return [rule];
  const box = { x: QUOTE_X, y, w: QUOTE_WIDTH, h };
  const style = { font: "head" as const, valign: "middle" as const, leading: LEADING.tight };
  return [rule, fittedBlock("Answer", quoted(quote), box, ["body", "label"], style, theme)];
}
