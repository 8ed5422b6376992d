import { bins, mean, median } from "../survey/mod.ts";
import type { Question } from "../survey/survey.ts";
import type { NumberSlide } from "./deck.ts";
import { type Context, surveySource } from "./context.ts";
import { baseNote, countsNote, intervalNote, kindInWords, questionNote } from "./notes.ts";
import { aboutThem, bareQuestion } from "./things.ts";
import { headline, plainNumber } from "./words.ts";

/** A number: its median and middle half beside the shape of all answers. */
export function numberSlide(context: Context, question: Question, topic: string): NumberSlide {
  const figures = summaryOf(question.numbers);
  const shape = withinHundred(bins(question.numbers), question);
  const fullest = Math.max(...shape.map((bin) => bin.count));
  return {
    kind: "number",
    topic,
    headline: numberHeadline(question.text, figures),
    question: question.text,
    n: question.n,
    figure: figures.median,
    figureText: figures.low === figures.high
      ? `is the median; the mean is ${figures.mean}`
      : `is the median; the mean is ${figures.mean}, and the middle half of the answers lies between ${figures.low} and ${figures.high}`,
    bins: shape.map((bin) => ({ label: bin.label, count: bin.count, lead: bin.count === fullest })),
    source: surveySource(context, question.n),
    notes: [
      questionNote(question.text, kindInWords(question)),
      baseNote(context, question.n),
      countsNote(shape, question.n),
      `Formula: mean = sum of answers / n = ${figures.mean}; median = middle answer = ${figures.median}; middle half: quartiles ${figures.low} and ${figures.high}; smallest ${figures.least}, largest ${figures.most}`,
      ...intervalNote([], shape, question.n),
    ],
    questionIds: [question.id],
  };
}

interface NumberSummary {
  mean: string;
  median: string;
  low: string;
  high: string;
  least: string;
  most: string;
}

/** Mean, median, quartiles and ends as printed. */
export function summaryOf(numbers: number[]): NumberSummary {
  const sorted = [...numbers].sort((a, b) => a - b);
  return {
    mean: plainNumber(mean(sorted) ?? 0),
    median: plainNumber(median(sorted) ?? 0),
    low: plainNumber(quantile(sorted, 0.25)),
    high: plainNumber(quantile(sorted, 0.75)),
    least: plainNumber(sorted[0] ?? 0),
    most: plainNumber(sorted[sorted.length - 1] ?? 0),
  };
}

// A scale that ends at 100 has no "100–109".
function withinHundred(shape: ReturnType<typeof bins>, question: Question): ReturnType<typeof bins> {
  const [before, last] = shape.slice(-2);
  const ends = /^(\d+)–\d+$/.exec(before?.label ?? "");
  if (ends === null || !last?.label.startsWith("100–") || question.numbers.some((value) => value > 100)) {
    return shape;
  }
  return [...shape.slice(0, -2), { ...before!, label: `${ends[1]}–100`, count: before!.count + last.count }];
}

/** What the middle half of the people do or are, in the words of the question; else null. */
function toldOf(text: string, { low, high }: NumberSummary): string | null {
  const bare = bareQuestion(text);
  if (/\bhow old\b|^(?:what is )?(?:your )?age\b/i.test(bare)) {
    return `Half of those who answered are ${low} to ${high} years old`;
  }
  const asked =
    /^how many (?<unit>[\p{L} -]{3,40}?) (?<aux>have|do|are) you (?:usually |typically |currently )?(?<verb>\p{L}+)(?<rest>[^?;:]*)\?$/iu
      .exec(bare)?.groups;
  if (asked === undefined || /\b(?:we|us|our)\b/i.test(asked.rest!)) return null;
  const verb = asked.aux!.toLowerCase() === "do" ? asked.verb! : `${asked.aux!.toLowerCase()} ${asked.verb!}`;
  return `Half ${verb} ${low} to ${high} ${asked.unit} ${aboutThem(asked.rest!)}`;
}

function numberHeadline(text: string, figures: NumberSummary): string {
  if (figures.least === figures.most) return headline(`Everyone who answered said ${figures.median}`);
  if (figures.low === figures.high) {
    return headline(`At least half of those who answered said ${figures.median}`);
  }
  const told = toldOf(text, figures);
  const outOf = /\b0 ?(?:-|–|to) ?100\b/.test(text) ? " out of 100" : "";
  return headline(
    told === null ? null : `${told}; the median is ${figures.median}`,
    outOf === ""
      ? null
      : `The median answer is ${figures.median}${outOf}; half lie between ${figures.low} and ${figures.high}`,
    `Half of the answers lie between ${figures.low} and ${figures.high}, around a median of ${figures.median}`,
  );
}

// An answer somebody gave: the nearest rank (Hyndman and Fan, type 1).
function quantile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
