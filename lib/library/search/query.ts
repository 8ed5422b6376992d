import { analyse, type Term } from "./analysis/analyse.ts";
import { findSynonyms } from "./synonyms/synonyms.ts";

/** Another way to say what a part of a question says. */
export interface Alternative {
  /** One term, or several that stand next to each other in this order. */
  terms: readonly string[];
  /** What finding it counts, beside 1 for the question's own words. */
  weight: number;
}

/** A part of a question that counts once, however many of its ways of saying a passage holds. */
export interface Clause {
  /** The question's own terms. */
  own: readonly string[];
  alternatives: readonly Alternative[];
  /** How often the question says it. */
  times: number;
}

/** Two terms that follow each other in the question, and by how many places. */
export interface Pair {
  first: string;
  second: string;
  distance: number;
}

/** A question as the index is asked it. */
export interface Query {
  clauses: readonly Clause[];
  pairs: readonly Pair[];
}

const SYNONYM_WEIGHT = 0.8;
/** The same word, written otherwise: "sglt2" for "sglt 2". */
const WRITING_WEIGHT = 1;
const LETTERS_THEN_FIGURES = /^([a-z]{2,})(\d{1,3})$/;
const LETTERS = /^[a-z]{2,}$/;
const FIGURES = /^\d{1,3}$/;
/** Several pages; whatever follows them in a question is not asked. */
const MOST_TERMS = 2_000;
/** Words of a question further apart were never meant as a phrase. */
const FARTHEST_PAIR = 3;

/** Reads a question: its terms, what else they are called, and which of them follow each other. */
export function readQuery(text: string): Query {
  const analysed = analyse(text);
  const terms = analysed.filter(({ beside }) => !beside).slice(0, MOST_TERMS);
  const said = terms.map(({ term }) => term);
  const joined = analysed.filter(({ beside }) => beside);
  const clauses = new Map<string, Clause>();
  for (let at = 0; at < terms.length;) {
    const synonyms = findSynonyms(said, at);
    const part = terms.slice(at, at + (synonyms?.length ?? writtenLength(terms, at, joined)));
    const own = part.map(({ term }) => term);
    const alternatives = [
      ...(synonyms?.others ?? []).map((terms) => ({ terms, weight: SYNONYM_WEIGHT })),
      ...writingsOf(part, joined).map((terms) => ({ terms, weight: WRITING_WEIGHT })),
    ];
    const key = own.join(" ");
    clauses.set(key, { own, alternatives, times: (clauses.get(key)?.times ?? 0) + 1 });
    at += part.length;
  }
  return { clauses: [...clauses.values()], pairs: pairsOf(terms) };
}

/** How many terms from `at` on are one word in another writing: those of "covid-19" or "sglt 2". */
function writtenLength(terms: readonly Term[], at: number, joined: readonly Term[]): number {
  const first = terms[at]!;
  const whole = joined.find((word) => word.start === first.start);
  let length = 1;
  if (whole !== undefined) {
    while (at + length < terms.length && terms[at + length]!.end <= whole.end) length++;
  } else if (isSplit(first, terms[at + 1])) length = 2;
  return length;
}

/** Other writings of a part of a question: joined where it is split, split where it is joined. */
function writingsOf(part: readonly Term[], joined: readonly Term[]): string[][] {
  const [first, last] = [part[0]!, part.at(-1)!];
  const written = joined.filter((word) => word.start >= first.start && word.end <= last.end)
    .map(({ term }) => [term]);
  if (written.length > 0) return written;
  if (part.length === 2 && isSplit(first, last)) return [[first.term + last.term]];
  const [, letters, figures] = part.length === 1 ? LETTERS_THEN_FIGURES.exec(first.term) ?? [] : [];
  return letters === undefined ? [] : [[letters, figures!]];
}

function isSplit(first: Term, next: Term | undefined): boolean {
  return next !== undefined && next.position === first.position + 1 && LETTERS.test(first.term) &&
    FIGURES.test(next.term);
}

function pairsOf(terms: readonly Term[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (let at = 1; at < terms.length; at++) {
    const [first, second] = [terms[at - 1]!, terms[at]!];
    const distance = second.position - first.position;
    if (distance > FARTHEST_PAIR || first.term === second.term) continue;
    pairs.set(`${first.term} ${second.term}`, { first: first.term, second: second.term, distance });
  }
  return [...pairs.values()];
}
