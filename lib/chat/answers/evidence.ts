import { analyse, type Passage } from "../../library/mod.ts";
import { amountsOf } from "./numbers.ts";
import type { Question, Subject } from "./question.ts";

/** A stretch of text by the words it holds. */
export interface TermBag {
  /** In order, so that phrases can be found. */
  terms: readonly string[];
  has: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

/** How far each subject of a question is spoken of, from 0 to 1, in the question's order. */
export type Coverage = readonly number[];

const SYNONYM = 0.9;
const RELATED = 0.8;
/** The same word with another ending shares at least so many letters. */
const SHARED_LETTERS = 5;

/** The words of a text. */
export function bagOf(text: string): TermBag {
  const analysed = analyse(text);
  return {
    terms: analysed.filter((term) => !term.beside).map((term) => term.term),
    has: new Set(analysed.map((term) => term.term)),
    numbers: new Set(amountsOf(text).map((amount) => amount.value)),
  };
}

/** The words of the sentence at `index` of a passage. */
export function sentenceText(passage: Passage, index: number): string {
  const sentence = passage.sentences[index]!;
  return passage.text.slice(sentence.from, sentence.to);
}

/** How far a text speaks of what a question asks. */
export function coverageOf(question: Question, bag: TermBag): Coverage {
  return question.subjects.map((subject) => covers(subject, bag));
}

/** The better of two coverages, subject by subject, the second counting `share` of itself. */
export function together(first: Coverage, second: Coverage, share = 1): Coverage {
  return first.map((value, index) => Math.max(value, (second[index] ?? 0) * share));
}

function covers({ ways, number }: Subject, bag: TermBag): number {
  if (number !== null) return bag.numbers.has(number) ? 1 : 0;
  let best = 0;
  for (const [index, way] of ways.entries()) {
    const worth = index === 0 ? 1 : SYNONYM;
    // An abbreviation's long form must stand together; the words of the question itself may be spread.
    const found = index === 0 || way.length === 1 ? shareOf(way, bag) : holdsPhrase(way, bag) ? 1 : 0;
    best = Math.max(best, worth * found);
  }
  return best;
}

function shareOf(way: readonly string[], bag: TermBag): number {
  const found = way.map((term) => bag.has.has(term) ? 1 : isRelatedToAny(term, bag) ? RELATED : 0);
  const share = found.reduce((sum: number, each) => sum + each, 0) / way.length;
  // Half of "blood sugar" is little of it.
  return share ** way.length;
}

function isRelatedToAny(term: string, bag: TermBag): boolean {
  if (term.length < FAMILY_LETTERS) return false;
  for (const other of bag.has) if (isRelated(term, other)) return true;
  return false;
}

/** What makes another word of the same family: "work", "worker". */
const FAMILY = /^(?:er|or|ist|ing|ment|al|ful|ness|ion|at|ation|ive)$/;
const FAMILY_LETTERS = 4;
/** Verbs of Latin change their end in the noun: "perceive", "perception". */
const VERB_AND_NOUN: readonly [verb: string, noun: string][] = [
  ["ceiv", "cept"],
  ["scrib", "script"],
  ["sorb", "sorpt"],
  ["sum", "sumpt"],
  ["solv", "solut"],
  ["mit", "miss"],
];

/**
 * "allergi" and "allerg", "pregnanc" and "pregnant", "medicin" and "medic", "perceiv" and "percept"; not "hypertens" and
 * "hyperthyroid".
 */
export function isRelated(one: string, another: string): boolean {
  const [a, b] = [verbOf(one), verbOf(another)];
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shared === shorter.length && shared >= FAMILY_LETTERS && FAMILY.test(longer.slice(shared))) return true;
  return shared >= SHARED_LETTERS && shorter.length - shared <= 1 && longer.length - shared <= 3;
}

function verbOf(term: string): string {
  for (const [verb, noun] of VERB_AND_NOUN) {
    if (term.endsWith(noun) && term.length >= noun.length + 2) return term.slice(0, -noun.length) + verb;
  }
  return term;
}

function holdsPhrase(way: readonly string[], bag: TermBag): boolean {
  for (let at = 0; at + way.length <= bag.terms.length; at++) {
    if (way.every((term, index) => bag.terms[at + index] === term)) return true;
  }
  return false;
}
