import type { Question, Survey } from "../survey/survey.ts";
import { isClosed, isScale, shownQuestions, topCount } from "./arrange.ts";
import type { AppendixSlide } from "./deck.ts";
import { choiceLeads } from "./choice_headline.ts";
import { eitherOf, topLabels } from "./claims.ts";
import { baseText, type Context, sourceLine } from "./context.ts";
import { npsOf } from "./nps_slide.ts";
import { chosenOnly } from "./counts_slide.ts";
import { intervalText, showsShares } from "./shares.ts";
import { rowLabel } from "./things.ts";
import { summaryOf } from "./number_slide.ts";
import { capital, clip, countedInWords, headline, NB, percent } from "./words.ts";

type Row = AppendixSlide["rows"][number];

/** Rows of one slide. */
const APPENDIX_ROWS = 12;
/** More rows than this fit no deck; the model file holds them all. */
export const MOST_APPENDIX_ROWS = 20 * APPENDIX_ROWS;

/** The closed questions with an answer, which the appendix lists. */
export function appendixQuestions(survey: Survey): Question[] {
  return shownQuestions(survey).filter((question) => question.n > 0 && isClosed(question));
}

/** Tables of every closed question with what was counted, its base, share and interval; twelve rows a slide. */
export function appendixSlides(context: Context): AppendixSlide[] {
  const all = appendixQuestions(context.survey);
  const questions = all.slice(0, MOST_APPENDIX_ROWS);
  const slides = Math.ceil(questions.length / APPENDIX_ROWS);
  const rated = questions.some((question) => showsShares(question.n));
  const bases = questions.map((question) => question.n);
  return Array.from({ length: slides }, (_, index) => {
    const shown = questions.slice(index * APPENDIX_ROWS, (index + 1) * APPENDIX_ROWS);
    const rows = shown.map(rowOf);
    return {
      kind: "appendix",
      topic: slides === 1 ? "Appendix" : `Appendix (${index + 1} of ${slides})`,
      headline: headline(
        `${capital(countedInWords(questions.length, "closed question"))}, with counts${
          rated ? " and intervals" : ""
        }`,
      ),
      rows,
      source: sourceLine(context, `Source: ${context.surveyName}, ${baseText(bases)}`),
      notes: [
        ...shown.map((question, at) => rowNote(question, rows[at]!)),
        `Base: people who answered the question, of ${context.survey.respondents} responses`,
        "Formula: share = people / n; no share under five answers",
        "Interval: Wilson score, 95 %, z = 1.96",
      ],
      questionIds: shown.map((question) => question.id),
    };
  });
}

function rowOf(question: Question): Row {
  const { counted, people } = countedOf(question);
  const shows = people !== null && showsShares(question.n);
  return {
    question: clip(rowLabel(question), 90),
    counted,
    n: question.n,
    people: people ?? question.n,
    share: shows ? percent(people, question.n) : "–",
    interval: shows ? `${intervalText(people, question.n)}${NB}%` : "–",
  };
}

// What the row counts: the top answers of a scale, promoters, or the answer given most.
function countedOf(question: Question): { counted: string; people: number | null } {
  if (isScale(question)) {
    return { counted: capital(eitherOf(topLabels(question))), people: topCount(question) };
  }
  if (question.kind === "nps") return { counted: "Promoters (9 or 10)", people: npsOf(question).promoters };
  if (question.kind === "number") {
    const median = showsShares(question.n) ? `Median ${summaryOf(question.numbers).median}` : "Answers";
    return { counted: median, people: null };
  }
  const lead = choiceLeads(question)[0] ?? chosenOnly(question)[0];
  return lead === undefined
    ? { counted: "Answers", people: null }
    : { counted: clip(lead.label, 60), people: lead.count };
}

function rowNote(question: Question, row: Row): string {
  const share = row.share === "–" ? "" : ` = ${row.share}, ${row.interval}`;
  return `Question: ${rowLabel(question)}: ${row.counted}: ${row.people} / ${row.n}${share}`.replaceAll(
    NB,
    " ",
  );
}
