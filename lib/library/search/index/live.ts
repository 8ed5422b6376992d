import type { Segment } from "./segment.ts";

/** A segment and which of its passages were removed since. */
export interface LiveSegment {
  segment: Segment;
  /** A bit for each passage, set where it was removed; null where none was. */
  removed: Uint8Array | null;
}

/** Whether a passage was removed. */
export function isRemoved(removed: Uint8Array | null, doc: number): boolean {
  return removed !== null && (removed[doc >>> 3]! & (1 << (doc & 7))) !== 0;
}

/** The removed passages of a segment of `size`, with more of them. */
export function withRemoved(removed: Uint8Array | null, size: number, docs: Iterable<number>): Uint8Array {
  const bits = new Uint8Array((size + 7) >>> 3);
  if (removed !== null) bits.set(removed.subarray(0, bits.length));
  for (const doc of docs) bits[doc >>> 3]! |= 1 << (doc & 7);
  return bits;
}

/** How many passages were removed. */
export function removedCount(removed: Uint8Array | null): number {
  let count = 0;
  for (let bits of removed ?? []) for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
