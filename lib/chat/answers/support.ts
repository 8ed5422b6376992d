import type { ReadPassage } from "./context.ts";
import { together } from "./evidence.ts";
import { missesWhom } from "./whom.ts";
import type { Question } from "./question.ts";

const TITLE = 0.9;
const PASSAGE = 0.7;
/** What a stretch counts that does not speak of those who are asked about. */
const OTHERS = 0.5;
/** A telling word that stands nowhere near leaves a stretch below what an answer needs, unless it is one of many. */
const MISSING = { below: 0.2, most: 0.6, manyTelling: 4 };

/**
 * How much of a question three sentences in a row of a passage speak of at best, with its title and the question they answer.
 * A passage about others than those asked about, or without the most telling word of the question, counts less.
 */
export function supportOf(
  question: Question,
  passage: ReadPassage,
  weights: readonly number[],
): number {
  const other = missesWhom(question.text, passage) ? OTHERS : 1;
  const telling = question.subjects.flatMap(({ weight }, index) => weight === 1 ? [index] : []);
  const most = telling.toSorted((a, b) => weights[b]! - weights[a]!)[0];
  return other * Math.max(
    0,
    ...passage.covers.map((own, index) => {
      let covered = own;
      for (const near of [-1, 1]) covered = together(covered, passage.covers[index + near] ?? []);
      covered = together(covered, passage.asked[index]!);
      covered = together(covered, passage.title, TITLE);
      covered = together(covered, passage.whole, PASSAGE);
      const sum = covered.reduce((total, value, at) => total + value * weights[at]!, 0);
      const misses = most !== undefined && covered[most]! < MISSING.below &&
        telling.length < MISSING.manyTelling;
      return misses ? Math.min(sum, MISSING.most) : sum;
    }),
  );
}
