import { positionStart, type Segment } from "../index/segment.ts";
import type { Pair } from "../query.ts";
import { findDoc, postingsOf } from "./postings.ts";

/** How often a word of the title counts, as in BM25F (Robertson, Zaragoza and Taylor, 2004); in the text it counts once. */
const TITLE_WEIGHT = 2;
/**
 * The shares of the sequential dependence model (Metzler and Croft, 2005), 0.85 : 0.10 : 0.05, as additions to the words'
 * own score: neighbours of the question that are neighbours in the passage, and such that are near each other.
 */
const PHRASE_SHARE = 0.10 / 0.85;
const NEAR_SHARE = 0.05 / 0.85;
/** Words within so many places are near each other. */
const NEAR = 8;

/**
 * What passages of a segment, ascending, gain beside their words' own score by where the words stand: in the title, or
 * together as in the question. `worths` has the terms of the question.
 */
export function gainsOf(
  segment: Segment,
  norms: Float64Array,
  docs: Uint32Array,
  worths: ReadonlyMap<string, number>,
  pairs: readonly Pair[],
): Float64Array {
  const gains = new Float64Array(docs.length);
  const located = new Map<string, Int32Array>();
  for (const [term, worth] of worths) {
    const postings = locate(segment, term, docs);
    if (postings === null) continue;
    located.set(term, postings);
    addTitles(gains, segment, norms, docs, postings, worth);
  }
  for (const pair of pairs) {
    const [first, second] = [located.get(pair.first), located.get(pair.second)];
    if (first === undefined || second === undefined) continue;
    const worth = Math.min(worths.get(pair.first)!, worths.get(pair.second)!);
    for (const [index, doc] of docs.entries()) {
      if (first[index]! < 0 || second[index]! < 0) continue;
      gains[index]! += worth * together(segment, first[index]!, second[index]!, pair.distance, norms[doc]!);
    }
  }
  return gains;
}

/** Of each passage: the posting of a term, or -1; null where none of them holds it. */
function locate(segment: Segment, term: string, docs: Uint32Array): Int32Array | null {
  const list = postingsOf(segment, term);
  const located = new Int32Array(docs.length);
  let from = 0;
  let found = 0;
  for (let index = 0; index < docs.length; index++) {
    const at = findDoc(list.docs, docs[index]!, from);
    from = at < 0 ? ~at : at;
    located[index] = at < 0 ? -1 : list.first + at;
    if (at >= 0) found++;
  }
  return found === 0 ? null : located;
}

function addTitles(
  gains: Float64Array,
  segment: Segment,
  norms: Float64Array,
  docs: Uint32Array,
  postings: Int32Array,
  worth: number,
): void {
  for (let index = 0; index < docs.length; index++) {
    const doc = docs[index]!;
    const titleLength = segment.titleLengths[doc]!;
    if (titleLength === 0 || postings[index]! < 0) continue;
    const start = positionStart(segment, postings[index]!);
    const count = segment.counts[postings[index]!]!;
    let inTitle = 0;
    while (inTitle < count && segment.positions[start + inTitle]! < titleLength) inTitle++;
    const weighted = count + (TITLE_WEIGHT - 1) * inTitle;
    gains[index]! += worth * (weighted / (weighted + norms[doc]!) - count / (count + norms[doc]!));
  }
}

/** What two terms gain that stand as far apart as asked, in this order, or near each other. */
function together(segment: Segment, first: number, second: number, distance: number, norm: number): number {
  const { positions, counts } = segment;
  const [firstStart, start] = [positionStart(segment, first), positionStart(segment, second)];
  const [firstEnd, end] = [firstStart + counts[first]!, start + counts[second]!];
  let phrases = 0;
  let near = 0;
  let from = start;
  for (let at = firstStart; at < firstEnd; at++) {
    const position = positions[at]!;
    while (from < end && positions[from]! < position - NEAR) from++;
    if (from === end) break;
    if (positions[from]! <= position + NEAR) near++;
    for (let next = from; next < end && positions[next]! <= position + distance; next++) {
      if (positions[next] === position + distance) phrases++;
    }
  }
  return PHRASE_SHARE * phrases / (phrases + norm) + NEAR_SHARE * near / (near + norm);
}
