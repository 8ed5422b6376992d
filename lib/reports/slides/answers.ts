import type { Shape, TextSize, Theme } from "../../office/pptx/mod.ts";
import type { AnswersSlide } from "../deck/deck.ts";
import { sideFigure } from "./chart_parts.ts";
import { BODY, columnsWidth, columnX } from "./grid.ts";
import { type Fitted, fitText, LEADING, rowRule, textBlock } from "./pen.ts";
import { grouped, quoted } from "./words.ts";

const X = columnX(4);
const WIDTH = columnsWidth(8);
const TOP = BODY.y - 0.2;
const PADDING = 0.3;
const QUOTE = { font: "head" as const, leading: LEADING.quote };

/** Draws open answers in people's own words, as many as fit, under one another; the figure says how many there are. */
export function drawAnswers(slide: AnswersSlide, theme: Theme): Shape[] {
  const large = fitAnswers(slide.answers, "lead", theme);
  const fitted = large.length === slide.answers.length ? large : fitAnswers(slide.answers, "body", theme);
  const people = slide.n === 1 ? "answer" : "answers";
  const shown = fitted.length < slide.n ? `; ${fitted.length} of them are shown` : "";
  let y = TOP;
  return [
    ...sideFigure(grouped(slide.n), `${people}, in people’s own words${shown}`, theme),
    ...fitted.flatMap((answer, i): Shape[] => {
      const box = { x: X, y: y + 0.14, w: WIDTH, h: answer.height + 0.04 };
      const row = [
        rowRule(X, y, WIDTH, i),
        textBlock("Answer", answer.text, box, { ...QUOTE, size: answer.size }),
      ];
      y += answer.height + PADDING;
      return row;
    }),
  ];
}

function fitAnswers(answers: string[], size: TextSize, theme: Theme): Fitted[] {
  const fitted: Fitted[] = [];
  let left = BODY.bottom - TOP;
  for (const answer of answers) {
    // Three lines of an answer say enough; the rest stays in the file it came from.
    const next = fitText(
      quoted(answer),
      { w: WIDTH, h: size === "lead" ? 1.08 : 0.85 },
      [size],
      QUOTE,
      theme,
    );
    left -= next.height + PADDING;
    if (left < 0) break;
    fitted.push(next);
  }
  return fitted;
}
