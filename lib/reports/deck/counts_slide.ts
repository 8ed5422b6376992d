import type { Question } from "../survey/survey.ts";
import type { CountsSlide } from "./deck.ts";
import { type Context, sourceLine } from "./context.ts";
import { baseNote, countsNote, kindInWords, questionNote } from "./notes.ts";
import { FEWEST_FOR_SHARES } from "./shares.ts";
import { rowLabel } from "./things.ts";
import { clip, countedInWords, headline, inWords, NB } from "./words.ts";

/** One question with few answers has a slide of its own; several share slides. */
const MOST_ALONE = 1;
const ROWS = 8;

/** Questions with fewer than five answers: counts in tables, no share anywhere. */
export function countsSlides(context: Context, questions: Question[]): CountsSlide[] {
  if (questions.length <= MOST_ALONE) return questions.map((question) => countsSlide(context, question));
  const rows = questions.flatMap((question) =>
    chosenOnly(question).map((option) => ({
      question,
      label: `${clip(rowLabel(question), 70)}: ${clip(option.label, 40)}`,
      count: option.count,
    }))
  );
  const slides = Math.ceil(rows.length / ROWS);
  const size = Math.ceil(rows.length / slides);
  return Array.from({ length: slides }, (_, index) => {
    const shown = rows.slice(index * size, (index + 1) * size);
    const asked = [...new Set(shown.map((row) => row.question))];
    return sharedSlide(context, asked, shown, slides === 1 ? "" : ` (${index + 1} of ${slides})`);
  });
}

function countsSlide(context: Context, question: Question): CountsSlide {
  return {
    kind: "counts",
    topic: "Few answers",
    headline: headline(`${countedInWords(question.n, "person", "people")} answered: too few for percentages`),
    question: question.text,
    n: question.n,
    options: chosenOnly(question),
    source: sourceLine(context, `Source: ${context.surveyName}, n${NB}=${NB}${question.n}; counts only`),
    notes: [
      questionNote(question.text, kindInWords(question)),
      baseNote(context, question.n),
      countsNote(chosenOnly(question), question.n),
      `Formula: none; with fewer than ${FEWEST_FOR_SHARES} answers counts are given and shares are not`,
    ],
    questionIds: [question.id],
  };
}

function sharedSlide(
  context: Context,
  questions: Question[],
  rows: { label: string; count: number }[],
  part: string,
): CountsSlide {
  const most = Math.max(...questions.map((question) => question.n));
  const people = most === 1 ? "One person" : `${inWords(most)} people`;
  return {
    kind: "counts",
    topic: `Few answers${part}`,
    headline: headline(
      questions.every((question) => question.n === most)
        ? `${people} answered ${countedInWords(questions.length, "question")}: too few for percentages`
        : `At most ${people} answered each question: too few for percentages`,
    ),
    n: most,
    options: rows.map(({ label, count }) => ({ label, count })),
    source: sourceLine(
      context,
      `Source: ${context.surveyName}, fewer than ${FEWEST_FOR_SHARES} answers to each; counts only`,
    ),
    notes: questions.flatMap((question) => [
      questionNote(question.text, kindInWords(question)),
      baseNote(context, question.n),
      countsNote(chosenOnly(question), question.n),
    ]),
    questionIds: questions.map((question) => question.id),
  };
}

/** The answers somebody gave; for a number, each different number. */
export function chosenOnly(question: Question): { label: string; count: number }[] {
  if (question.kind !== "number") return question.counts.filter((option) => option.count > 0);
  const counts = new Map<number, number>();
  for (const value of question.numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([value, count]) => ({ label: String(value), count }));
}
