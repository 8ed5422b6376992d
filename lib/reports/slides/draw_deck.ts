import {
  type BrandKit,
  cleanText,
  type Drawing,
  type Shape,
  type Theme,
  themeOf,
} from "../../office/pptx/mod.ts";
import type { Deck, Slide } from "../deck/deck.ts";
import { drawAnswers } from "./answers.ts";
import { drawAppendix, MOST_APPENDIX_ROWS } from "./appendix.ts";
import { drawAsked } from "./asked.ts";
import { drawBars } from "./bars.ts";
import { drawChapters } from "./chapters.ts";
import { drawCounts } from "./counts.ts";
import { drawCover } from "./cover.ts";
import { drawDays } from "./days.ts";
import { drawFrame } from "./frame.ts";
import { drawGlance } from "./glance.ts";
import { drawGrid, MOST_GRID_ITEMS } from "./grid_slide.ts";
import { drawMethod, methodPages } from "./method.ts";
import { drawNps } from "./nps.ts";
import { drawPaired, MOST_PAIRS } from "./paired.ts";
import { drawRecommendations } from "./recommendations.ts";
import { drawNumber, drawScale } from "./scale.ts";
import { drawSummary } from "./summary.ts";
import { drawTable, MOST_TABLE_ROWS } from "./table.ts";
import { drawThemes } from "./themes.ts";
import { drawVoices } from "./voices.ts";

type Finding = Exclude<Slide, { kind: "cover" }>;

/** Lays a deck out: one drawing a slide, more where a table or a grid needs a further slide. */
export function drawDeck(deck: Pick<Deck, "slides">, brand: BrandKit): Drawing[] {
  const theme = themeOf(brand);
  const slides = deck.slides.map(cleanSlide).flatMap((slide) => pagesOf(slide, theme));
  return slides.map((slide, i) => drawSlide(slide, i + 1, brand, theme));
}

function drawSlide(slide: Slide, number: number, brand: BrandKit, theme: Theme): Drawing {
  if (slide.kind === "cover") return drawCover(slide, { ...brand, name: cleanText(brand.name) }, theme);
  const frame = drawFrame(slide, theme);
  const body = drawBody(slide, theme, frame.bottom);
  return { layout: "finding", number, shapes: [...frame.shapes, ...body], notes: slide.notes };
}

function drawBody(slide: Finding, theme: Theme, headerBottom: number): Shape[] {
  switch (slide.kind) {
    case "summary":
      return drawSummary(slide, theme);
    case "glance":
      return drawGlance(slide, theme);
    case "chapters":
      return drawChapters(slide, theme, headerBottom);
    case "voices":
      return drawVoices(slide, theme);
    case "bars":
      return drawBars(slide, theme);
    case "counts":
      return drawCounts(slide, theme);
    case "scale":
      return drawScale(slide, theme);
    case "grid":
      return drawGrid(slide, theme);
    case "nps":
      return drawNps(slide, theme);
    case "paired":
      return drawPaired(slide, theme);
    case "number":
      return drawNumber(slide, theme);
    case "themes":
      return drawThemes(slide, theme, headerBottom);
    case "answers":
      return drawAnswers(slide, theme);
    case "asked":
      return drawAsked(slide, theme, headerBottom);
    case "recommendations":
      return drawRecommendations(slide, theme, headerBottom);
    case "method":
      return drawMethod(slide, theme, headerBottom);
    case "appendix":
      return drawAppendix(slide, theme, headerBottom);
    case "days":
      return drawDays(slide, theme);
    case "table":
      return drawTable(slide, theme, headerBottom);
  }
}

/** Splits what one slide cannot hold; each part keeps headline, question and notes. */
function pagesOf(slide: Slide, theme: Theme): Slide[] {
  if (slide.kind === "appendix") {
    return chunks(slide.rows, MOST_APPENDIX_ROWS).map((rows) => ({ ...slide, rows }));
  }
  if (slide.kind === "grid") {
    return evenly(slide.items, MOST_GRID_ITEMS).map((items) => ({ ...slide, items }));
  }
  if (slide.kind === "table") return evenly(slide.rows, MOST_TABLE_ROWS).map((rows) => ({ ...slide, rows }));
  if (slide.kind === "paired") return evenly(slide.items, MOST_PAIRS).map((items) => ({ ...slide, items }));
  if (slide.kind === "method") return methodPages(slide.items, theme).map((items) => ({ ...slide, items }));
  return [slide];
}

/** Parts of about the same length, so that no slide holds a single row. */
function evenly<T>(rows: T[], most: number): T[][] {
  const pages = Math.max(1, Math.ceil(rows.length / most));
  return chunks(rows, Math.max(1, Math.ceil(rows.length / pages)));
}

function chunks<T>(rows: T[], size: number): T[][] {
  if (rows.length === 0) return [[]];
  return Array.from(
    { length: Math.ceil(rows.length / size) },
    (_, i) => rows.slice(i * size, (i + 1) * size),
  );
}

/** Every text of a slide in one line, without what a file cannot hold; notes keep their lines. */
function cleanSlide(slide: Slide): Slide {
  return { ...cleanValue(slide) as Slide, notes: slide.notes.map(cleanText) };
}

function cleanValue(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value).replace(/\s*\n\s*/g, " ").trim();
  if (Array.isArray(value)) return value.map(cleanValue);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, cleanValue(entry)]));
}
