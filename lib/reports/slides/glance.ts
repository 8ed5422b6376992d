import type { Shape, Theme } from "../../office/pptx/mod.ts";
import type { GlanceSlide } from "../deck/deck.ts";
import { horizontalBars } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped, fitText, openingRule, rowRule, textBlock } from "./pen.ts";

const TOP = 2.1;
const LABEL_WIDTH = 1.35;
const MOST_FACTS = 9;
const MOST_BARS = 8;

type Talk = NonNullable<GlanceSlide["talk"]>;

/** Draws the event's facts, and beside them who spoke for how long. */
export function drawGlance(slide: GlanceSlide, theme: Theme): Shape[] {
  const talk = slide.talk && slide.talk.bars.length > 0 ? slide.talk : null;
  return [
    ...drawFacts(slide.facts, columnsWidth(talk ? 6 : 9), theme),
    ...(talk ? drawTalk(talk, theme) : []),
  ];
}

function drawFacts(facts: GlanceSlide["facts"], width: number, theme: Theme): Shape[] {
  const shown = facts.slice(0, MOST_FACTS);
  const valueWidth = width - LABEL_WIDTH;
  const heights = rowHeights(
    shown.map((fact) => fitText(fact.value, { w: valueWidth, h: 1.2 }, ["body"], {}, theme)),
  );
  let y = TOP;
  return shown.flatMap((fact, i) => {
    const h = heights[i] ?? 0.46;
    const value = fitText(fact.value, { w: valueWidth, h: h - 0.16 }, ["body"], {}, theme);
    const label = clipped(fact.label, "label", LABEL_WIDTH, 1, theme);
    const row: Shape[] = [
      rowRule(MARGIN, y, width, i),
      textBlock("Label", label, { x: MARGIN, y: y + 0.12, w: LABEL_WIDTH, h: 0.27 }, {
        size: "label",
        color: "muted",
      }),
      textBlock("Fact", value.text, { x: MARGIN + LABEL_WIDTH, y: y + 0.1, w: valueWidth, h: h - 0.16 }),
    ];
    y += h;
    return row;
  });
}

/** Rows as tall as their text; where all of them need too much, the tallest give way first. */
function rowHeights(values: { height: number }[]): number[] {
  const line = 0.276;
  const heights = values.map((value) => Math.max(0.46, value.height + 0.18));
  while (heights.reduce((sum, h) => sum + h, 0) > BODY.bottom - TOP) {
    const tallest = heights.indexOf(Math.max(...heights));
    if ((heights[tallest] ?? 0) <= 0.46) break;
    heights[tallest] = Math.max(0.46, (heights[tallest] ?? 0) - line);
  }
  return heights;
}

function drawTalk(talk: Talk, theme: Theme): Shape[] {
  const bars = foldVoices(talk.bars);
  const [x, w] = [columnX(7), columnsWidth(5)];
  const rowHeight = Math.min(0.82, 3.9 / bars.length);
  const labelWidth = 1.95;
  const rows = bars.map((bar) => ({
    label: clipped(bar.label, "label", labelWidth - 0.12, rowHeight < 0.52 ? 1 : 2, theme),
    value: bar.value,
    color: bar.other ? "bar" as const : "accent" as const,
  }));
  const minutes = talk.unit === "minutes";
  const title = clipped(talk.title, "label", w, 1, theme, { bold: true });
  return [
    openingRule(x, TOP, w),
    textBlock("Chart title", title || " ", { x, y: TOP + 0.12, w, h: 0.28 }, { size: "label", bold: true }),
    horizontalBars(rows, { x, y: 2.6, w, h: rowHeight * bars.length }, labelWidth, {
      name: "Speaking time",
      alt: `${talk.title}: ${bars.map((bar) => bar.label).join(", ")}`,
      series: minutes ? "Minutes" : "Share of words",
      format: minutes ? "minutes" : "percent",
    }),
  ];
}

function foldVoices(bars: Talk["bars"]): Talk["bars"] {
  if (bars.length <= MOST_BARS) return bars;
  const rest = bars.slice(MOST_BARS - 1);
  const value = rest.reduce((sum, bar) => sum + bar.value, 0);
  return [...bars.slice(0, MOST_BARS - 1), { label: `Other (${rest.length} voices)`, value, other: true }];
}
