import type { Shape, TextSize, Theme } from "../../office/pptx/mod.ts";
import type { Bar, BarsSlide } from "../deck/deck.ts";
import { type BarRow, horizontalBars, labelColumn, sideFigure } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped } from "./pen.ts";
import { greatest, grouped, NO_BREAK, percent, shareOf } from "./words.ts";

const FEWEST_FOR_PERCENT = 30;
const MOST_BARS = 12;
const MOST_LARGE = 8;

/** Draws choices as bars in the order given; two or three options stand beside their figure. */
export function drawBars(slide: BarsSlide, theme: Theme): Shape[] {
  const options = foldOptions(slide);
  if (options.length === 0) return [];
  const lead = options.find((option) => option.lead) ?? options[0];
  if (options.length > 3 || slide.figureText === "" || !lead) return wideBars(options, slide, theme);
  return [
    ...sideFigure(amountOf(lead.count, slide.n), slide.figureText, theme),
    ...fewBars(options, slide, theme),
  ];
}

// People rather than percentages where they are few, as the headline says.
function amountOf(count: number, n: number): string {
  return n < FEWEST_FOR_PERCENT
    ? `${grouped(count)}${NO_BREAK}of${NO_BREAK}${grouped(n)}`
    : percent(shareOf(count, n));
}

/** Bars of any answers in rows, at the size their number allows. */
export function wideBars(options: Bar[], slide: { n: number; headline: string }, theme: Theme): Shape[] {
  const isSmall = options.length > MOST_LARGE;
  const size: TextSize = isSmall ? "small" : "label";
  const rowHeight = Math.min(0.62, BODY.h / options.length);
  const bounds = { least: columnsWidth(2), most: columnsWidth(isSmall ? 6 : 4) };
  const labelWidth = labelColumn(options.map((option) => option.label), size, bounds, theme);
  const lines = isSmall || rowHeight < 0.5 ? 1 : 2;
  const rows = options.map((option) => barRow(option, slide.n, size, labelWidth, lines, theme));
  const y = options.length < 5 ? BODY.y + 0.2 : BODY.y;
  const box = { x: MARGIN, y, w: columnsWidth(12), h: rowHeight * rows.length };
  return [horizontalBars(rows, box, labelWidth, { name: "Answers", alt: slide.headline, size })];
}

function fewBars(options: Bar[], slide: BarsSlide, theme: Theme): Shape[] {
  const bounds = { least: 0.9, most: columnsWidth(3) };
  const labelWidth = labelColumn(options.map((option) => option.label), "label", bounds, theme);
  const rows = options.map((option) => barRow(option, slide.n, "label", labelWidth, 3, theme));
  const box = { x: columnX(4), y: BODY.y - 0.2, w: columnsWidth(8), h: 0.9 * rows.length };
  return [horizontalBars(rows, box, labelWidth, { name: "Answers", alt: slide.headline })];
}

function barRow(
  option: Bar,
  n: number,
  size: TextSize,
  labelWidth: number,
  lines: number,
  theme: Theme,
): BarRow {
  return {
    label: clipped(option.label, size, labelWidth - 0.12, lines, theme),
    value: shareOf(option.count, n),
    color: option.lead ? "accent" : "bar",
  };
}

/** Keeps eleven bars and gathers the rest. Where people chose several, a sum would count some of them twice. */
function foldOptions(slide: BarsSlide): Bar[] {
  if (slide.options.length <= MOST_BARS) return slide.options;
  const rest = slide.options.slice(MOST_BARS - 1);
  const counts = rest.map((option) => option.count);
  const folded = slide.several
    ? { label: `Each of ${rest.length} others, at most`, count: greatest(counts, 0) }
    : { label: `Other (${rest.length} options)`, count: counts.reduce((sum, count) => sum + count, 0) };
  return [...slide.options.slice(0, MOST_BARS - 1), { ...folded, lead: false }];
}
