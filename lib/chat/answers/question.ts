import { readQuery } from "../../library/search/query.ts";
import { amountsOf } from "./numbers.ts";
import { PLAIN_TERMS, QUESTION_TERMS } from "./plain_words.ts";

/** A part of a question that an answer should speak of, with all ways of saying it. */
export interface Subject {
  /** As terms of the index: the question's own words first. */
  ways: readonly (readonly string[])[];
  /** The number it is, for "twenty" and "20" alike; null for words. */
  number: string | null;
  /** How much it says of what is asked: 1 for a telling word, less for one of everyday. */
  weight: number;
}

/** A question as the answer engine reads it. */
export interface Question {
  text: string;
  subjects: readonly Subject[];
  /** Whether it asks for a figure: how many, how long, which dose. */
  asksAmount: boolean;
}

const EVERYDAY_WEIGHT = 0.35;
const NUMBER_WEIGHT = 0.6;
const ASKS_AMOUNT =
  /\b(?:how (?:many|much|long|often|old|high|low|big|far|soon|large|frequently|common)|what (?:dose|number|percentage|proportion|share|age|threshold|score|time)|which (?:dose|age|score)|when)\b/i;

/** Reads what a question asks about. Words that only ask, such as "tell me about", are no part of it. */
export function readQuestion(text: string): Question {
  const subjects: Subject[] = [];
  for (const clause of readQuery(text).clauses) {
    const ways = [clause.own, ...clause.alternatives.map((alternative) => alternative.terms)];
    const number = clause.own.length === 1 ? amountsOf(clause.own[0]!)[0]?.value ?? null : null;
    if (number === null && clause.own.every((term) => QUESTION_TERMS.has(term))) continue;
    const everyday = clause.own.every((term) => PLAIN_TERMS.has(term));
    const weight = number !== null ? NUMBER_WEIGHT : everyday ? EVERYDAY_WEIGHT : 1;
    subjects.push({ ways, number, weight });
  }
  return { text, subjects, asksAmount: ASKS_AMOUNT.test(text) };
}
