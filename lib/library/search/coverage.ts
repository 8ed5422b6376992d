import { analyse } from "./analysis/analyse.ts";
import type { Clause, Query } from "./query.ts";

/** What a term is worth: the rarer in the library, the more. */
export type Worth = (term: string) => number;

/**
 * How much of what a question asks for a text speaks of, from 0 to 1: the worth of the words it holds, said this way or
 * another, over the worth of all. 0 for a question that asks for nothing.
 */
export function coverage(query: Query, text: string, worth: Worth = () => 1): number {
  const places = placesOf(text);
  let all = 0;
  let covered = 0;
  for (const clause of query.clauses) {
    const worths = clause.own.map(worth);
    const whole = worths.reduce((sum, each) => sum + each, 0);
    all += whole;
    covered += saysOtherwise(clause, places)
      ? whole
      : clause.own.reduce((sum, term, index) => sum + (places.has(term) ? worths[index]! : 0), 0);
  }
  return all === 0 ? 0 : covered / all;
}

function saysOtherwise(clause: Clause, places: Map<string, Set<number>>): boolean {
  return clause.alternatives.some(({ terms }) =>
    [...(places.get(terms[0]!) ?? [])].some((first) =>
      terms.every((term, step) => places.get(term)?.has(first + step))
    )
  );
}

function placesOf(text: string): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>();
  for (const { term, position } of analyse(text)) {
    places.set(term, (places.get(term) ?? new Set()).add(position));
  }
  return places;
}
