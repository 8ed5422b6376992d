import {
  balancedWidth,
  clipText,
  PAGE_LAYOUTS,
  POINTS,
  type Shape,
  type Theme,
  wrapText,
} from "../../office/pptx/mod.ts";
import type { Slide } from "../deck/deck.ts";
import { columnsWidth, MARGIN } from "./grid.ts";
import { clipped, fitText, LEADING, textBlock } from "./pen.ts";

const WIDTH = columnsWidth(12);
/** How much wider than our measure a face that stands in may be. */
const STAND_IN = 1.2;

/** What stands on every slide but the cover, and where the question ends. */
export interface Frame {
  shapes: Shape[];
  /** Inches from the top at which the question, or else the headline, ends. */
  bottom: number;
}

/** Kinds whose body starts where a question would stand. */
const WITHOUT_QUESTION: Slide["kind"][] = ["summary", "glance", "voices"];

/** Draws topic line, headline, question and source; the headline takes two lines at most. */
export function drawFrame(slide: Exclude<Slide, { kind: "cover" }>, theme: Theme): Frame {
  const title = PAGE_LAYOUTS.finding.title;
  const face = theme.faces.head;
  const headline = clipText(slide.headline || slide.topic || "Untitled", POINTS.head, WIDTH - 0.1, 2, face);
  const headlineLines = wrapText(headline, POINTS.head, WIDTH - 0.1, face).length;
  const shapes: Shape[] = [{
    ...textBlock("Title", headline, { ...title, w: headlineWidth(headline, face) }, {
      size: "head",
      font: "head",
      leading: LEADING.tight,
    }),
    title: true,
  }];
  let bottom = headlineLines > 1 ? 1.84 : 1.36;
  if (slide.topic !== "") {
    const topic = clipped(slide.topic, "small", columnsWidth(9), 1, theme, { bold: true });
    const box = { x: MARGIN, y: 0.5, w: columnsWidth(9), h: 0.26 };
    shapes.push(textBlock("Topic", topic, box, { size: "small", bold: true, color: "accentText" }));
  }
  if (slide.question && !WITHOUT_QUESTION.includes(slide.kind)) {
    const y = headlineLines > 1 ? 1.84 : 1.42;
    const question = fitText(slide.question, { w: WIDTH, h: 0.54 }, ["label"], {}, theme);
    const box = { x: MARGIN, y, w: WIDTH, h: 0.54 };
    shapes.push(textBlock("Question", question.text, box, { size: "label", color: "muted" }));
    bottom = y + question.height;
  }
  if (slide.source !== "") shapes.push(sourceLine(slide.source, theme));
  return { shapes, bottom };
}

/** Lines of like length, with room for the wider letters of a face that stands in where this one is not installed. */
function headlineWidth(headline: string, face: Theme["faces"]["head"]): number {
  return Math.min(WIDTH, STAND_IN * balancedWidth(headline, POINTS.head, WIDTH, face));
}

/** One line under the hairline, or two for a long source: the base in it is never lost. */
function sourceLine(source: string, theme: Theme): Shape {
  const w = columnsWidth(11);
  const fitted = fitText(source, { w, h: 0.44 }, ["small"], {}, theme);
  const h = fitted.lines > 1 ? 0.44 : 0.28;
  return textBlock("Source", fitted.text, { x: MARGIN, y: 6.92, w, h }, { size: "small", color: "muted" });
}
