import { keyOf, sentenceCase } from "./clean.ts";
import type { Question, QuestionPair } from "./survey.ts";

type Time = "before" | "after";

const EVENT =
  "(?: (?:to |attending |participating in |joining |taking )?(?:the |this |our |today's )?(?:webinar|session|training|course|workshop|event|programme|program|seminar|lecture|talk|class|conference|meeting|module|presentation|activity|test|education))?";
const BEFORE = new RegExp(
  `\\b(?:before|prior to|previous to|pre[- ](?=[a-z(])|pre(?=$|\\)|\\]|:))${EVENT}|\\(pre\\)|\\[pre\\]|\\bvor (?:der|dem) \\w+|\\bavant (?:le|la|ce|cette) \\w+|\\bantes (?:del?|da|do) (?:la |el )?\\w+|\\btrước (?:khi|buổi)\\b`,
  "i",
);
const AFTER = new RegExp(
  `\\b(?:now,? )?(?:after|following|post[- ](?=[a-z(])|post(?=$|\\)|\\]|:)|as a result of)${EVENT}|\\(post\\)|\\[post\\]|\\bnow\\b|\\bnach (?:der|dem) \\w+|\\baprès (?:le|la|ce|cette) \\w+|\\bdespués (?:del?|de la) \\w+|\\b(?:após|depois) (?:do|da|de) \\w+|\\bsau (?:khi|buổi)\\b`,
  "i",
);
const LEAST_ALIKE = 0.6;

/** Finds what was asked before and after of the same people, on the same scale, and answered at least once by one. */
export function findPairs(questions: readonly Question[]): QuestionPair[] {
  const asked = questions.filter(({ kind, scale, n }) => scale !== null && n > 0 && kind !== "nps");
  const timed = asked.map((question) => ({ question, ...timeOfQuestion(question) }));
  const after = timed.filter(({ time }) => time === "after");
  const taken = new Set<string>();
  const pairs: QuestionPair[] = [];
  for (const before of timed.filter(({ time }) => time === "before")) {
    let best: (typeof after)[number] | null = null;
    let alike = LEAST_ALIKE;
    for (const candidate of after) {
      if (taken.has(candidate.question.id) || !comparable(before.question, candidate.question)) continue;
      const likeness = likenessOf(before.words, candidate.words);
      if (likeness > alike || (best === null && likeness === alike)) [best, alike] = [candidate, likeness];
    }
    if (!best) continue;
    taken.add(best.question.id);
    pairs.push({ label: labelOf(before), beforeId: before.question.id, afterId: best.question.id });
  }
  return pairs;
}

/** What questions that differ only in their time have in common ("… before …", "… after …"); null without a time. */
export function twinKey(text: string): string | null {
  const { time, words } = timeOf(text);
  if (time === null) return null;
  return [...words].filter((word) => !/^(?:is|was|are|were|do|did|am|would|now|currently)$/.test(word)).sort()
    .join(" ");
}

/** The row of a grid says which time it asks about, else the whole question does. */
function timeOfQuestion({ text, item }: Question) {
  const ofItem = item === null ? null : timeOf(item);
  return ofItem?.time ? ofItem : timeOf(text);
}

function timeOf(text: string): { time: Time | null; subject: string; words: Set<string> } {
  const before = BEFORE.test(text);
  const after = AFTER.test(text);
  const time = before === after ? null : before ? "before" : "after";
  const subject = text.replace(before ? BEFORE : AFTER, " ").replace(/\s+/g, " ").replace(
    /^[\s,:;.–-]+|[\s,:;]+$/g,
    "",
  );
  return { time, subject, words: new Set(keyOf(subject).match(/[\p{L}\p{N}]+/gu) ?? []) };
}

function labelOf(before: { question: Question; subject: string }): string {
  const { item } = before.question;
  if (item !== null && !BEFORE.test(item)) return item;
  return sentenceCase(before.subject.replace(/[\s:([]+$/, "") || before.question.text);
}

function comparable(one: Question, other: Question): boolean {
  if (one.kind !== other.kind || one.scale!.name !== other.scale!.name) return false;
  if (one.scale!.levels.length !== other.scale!.levels.length) return false;
  return one.byRespondent.some((value, person) => value !== null && other.byRespondent[person] != null);
}

function likenessOf(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}
