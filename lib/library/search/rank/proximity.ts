import type { Segment } from "../index/segment.ts";
import { positionsOf } from "../index/segment.ts";
import type { Pair } from "../query.ts";
import { findDoc, postingsOf, type TermPostings } from "./postings.ts";

/**
 * The shares of the sequential dependence model (Metzler and Croft, 2005), 0.85 : 0.10 : 0.05, as additions to the words'
 * own score: neighbours of the question that are neighbours in the passage, and such that are near each other.
 */
const PHRASE_SHARE = 0.10 / 0.85;
const NEAR_SHARE = 0.05 / 0.85;
/** Words within so many places are near each other. */
const NEAR = 8;

/** What the neighbours in a question add to passages of one segment. */
export class Proximity {
  #segment: Segment;
  #norms: Float64Array;
  #pairs: { pair: Pair; first: TermPostings; second: TermPostings; worth: number }[];

  /** `worthOf` tells what a term of the question is worth. */
  constructor(
    segment: Segment,
    norms: Float64Array,
    pairs: readonly Pair[],
    worthOf: (term: string) => number,
  ) {
    this.#segment = segment;
    this.#norms = norms;
    this.#pairs = pairs.map((pair) => ({
      pair,
      first: postingsOf(segment, pair.first),
      second: postingsOf(segment, pair.second),
      worth: Math.min(worthOf(pair.first), worthOf(pair.second)),
    })).filter(({ first, second }) => first.docs.length > 0 && second.docs.length > 0);
  }

  /** What they add to a passage. */
  of(doc: number): number {
    const norm = this.#norms[doc]!;
    let sum = 0;
    for (const { pair, first, second, worth } of this.#pairs) {
      const at = findDoc(first.docs, doc);
      if (at < 0) continue;
      const beside = findDoc(second.docs, doc);
      if (beside < 0) continue;
      const [phrases, near] = together(
        positionsOf(this.#segment, first.first + at),
        positionsOf(this.#segment, second.first + beside),
        pair.distance,
      );
      sum += worth * (PHRASE_SHARE * phrases / (phrases + norm) + NEAR_SHARE * near / (near + norm));
    }
    return sum;
  }
}

/** How often two terms stand as far apart as asked, in this order, and how often they are near each other. */
function together(first: Uint16Array, second: Uint16Array, distance: number): [number, number] {
  let phrases = 0;
  let near = 0;
  let from = 0;
  for (const position of first) {
    while (from < second.length && second[from]! < position - NEAR) from++;
    if (from < second.length && second[from]! <= position + NEAR) near++;
    for (let at = from; at < second.length && second[at]! <= position + distance; at++) {
      if (second[at] === position + distance) phrases++;
    }
  }
  return [phrases, near];
}
