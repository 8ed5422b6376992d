import { type Segment, sizeOf } from "../index/segment.ts";

/** A segment and which of its passages were removed since. */
export interface LiveSegment {
  segment: Segment;
  /** A bit for each passage, set where it was removed; null where none was. */
  removed: Uint8Array | null;
}

/** All that is searched together, at one moment. */
export interface Snapshot {
  segments: readonly LiveSegment[];
  /** Passages that were not removed. */
  count: number;
  /** Words a passage has on average. */
  meanLength: number;
}

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
  return { segments, count, meanLength: count === 0 ? 0 : words / count };
}

/** Whether a passage was removed. */
export function isRemoved(removed: Uint8Array | null, doc: number): boolean {
  return removed !== null && (removed[doc >>> 3]! & (1 << (doc & 7))) !== 0;
}
