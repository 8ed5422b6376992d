import type { PassageHit } from "../../library/passage.ts";
import { type Coverage, coverageOf, type TermBag, together } from "./evidence.ts";
import { bagOf, sentenceText } from "./evidence.ts";
import { isAddressedToMachines, isAsked, isFiller, leansBack } from "./manner.ts";
import type { Question } from "./question.ts";

/** A sentence of a found passage, with how well it answers. */
export interface Candidate {
  hit: PassageHit;
  /** Its place among the passage's sentences. */
  index: number;
  text: string;
  bag: TermBag;
  /** How well it answers, from 0 to a little over 1. */
  score: number;
  /** It leans on the sentence before it: "It holds the cloud". */
  leansBack: boolean;
}

/** Found passages, read with a question in mind. */
export interface Reading {
  /** Best first; equal ones in the order of their places. */
  candidates: Candidate[];
  /** How much of what is asked the best stretch speaks of, from 0 to 1: what abstaining is decided by. */
  support: number;
}

/** What the words around a sentence count beside its own. */
const SHARES = { asked: 0.9, beside: 0.6, passage: 0.4, title: 0.6 };
/** An answer to the host's question runs on for some sentences. */
const ANSWER_SENTENCES = 3;
const MANY_WORDS = 55;
const FEW_TERMS = 3;

interface ReadPassage {
  hit: PassageHit;
  texts: string[];
  bags: TermBag[];
  covers: Coverage[];
  whole: Coverage;
  title: Coverage;
}

/** Reads passages sentence by sentence with a question in mind. */
export function readPassages(question: Question, hits: readonly PassageHit[]): Reading {
  const read = hits.map((hit) => readPassage(question, hit));
  const weights = weightsOf(question, read);
  const candidates = read.flatMap((passage) => candidatesOf(question, passage, read, weights));
  candidates.sort((a, b) => b.score - a.score || placeOrder(a, b));
  const support = Math.max(0, ...read.map((passage) => supportOf(passage, read, weights)));
  return { candidates, support };
}

/** Of what is asked, the share that the best stretch must speak of. */
export const LEAST_SUPPORT = 0.62;

/** Whether what was read answers the question; where it does not, saying so is the answer. */
export function answers({ candidates, support }: Reading): boolean {
  return candidates.length > 0 && support >= LEAST_SUPPORT;
}

/** The order of reading: by passage id, then by place. */
export function placeOrder(a: Candidate, b: Candidate): number {
  const [one, other] = [a.hit.passage.id, b.hit.passage.id];
  return one < other ? -1 : one > other ? 1 : a.index - b.index;
}

function readPassage(question: Question, hit: PassageHit): ReadPassage {
  const { passage } = hit;
  const texts = passage.sentences.map((_, index) => sentenceText(passage, index));
  const bags = texts.map(bagOf);
  return {
    hit,
    texts,
    bags,
    covers: bags.map((bag) => coverageOf(question, bag)),
    whole: coverageOf(question, bagOf(passage.text)),
    title: coverageOf(question, bagOf(`${passage.sourceTitle}. ${passage.chapter ?? ""}`)),
  };
}

/** What each subject counts: its own weight, and more where few of the found passages speak of it; together 1. */
function weightsOf(question: Question, read: readonly ReadPassage[]): number[] {
  const rarest = Math.log(1 + (read.length + 0.5) / 0.5);
  const weights = question.subjects.map((subject, index) => {
    const holding = read.filter((passage) => passage.whole[index]! >= 0.8).length;
    const idf = Math.log(1 + (read.length - holding + 0.5) / (holding + 0.5));
    return subject.weight * (0.3 + 0.7 * idf / rarest);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => sum === 0 ? 0 : weight / sum);
}

function candidatesOf(
  question: Question,
  passage: ReadPassage,
  all: readonly ReadPassage[],
  weights: readonly number[],
): Candidate[] {
  return passage.texts.flatMap((text, index) => {
    if (isAsked(text) || isFiller(text) || isAddressedToMachines(text)) return [];
    const own = weigh(passage.covers[index]!, weights);
    const asked = weigh(askedBefore(passage, index, all), weights);
    if (own === 0 && asked < 0.5) return [];
    const around = weigh(aroundOf(passage, index, all), weights);
    const leans = leansBack(text);
    const bag = passage.bags[index]!;
    const score = (0.55 * own + 0.45 * around) * mannerOf(question, bag, text, leans) +
      0.02 / passage.hit.rank;
    return [{ hit: passage.hit, index, text, bag, score, leansBack: leans }];
  });
}

/** What is spoken of around a sentence: a question it answers, its neighbours, the passage, the title. */
function aroundOf(passage: ReadPassage, index: number, all: readonly ReadPassage[]): Coverage {
  const nothing = passage.covers[index]!.map(() => 0);
  let covered = passage.covers[index]!;
  covered = together(covered, askedBefore(passage, index, all), SHARES.asked);
  covered = together(covered, passage.covers[index - 1] ?? nothing, SHARES.beside);
  covered = together(covered, passage.covers[index + 1] ?? nothing, SHARES.beside);
  covered = together(covered, passage.whole, SHARES.passage);
  return together(covered, passage.title, SHARES.title);
}

/** What the question asked shortly before a sentence speaks of; also where it ends the passage before. */
function askedBefore(passage: ReadPassage, index: number, all: readonly ReadPassage[]): Coverage {
  const nothing = passage.covers[index]!.map(() => 0);
  for (let back = 1; back <= ANSWER_SENTENCES; back++) {
    const at = index - back;
    if (at < 0) {
      const before = all.find(({ hit }) =>
        hit.passage.sourceId === passage.hit.passage.sourceId &&
        hit.passage.ordinal === passage.hit.passage.ordinal - 1
      );
      const last = before === undefined ? -1 : before.texts.length + at;
      return before !== undefined && last >= 0 && isAsked(before.texts[last]!)
        ? before.covers[last]!
        : nothing;
    }
    if (isAsked(passage.texts[at]!)) {
      const earlier = passage.texts[at - 1];
      // "You spoke of spacers. How are they cleaned?" is one question.
      return earlier === undefined
        ? passage.covers[at]!
        : together(passage.covers[at]!, passage.covers[at - 1]!, 0.7);
    }
  }
  return nothing;
}

function mannerOf(question: Question, bag: TermBag, text: string, leans: boolean): number {
  let factor = 1;
  const words = text.split(/\s+/).length;
  if (bag.terms.length < FEW_TERMS) factor *= 0.5;
  if (words > MANY_WORDS) factor *= 0.85;
  if (leans) factor *= 0.9;
  if (question.asksAmount && bag.numbers.size > 0) factor *= 1.15;
  return factor;
}

/** The best three sentences in a row of a passage, with what its title and the question before them say. */
function supportOf(passage: ReadPassage, all: readonly ReadPassage[], weights: readonly number[]): number {
  return Math.max(
    0,
    ...passage.covers.map((own, index) => {
      let covered = own;
      for (const near of [-1, 1]) covered = together(covered, passage.covers[index + near] ?? []);
      covered = together(covered, askedBefore(passage, index, all));
      covered = together(covered, passage.title, 0.9);
      covered = together(covered, passage.whole, 0.7);
      return weigh(covered, weights);
    }),
  );
}

function weigh(coverage: Coverage, weights: readonly number[]): number {
  return coverage.reduce((sum, value, index) => sum + value * weights[index]!, 0);
}
