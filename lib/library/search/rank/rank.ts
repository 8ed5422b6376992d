import { isRemoved } from "../index/live.ts";
import type { Query } from "../query.ts";
import { filterOf, type SearchFilter } from "./filter.ts";
import { type ReadyClause, readyClauses, saidIn, scoreSegment } from "./score.ts";
import { idAt, type Snapshot, sourceIdAt, topOf } from "./snapshot.ts";
import { gainsOf } from "./second_look.ts";
import type { Scored } from "./top.ts";

/** So many of the best by their words alone are looked at again for words that stand together. */
const LOOKED_AT_AGAIN = 1000;

/** A passage that was found. */
export interface Ranked {
  id: string;
  sourceId: string;
  score: number;
  /** What of the question it says, in terms, the other ways it says it by included. */
  said(): string[];
}

/** The passages that best match a question, best first; equal ones in the order of their ids. */
export function rank(snapshot: Snapshot, query: Query, most: number, filter: SearchFilter = {}): Ranked[] {
  const clauses = readyClauses(snapshot, query.clauses);
  const byWords = topOf(snapshot, Math.max(most, LOOKED_AT_AGAIN));
  for (const [index, { segment, removed }] of snapshot.segments.entries()) {
    const scores = scoreSegment(clauses, index, snapshot.norms[index]!);
    const passes = filterOf(segment, filter);
    for (let doc = 0; doc < scores.length; doc++) {
      const score = scores[doc]!;
      if (score <= 0 || !byWords.takes(score) || isRemoved(removed, doc)) continue;
      if (passes === null || passes(doc)) byWords.offer({ segment: index, doc, score });
    }
  }
  const best = topOf(snapshot, most);
  for (const scored of lookAgain(snapshot, query, clauses, byWords.kept)) best.offer(scored);
  return best.sorted().map((scored) => rankedOf(snapshot, clauses, scored));
}

/** The same passages with what they gain by where the words stand: in the title, or together. */
function lookAgain(
  snapshot: Snapshot,
  query: Query,
  clauses: readonly ReadyClause[],
  found: readonly Scored[],
): Scored[] {
  const worths = new Map(
    query.clauses.flatMap(({ own }, clause) =>
      own.map((term, index) => [term, clauses[clause]!.own[index]!.idf] as const)
    ),
  );
  return [...Map.groupBy(found, ({ segment }) => segment)].flatMap(([index, group]) => {
    const { segment } = snapshot.segments[index]!;
    const passages = group.toSorted((a, b) => a.doc - b.doc);
    const docs = Uint32Array.from(passages, ({ doc }) => doc);
    const gains = gainsOf(segment, snapshot.norms[index]!, docs, worths, query.pairs);
    return passages.map((scored, at) => ({ ...scored, score: scored.score + gains[at]! }));
  });
}

function rankedOf(snapshot: Snapshot, clauses: readonly ReadyClause[], scored: Scored): Ranked {
  return {
    id: idAt(snapshot, scored),
    sourceId: sourceIdAt(snapshot, scored),
    score: scored.score,
    said: () => saidIn(clauses, scored.segment, scored.doc),
  };
}
