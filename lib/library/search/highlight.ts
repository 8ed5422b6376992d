import { analyse } from "./analysis/analyse.ts";
import type { Query } from "./query.ts";

/** A word of a passage that a question asks for, and where it stands. */
export interface MatchedWord {
  /** As the passage has it. */
  word: string;
  start: number;
  end: number;
}

/** The words of a text that a question asks for, other ways to say them included, in order. */
export function matchedWords(query: Query, text: string): MatchedWord[] {
  const terms = analyse(text);
  const own = new Set(query.clauses.flatMap((clause) => clause.own));
  const others = query.clauses.flatMap((clause) => clause.alternatives.map(({ terms }) => terms));
  const spans: { start: number; end: number }[] = [];
  const places = new Map<string, number[]>();
  for (const [index, { term, start, end }] of terms.entries()) {
    if (own.has(term)) spans.push({ start, end });
    places.set(term, [...(places.get(term) ?? []), index]);
  }
  for (const phrase of others) {
    for (const first of places.get(phrase[0]!) ?? []) {
      const last = endOfPhrase(phrase, first);
      if (last !== null) spans.push({ start: terms[first]!.start, end: terms[last]!.end });
    }
  }
  return united(spans).map(({ start, end }) => ({ word: text.slice(start, end), start, end }));

  function endOfPhrase(phrase: readonly string[], first: number): number | null {
    let last = first;
    for (let step = 1; step < phrase.length; step++) {
      const position = terms[first]!.position + step;
      const next = (places.get(phrase[step]!) ?? []).find((index) => terms[index]!.position === position);
      if (next === undefined) return null;
      last = next;
    }
    return last;
  }
}

/** Spans in order, those that overlap as one. */
function united(spans: { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}
