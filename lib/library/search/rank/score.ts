import { isRemoved } from "../index/live.ts";
import type { Clause } from "../query.ts";
import { findDoc, phrasePostings, type Postings, postingsOf } from "./postings.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a term of the question is worth, and where it stands in each segment. */
interface Weighted {
  terms: readonly string[];
  postings: Postings[];
  idf: number;
}

/** A clause with all it needs to be counted. */
export interface ReadyClause {
  times: number;
  own: Weighted[];
  alternatives: { ready: Weighted; weight: number }[];
}

/** Inverse document frequency, never negative: the formula of Lucene's BM25Similarity. */
export function idf(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}

/** What a term is worth in a snapshot, wherever it stands. */
export function worthOf(snapshot: Snapshot, term: string): number {
  return weighted(snapshot, [term]).idf;
}

/** Looks up every way of saying the clauses in every segment. */
export function readyClauses(snapshot: Snapshot, clauses: readonly Clause[]): ReadyClause[] {
  return clauses.map((clause) => {
    const own = clause.own.map((term) => weighted(snapshot, [term]));
    const worth = own.reduce((sum, each) => sum + each.idf, 0);
    const alternatives = clause.alternatives.map(({ terms, weight }) => {
      const ready = weighted(snapshot, terms);
      // However rare, another word for it is never worth more than the word asked for.
      return { ready: { ...ready, idf: Math.min(ready.idf, worth) }, weight };
    });
    return { times: clause.times, own, alternatives };
  });
}

/** Adds up BM25 over the clauses, into one figure for each passage of a segment. */
export function scoreSegment(
  clauses: readonly ReadyClause[],
  segment: number,
  norms: Float64Array,
): Float64Array {
  const scores = new Float64Array(norms.length);
  let own: Float64Array | null = null;
  let best: Float64Array | null = null;
  for (const clause of clauses) {
    if (clause.alternatives.length === 0) {
      for (const term of clause.own) addTo(scores, term.postings[segment]!, norms, term.idf * clause.times);
      continue;
    }
    own ??= new Float64Array(norms.length);
    best ??= new Float64Array(norms.length);
    for (const term of clause.own) addTo(own, term.postings[segment]!, norms, term.idf * clause.times);
    for (const { ready, weight } of clause.alternatives) {
      raise(best, ready.postings[segment]!, norms, ready.idf * weight * clause.times);
    }
    for (const { postings } of clause.own) settle(scores, own, best, postings[segment]!);
    for (const { ready } of clause.alternatives) settle(scores, own, best, ready.postings[segment]!);
  }
  return scores;
}

/** Which ways of saying the clauses a passage holds. */
export function saidIn(clauses: readonly ReadyClause[], segment: number, doc: number): string[] {
  const ways = clauses.flatMap((
    { own, alternatives },
  ) => [...own, ...alternatives.map(({ ready }) => ready)]);
  const said = ways.filter(({ postings }) => findDoc(postings[segment]!.docs, doc) >= 0);
  return [...new Set(said.map(({ terms }) => terms.join(" ")))];
}

function weighted(snapshot: Snapshot, terms: readonly string[]): Weighted {
  const postings = snapshot.segments.map(({ segment }) =>
    terms.length === 1 ? postingsOf(segment, terms[0]!) : phrasePostings(segment, terms)
  );
  const holding = postings.reduce(
    (sum, { docs }, index) => sum + liveCount(docs, snapshot.segments[index]!.removed),
    0,
  );
  return { terms, postings, idf: idf(snapshot.count, holding) };
}

function liveCount(docs: Uint32Array, removed: Uint8Array | null): number {
  if (removed === null) return docs.length;
  let count = 0;
  for (const doc of docs) if (!isRemoved(removed, doc)) count++;
  return count;
}

function addTo(scores: Float64Array, { docs, counts }: Postings, norms: Float64Array, worth: number): void {
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at]!;
    const count = counts[at]!;
    scores[doc]! += worth * count / (count + norms[doc]!);
  }
}

function raise(best: Float64Array, { docs, counts }: Postings, norms: Float64Array, worth: number): void {
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at]!;
    const count = counts[at]!;
    const score = worth * count / (count + norms[doc]!);
    if (score > best[doc]!) best[doc] = score;
  }
}

/** A clause counts what its own words say, or its best alternative where that is more; once, so both are cleared. */
function settle(scores: Float64Array, own: Float64Array, best: Float64Array, { docs }: Postings): void {
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at]!;
    scores[doc]! += Math.max(own[doc]!, best[doc]!);
    own[doc] = 0;
    best[doc] = 0;
  }
}
