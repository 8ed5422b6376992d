import type { Question } from "../survey/survey.ts";
import type { Context } from "./context.ts";
import { intervalText, showsShares, speaksPercent } from "./shares.ts";
import { grouped, percent } from "./words.ts";

/** An answer and how many gave it. */
export interface Counted {
  label: string;
  count: number;
}

/** "Question: …" with what kind of answers it takes. */
export function questionNote(text: string, kind: string): string {
  return `Question: ${text} (${kind})`;
}

/** "Base: n = 128 of 130 responses". */
export function baseNote(context: Context, n: number): string {
  return `Base: n = ${grouped(n)} of ${grouped(context.survey.respondents)} responses`;
}

/** "Counts: Good 71 (55 %), …", without shares where the base is too small. */
export function countsNote(counts: Counted[], n: number): string {
  const one = ({ label, count }: Counted) =>
    `${label}: ${grouped(count)}${showsShares(n) ? ` (${percent(count, n)})` : ""}`;
  return `Counts: ${counts.map(one).join(", ")}`;
}

/** "share = 119 / 128 = 93 %". */
export function ratio(part: number, n: number): string {
  return `${grouped(part)} / ${grouped(n)} = ${percent(part, n)}`;
}

/** The Wilson intervals: of the share the headline names, and of every share where the base is small. */
export function intervalNote(named: Counted[], all: Counted[], n: number): string[] {
  if (!showsShares(n)) return [];
  const shown = speaksPercent(n) ? named : [...named, ...all.filter((each) => !named.includes(each))];
  const parts = shown.map(({ label, count }) => `${label} ${intervalText(count, n)} %`);
  return parts.length === 0 ? [] : [`Interval: ${parts.join(", ")} (Wilson, 95 %)`];
}

/** How a closed question takes its answers, in words. */
export function kindInWords(question: Question): string {
  const steps = question.counts.length;
  switch (question.kind) {
    case "rating":
    case "likert":
      return `${steps}-point scale`;
    case "nps":
      return "0 to 10";
    case "single_choice":
      return "one answer";
    case "multiple_choice":
      return "several answers possible";
    case "number":
      return "a number";
    default:
      return "open question";
  }
}
