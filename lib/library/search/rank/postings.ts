import { positionsOf, type Segment } from "../index/segment.ts";
import { placeOf } from "../index/strings.ts";

/** Which passages of a segment hold something, and how often. */
export interface Postings {
  docs: Uint32Array;
  counts: Uint16Array;
}

/** The postings of a term with their place in the segment, which leads to the positions. */
export interface TermPostings extends Postings {
  first: number;
}

const NOTHING: TermPostings = { docs: new Uint32Array(0), counts: new Uint16Array(0), first: 0 };

/** The passages that hold a term. */
export function postingsOf(segment: Segment, term: string): TermPostings {
  const place = placeOf(segment.terms, term);
  if (place < 0) return NOTHING;
  const [first, end] = [segment.postingStarts[place]!, segment.postingStarts[place + 1]!];
  return { docs: segment.docs.subarray(first, end), counts: segment.counts.subarray(first, end), first };
}

/** The passages that hold terms next to each other, in their order. */
export function phrasePostings(segment: Segment, terms: readonly string[]): Postings {
  const lists = terms.map((term) => postingsOf(segment, term));
  const shortest = lists.reduce((least, list) => list.docs.length < least.docs.length ? list : least);
  const docs: number[] = [];
  const counts: number[] = [];
  const froms = new Uint32Array(lists.length);
  for (const doc of shortest.docs) {
    const postings: Uint16Array[] = [];
    for (const [index, list] of lists.entries()) {
      const at = findDoc(list.docs, doc, froms[index]!);
      froms[index] = at < 0 ? ~at : at;
      if (at < 0) break;
      postings.push(positionsOf(segment, list.first + at));
    }
    if (postings.length < lists.length) continue;
    const count = countPhrase(postings);
    if (count === 0) continue;
    docs.push(doc);
    counts.push(count);
  }
  return { docs: Uint32Array.from(docs), counts: Uint16Array.from(counts) };
}

/** Where a passage stands in a list from `from` on; where it would stand, complemented, when it does not. */
export function findDoc(docs: Uint32Array, doc: number, from = 0): number {
  let low = from;
  let high = docs.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = docs[middle]!;
    if (found === doc) return middle;
    if (found < doc) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}

function countPhrase(postings: readonly Uint16Array[]): number {
  let count = 0;
  for (const start of postings[0]!) {
    if (postings.every((positions, index) => positions.includes(start + index))) count++;
  }
  return count;
}
