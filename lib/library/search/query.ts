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

const SYNONYM_WEIGHT = 0.6;
/** The same word, written otherwise: "sglt2" for "sglt 2". */
const WRITING_WEIGHT = 1;
const LETTERS_THEN_FIGURES = /^([a-z]{2,})(\d{1,3})$/;
const LETTERS = /^[a-z]{2,}$/;
const FIGURES = /^\d{1,3}$/;
/** Words of a question further apart were never meant as a phrase. */
const FARTHEST_PAIR = 3;

/** Reads a question: its terms, what else they are called, and which of them follow each other. */
export function readQuery(text: string): Query {
  const analysed = analyse(text);
  const terms = analysed.filter((term) => !term.beside);
  const clauses = new Map<string, Clause>();
  for (let at = 0; at < terms.length;) {
    const clause = clauseAt(terms, at, analysed);
    const key = clause.own.join(" ");
    clauses.set(key, { ...clause, times: (clauses.get(key)?.times ?? 0) + 1 });
    at += clause.own.length;
  }
  return { clauses: [...clauses.values()], pairs: pairsOf(terms) };
}

function clauseAt(terms: readonly Term[], at: number, analysed: readonly Term[]): Clause {
  const said = terms.map((term) => term.term);
  const synonyms = findSynonyms(said, at);
  const length = synonyms?.length ?? writtenLength(terms, at, analysed);
  const part = terms.slice(at, at + length);
  const own = part.map((term) => term.term);
  const alternatives = [
    ...writingsOf(part, analysed).map((terms) => ({ terms, weight: WRITING_WEIGHT })),
    ...(synonyms?.others ?? []).map((terms) => ({ terms, weight: SYNONYM_WEIGHT })),
  ];
  return { own, alternatives, times: 1 };
}

/** How many terms from `at` on are one word in another writing: those of "covid-19" or "sglt 2". */
function writtenLength(terms: readonly Term[], at: number, analysed: readonly Term[]): number {
  const first = terms[at]!;
  const whole = analysed.find((term) => term.beside && term.start === first.start);
  if (whole !== undefined) return Math.max(1, terms.filter((term) => isWithin(term, whole)).length);
  const next = terms[at + 1];
  const isSplit = next !== undefined && next.position === first.position + 1 && LETTERS.test(first.term) &&
    FIGURES.test(next.term);
  return isSplit ? 2 : 1;
}

function writingsOf(part: readonly Term[], analysed: readonly Term[]): string[][] {
  const [first, last] = [part[0]!, part.at(-1)!];
  const joined = analysed.filter((term) => term.beside && term.start >= first.start && term.end <= last.end)
    .map((term) => [term.term]);
  const split = part.length === 1 ? LETTERS_THEN_FIGURES.exec(first.term) : null;
  if (split !== null) joined.push([split[1]!, split[2]!]);
  const isSplit = part.length === 2 && LETTERS.test(first.term) && FIGURES.test(last.term);
  if (isSplit && joined.length === 0) joined.push([first.term + last.term]);
  return joined;
}

function isWithin(term: Term, whole: Term): boolean {
  return term.start >= whole.start && term.end <= whole.end;
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
