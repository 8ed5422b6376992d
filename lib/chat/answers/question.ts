import { readQuery } from "../../library/mod.ts";
import { amountsOf } from "./numbers.ts";
import { PLAIN_TERMS, QUESTION_TERMS } from "./plain_words.ts";

/** A part of a question that an answer should speak of, with all ways of saying it. */
export interface Subject {
  /** As terms of the index: the question's own words first. */
  ways: readonly (readonly string[])[];
  /** The number it is, for "twenty" and "20" alike; null for words. */
  number: string | null;
  /** How much it counts whether an answer speaks of it at all: 1 for a telling word, less for one of everyday. */
  weight: number;
  /** How much it counts in choosing among sentences that do. */
  pull: number;
}

/** A question as the answer engine reads it. */
export interface Question {
  text: string;
  subjects: readonly Subject[];
  /** Whether it asks for a figure: how many, how long, which dose. */
  asksAmount: boolean;
}

/** By kind of word: one that only asks ("tell me about"), one of everyday, a number, and one that tells something. */
const ASKING = { weight: 0.1, pull: 0.2 };
const EVERYDAY = { weight: 0.35, pull: 0.8 };
const NUMBER = { weight: 0.6, pull: 0.8 };
const TELLING = { weight: 1, pull: 1 };
const ASKS_AMOUNT =
  /\b(?:how (?:many|much|long|often|old|high|low|big|far|soon|large|frequently|common)|what (?:dose|number|percentage|proportion|share|age|threshold|score|time)|which (?:dose|age|score)|when)\b/i;

/** Reads what a question asks about. */
export function readQuestion(text: string): Question {
  const subjects = readQuery(text).clauses.map(({ own, alternatives }): Subject => {
    const number = own.length === 1 ? amountsOf(own[0]!)[0]?.value ?? null : null;
    return { ways: [own, ...alternatives.map(({ terms }) => terms)], number, ...kindOf(own, number) };
  });
  return { text, subjects, asksAmount: ASKS_AMOUNT.test(text) };
}

function kindOf(own: readonly string[], number: string | null) {
  if (number !== null) return NUMBER;
  const words = own.filter((term) => !/^\d/.test(term));
  if (words.every((term) => QUESTION_TERMS.has(term))) return ASKING;
  return words.every((term) => PLAIN_TERMS.has(term) || QUESTION_TERMS.has(term)) ? EVERYDAY : TELLING;
}
