import type { Shape, TextSize, Theme } from "../../office/pptx/mod.ts";
import type { MethodSlide } from "../deck/deck.ts";
import { BODY, columnsWidth, columnX, HIGH_BODY_Y } from "./grid.ts";
import { clipped, fitText, rowRule, textBlock } from "./pen.ts";

type Item = MethodSlide["items"][number];

const WIDTH = columnsWidth(6) - 0.1;
const ROOM = BODY.bottom - HIGH_BODY_Y;
const LABEL_HEIGHT = 0.4;
const AFTER = 0.18;
const TEXT_LEADING = 1.1;

/** Draws how the figures came about, in two columns of about the same height. */
export function drawMethod(slide: MethodSlide, theme: Theme, headerBottom: number): Shape[] {
  const top = Math.max(HIGH_BODY_Y, headerBottom + 0.12);
  const room = BODY.bottom - top;
  const size = (["label", "small"] as const).find((candidate) => fits(slide.items, candidate, room, theme)) ??
    "small";
  const split = bestSplit(slide.items, size, theme);
  return [slide.items.slice(0, split), slide.items.slice(split)].flatMap((items, column) =>
    drawColumn(items, columnX(column * 6) + column * 0.1, top, size, theme)
  );
}

/** Breaks items into slides, so that every text stands whole. */
export function methodPages(items: Item[], theme: Theme): Item[][] {
  const pages: Item[][] = [[]];
  for (const item of items) {
    const page = pages.at(-1) ?? [];
    if (page.length === 0 || fits([...page, item], "small", ROOM - 0.3, theme)) page.push(item);
    else pages.push([item]);
  }
  return pages;
}

function drawColumn(items: Item[], x: number, top: number, size: TextSize, theme: Theme): Shape[] {
  let y = top;
  return items.flatMap((item, i) => {
    const text = fitText(item.text, { w: WIDTH, h: 4 }, [size], { leading: TEXT_LEADING }, theme);
    const h = text.height + 0.04;
    const label = clipped(item.label, "label", WIDTH, 1, theme, { bold: true });
    const shapes: Shape[] = [
      rowRule(x, y, WIDTH, i),
      textBlock("Label", label, { x, y: y + 0.12, w: WIDTH, h: 0.27 }, { size: "label", bold: true }),
      textBlock("Text", text.text, { x, y: y + LABEL_HEIGHT, w: WIDTH, h }, {
        size,
        color: "muted",
        leading: TEXT_LEADING,
      }),
    ];
    y += LABEL_HEIGHT + text.height + AFTER;
    return shapes;
  });
}

function fits(items: Item[], size: TextSize, room: number, theme: Theme): boolean {
  const split = bestSplit(items, size, theme);
  return columnHeight(items.slice(0, split), size, theme) <= room &&
    columnHeight(items.slice(split), size, theme) <= room;
}

/** The split that leaves the taller column shortest. */
function bestSplit(items: Item[], size: TextSize, theme: Theme): number {
  const heights = items.map((item) => columnHeight([item], size, theme));
  const total = (part: number[]) => part.reduce((sum, height) => sum + height, 0);
  let best = items.length;
  let least = total(heights);
  for (let split = 1; split < items.length; split++) {
    const tallest = Math.max(total(heights.slice(0, split)), total(heights.slice(split)));
    if (tallest < least) [best, least] = [split, tallest];
  }
  return best;
}

function columnHeight(items: Item[], size: TextSize, theme: Theme): number {
  return items.reduce((sum, item) => {
    const text = fitText(item.text, { w: WIDTH, h: 4 }, [size], { leading: TEXT_LEADING }, theme);
    return sum + LABEL_HEIGHT + text.height + AFTER;
  }, 0);
}
