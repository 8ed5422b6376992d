import type { Shape, TextSize, Theme } from "../../office/pptx/mod.ts";
import type { VoicesSlide } from "../deck/deck.ts";
import { BODY, columnsWidth, columnX, MARGIN } from "./grid.ts";
import { clipped, fitText, LEADING, openingRule, rowRule, textBlock } from "./pen.ts";
import { quoted } from "./words.ts";

type Quote = VoicesSlide["quotes"][number];

const TOP = 2.1;
const SPEAKER_HEIGHT = 0.54;
const QUOTE = { font: "head" as const, leading: LEADING.quote };

/** Draws one quote large, and up to two beside it. */
export function drawVoices(slide: VoicesSlide, theme: Theme): Shape[] {
  const [first, ...rest] = slide.quotes.slice(0, 3);
  if (!first) return [];
  const width = columnsWidth(rest.length > 0 ? 6 : 9);
  return [...drawFirst(first, width, theme), ...drawRest(rest, theme)];
}

function drawFirst(quote: Quote, w: number, theme: Theme): Shape[] {
  const words = quoted(quote.text);
  const most = (BODY.bottom - TOP - 0.5 - SPEAKER_HEIGHT) / 1.06;
  // Large type is for short quotes; a long one reads better a size down.
  const large = fitText(words, { w: w - 0.1, h: 3.0 }, ["head"], QUOTE, theme);
  const sizes: TextSize[] = large.text === words ? ["head"] : ["lead", "body"];
  const fitted = fitText(words, { w: w - 0.1, h: most }, sizes, QUOTE, theme);
  // Some programs set Georgia with a little more leading: room for it.
  const h = fitted.height * 1.06 + 0.1;
  return [
    openingRule(MARGIN, TOP, w),
    textBlock("Quote", fitted.text, { x: MARGIN, y: TOP + 0.2, w: w - 0.1, h }, {
      ...QUOTE,
      size: fitted.size,
      color: "accentText",
    }),
    speakerLine(quote, { x: MARGIN, y: TOP + 0.2 + h + 0.16, w: w - 0.1 }, theme),
  ];
}

function drawRest(quotes: Quote[], theme: Theme): Shape[] {
  const [x, w] = [columnX(7), columnsWidth(5)];
  let y = TOP;
  return quotes.flatMap((quote, i) => {
    const fitted = fitText(quoted(quote.text), { w, h: 1.3 }, ["lead", "body"], QUOTE, theme);
    const h = fitted.height * 1.06 + 0.06;
    const shapes: Shape[] = [
      rowRule(x, y, w, i),
      textBlock("Quote", fitted.text, { x, y: y + 0.18, w, h }, { ...QUOTE, size: fitted.size }),
      speakerLine(quote, { x, y: y + 0.18 + h + 0.08, w }, theme),
    ];
    y += 2.28;
    return shapes;
  });
}

/** Who said it, then role and time: a name in Arabic never stands before digits, where they would change sides. */
function speakerLine(quote: Quote, place: { x: number; y: number; w: number }, theme: Theme): Shape {
  const role = clipped([quote.role, quote.time].filter(Boolean).join(" · "), "label", place.w, 1, theme);
  const name = clipped(quote.name, "label", place.w, 1, theme, { bold: true });
  const runs = [
    ...(name === "" ? [] : [{ text: name, bold: true, breakAfter: role !== "" }]),
    ...(role === "" ? [] : [{ text: role, color: "muted" as const }]),
  ];
  return textBlock("Speaker", runs, { ...place, h: SPEAKER_HEIGHT }, { size: "label" });
}
