import { analyse, type Term } from "./analysis/analyse.ts";
import type { Query } from "./query.ts";

/** A word of a passage that a question asks for, and where it stands. */
export interface MatchedWord {
  /** As the passage has it. */
  word: string;
  start: number;
  end: number;
}

interface Span {
  start: number;
  end: number;
}

/** The words of a text that a question asks for, other ways to say them included, in order. */
export function matchedWords(query: Query, text: string): MatchedWord[] {
  const terms = analyse(text);
  const own = new Set(query.clauses.flatMap((clause) => clause.own));
  const others = query.clauses.flatMap(({ alternatives }) => alternatives.map(({ terms }) => terms));
  const byFirst = Map.groupBy(others, (phrase) => phrase[0]!);
  const spans: Span[] = [];
  for (const [index, { term, start, end }] of terms.entries()) {
    if (own.has(term)) spans.push({ start, end });
    for (const phrase of byFirst.get(term) ?? []) {
      const last = endOfPhrase(terms, index, phrase);
      if (last !== null) spans.push({ start, end: last });
    }
  }
  return united(spans).map(({ start, end }) => ({ word: text.slice(start, end), start, end }));
}

/** Where a phrase ends that begins with the term at `first`, or null where it does not go on so. */
function endOfPhrase(terms: readonly Term[], first: number, phrase: readonly string[]): number | null {
  let at = first;
  for (const [step, wanted] of phrase.entries()) {
    const position = terms[first]!.position + step;
    while (at < terms.length && terms[at]!.position <= position && !isAt(terms[at]!, position, wanted)) at++;
    if (at === terms.length || !isAt(terms[at]!, position, wanted)) return null;
  }
  return terms[at]!.end;
}

function isAt(term: Term, position: number, wanted: string): boolean {
  return term.position === position && term.term === wanted;
}

/** Spans in order, those that overlap as one. */
function united(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}
