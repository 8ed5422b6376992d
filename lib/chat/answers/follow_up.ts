import { readQuestion } from "./question.ts";

const ADDS = /^\W*(?:and|but|or|so|also|what about|how about|what if|then|in that case)\b/i;
const POINTS_BACK = /\b(?:it|its|they|them|their|theirs|he|she|him|her|his|hers)\b/i;
const POINTS_PERHAPS = /\b(?:that|those|these|this|there|such|one|ones|the same|the other|instead|else)\b/i;
/** "Is it safe to …": the it stands for what follows. */
const POINTS_FORWARD =
  /\b(?:is|was|does|would|can|makes?) it\b.{0,40}\b(?:to|that|if|when|matter)\b|\bhow is it (?:that|possible)\b/i;
const MOST_CHARACTERS = 600;

/**
 * The question with what it leans on in the thread, as words to search by: "And for children?" after "How is a spray used?"
 * is about using a spray and children. A question that stands alone stays as it is.
 *
 * @param earlier the questions asked before, oldest first
 */
export function resolveFollowUp(question: string, earlier: readonly string[]): string {
  if (earlier.length === 0 || !leans(question)) return question;
  const standing = earlier.findLastIndex((asked, index) => index === 0 || !leans(asked));
  const base = earlier[standing]!;
  const last = earlier.at(-1)!;
  // "And in pregnancy?" takes the place of "And for children?"; "How often?" goes on from it.
  const between = standing < earlier.length - 1 && !ADDS.test(question) ? [last] : [];
  return [base, ...between, question].join(" ").slice(-MOST_CHARACTERS);
}

function leans(question: string): boolean {
  const telling = readQuestion(question).subjects.filter(({ weight }) => weight === 1).length;
  if (telling === 0) return true;
  if (ADDS.test(question)) return telling < 3;
  if (POINTS_BACK.test(question) && !POINTS_FORWARD.test(question)) return telling < 4;
  return POINTS_PERHAPS.test(question) && telling < 2;
}
