import { isRemoved, type LiveSegment } from "../index/live.ts";
import { sizeOf } from "../index/segment.ts";
import { byBytes, stringAt } from "../index/strings.ts";
import { type Place, Top } from "./top.ts";

/** All that is searched together, at one moment. */
export interface Snapshot {
  segments: readonly LiveSegment[];
  /** Passages that were not removed. */
  count: number;
  /** Of each segment, of each passage: what BM25 takes for its length. */
  norms: readonly Float64Array[];
}

/** BM25's two constants, as Lucene has them. */
const K1 = 1.2;
const B = 0.75;

/** Puts segments together, counting what was not removed. */
export function snapshotOf(segments: readonly LiveSegment[]): Snapshot {
  let count = 0;
  let words = 0;
  for (const { segment, removed } of segments) {
    for (let doc = 0; doc < sizeOf(segment); doc++) {
      if (isRemoved(removed, doc)) continue;
      count++;
      words += segment.lengths[doc]!;
    }
  }
  const perWord = words === 0 ? 0 : K1 * B * count / words;
  return { segments, count, norms: segments.map(({ segment }) => normsOf(segment.lengths, perWord)) };
}

/** The id of the passage at a place. */
export function idAt(snapshot: Snapshot, { segment, doc }: Place): string {
  return stringAt(snapshot.segments[segment]!.segment.ids, doc);
}

/** The id of the source that the passage at a place was cut from. */
export function sourceIdAt(snapshot: Snapshot, place: Place): string {
  const { segment } = snapshot.segments[place.segment]!;
  return stringAt(segment.sources, segment.sourceOf[place.doc]!);
}

/** Keeps the best of a snapshot's passages, equal ones in the order of their ids, however they are spread. */
export function topOf(snapshot: Snapshot, most: number): Top {
  // Within a segment passages stand in the order of their ids, which spares reading them.
  return new Top(
    most,
    (a, b) => a.segment === b.segment ? a.doc < b.doc : byBytes(idAt(snapshot, a), idAt(snapshot, b)) < 0,
  );
}

function normsOf(lengths: Uint32Array, perWord: number): Float64Array {
  const norms = new Float64Array(lengths.length);
  for (let doc = 0; doc < lengths.length; doc++) norms[doc] = K1 * (1 - B) + perWord * lengths[doc]!;
  return norms;
}
