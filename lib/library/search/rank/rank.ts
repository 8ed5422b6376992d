import { stringAt } from "../index/strings.ts";
import type { Query } from "../query.ts";
import { filterOf, type SearchFilter } from "./filter.ts";
import { Proximity } from "./proximity.ts";
import { normsOf, readyClauses, scoreSegment } from "./score.ts";
import { isRemoved, type Snapshot } from "./snapshot.ts";
import { type Place, type Scored, Top } from "./top.ts";
import { byBytes } from "../index/strings.ts";

/** So many of the best by their words alone are looked at again for words that stand together. */
const LOOKED_AT_AGAIN = 1000;

/** A passage that was found. */
export interface Ranked {
  id: string;
  sourceId: string;
  score: number;
}

/** The passages that best match a question, best first; equal ones in the order of their ids. */
export function rank(snapshot: Snapshot, query: Query, most: number, filter: SearchFilter = {}): Ranked[] {
  const clauses = readyClauses(snapshot, query.clauses);
  const norms = snapshot.segments.map((segment) => normsOf(segment, snapshot.meanLength));
  const isBefore = (a: Place, b: Place) => byBytes(idOf(snapshot, a), idOf(snapshot, b)) < 0;
  const first = new Top(Math.max(most, LOOKED_AT_AGAIN), isBefore);
  for (const [index, { segment, removed }] of snapshot.segments.entries()) {
    const scores = scoreSegment(clauses, index, norms[index]!);
    const passes = filterOf(segment, filter);
    for (let doc = 0; doc < scores.length; doc++) {
      const score = scores[doc]!;
      if (score <= 0 || !first.takes(score) || isRemoved(removed, doc)) continue;
      if (passes === null || passes(doc)) first.offer({ segment: index, doc, score });
    }
  }
  const worths = new Map(
    query.clauses.flatMap((clause, index) =>
      clause.own.map((term, at) => [term, clauses[index]!.own[at]!.idf] as const)
    ),
  );
  const proximities = snapshot.segments.map(({ segment }, index) =>
    new Proximity(segment, norms[index]!, query.pairs, (term) => worths.get(term) ?? 0)
  );
  const second = new Top(most, isBefore);
  for (const scored of first.sorted()) {
    second.offer({ ...scored, score: scored.score + proximities[scored.segment]!.of(scored.doc) });
  }
  return second.sorted().map((scored) => rankedOf(snapshot, scored));
}

function idOf(snapshot: Snapshot, { segment, doc }: Place): string {
  return stringAt(snapshot.segments[segment]!.segment.ids, doc);
}

function rankedOf(snapshot: Snapshot, scored: Scored): Ranked {
  const { segment } = snapshot.segments[scored.segment]!;
  return {
    id: idOf(snapshot, scored),
    sourceId: stringAt(segment.sources, segment.sourceOf[scored.doc]!),
    score: scored.score,
  };
}
