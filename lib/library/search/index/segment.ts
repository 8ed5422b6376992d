import type { Strings } from "./strings.ts";

/** A passage as the search takes it in. */
export interface IndexablePassage {
  id: string;
  sourceId: string;
  title: string;
  text: string;
  speaker: string | null;
  kind: PassageKind;
  /** YYYY-MM-DD, or null where nobody knows. */
  date: string | null;
}

/** What a passage was cut from. */
export type PassageKind = "episode" | "document";

/** The kinds by the number a segment keeps them under. */
export const KINDS: readonly PassageKind[] = ["episode", "document"];

/** The day a segment keeps for a passage without a date. */
export const NO_DAY = -0x80000000;

/** The place a segment keeps for a passage without a speaker. */
export const NO_SPEAKER = 0xffffffff;

/**
 * Some passages, indexed together and never changed: for each term the passages that hold it, how often and where.
 * Passages stand in the order of their ids, terms in the order of their bytes.
 */
export interface Segment {
  ids: Strings;
  /** Of each passage: how many words it counts, title included. */
  lengths: Uint32Array;
  /** Of each passage: how many places its title takes, which come first. */
  titleLengths: Uint16Array;
  sources: Strings;
  /** The title of each source. */
  titles: Strings;
  /** Of each passage: the place of its source. */
  sourceOf: Uint32Array;
  speakers: Strings;
  speakerOf: Uint32Array;
  kindOf: Uint8Array;
  /** Of each passage: days since 1970. */
  dayOf: Int32Array;
  terms: Strings;
  /** Where the postings of each term begin, and at last where those of the last one end. */
  postingStarts: Uint32Array;
  /** Of each posting: the passage. */
  docs: Uint32Array;
  /** Of each posting: how often the term stands there. */
  counts: Uint16Array;
  /** Of every 64th posting: where its positions begin. */
  checkpoints: Uint32Array;
  /** Of each occurrence: its place among the words of the passage, counted from the title's first. */
  positions: Uint16Array;
}

/** Passages a segment holds at most: a process loads and replaces it whole. */
export const MOST_PASSAGES = 25_000;

/** 64 postings share a checkpoint. */
const CHECKPOINT_BITS = 6;
const CHECKPOINT_MASK = (1 << CHECKPOINT_BITS) - 1;

/** Where the positions of every 64th posting begin. */
export function checkpointsOf(counts: Uint16Array): Uint32Array {
  const checkpoints = new Uint32Array((counts.length >>> CHECKPOINT_BITS) + 1);
  let total = 0;
  for (let posting = 0; posting < counts.length; posting++) {
    if ((posting & CHECKPOINT_MASK) === 0) checkpoints[posting >>> CHECKPOINT_BITS] = total;
    total += counts[posting]!;
  }
  return checkpoints;
}

/** Where the positions of a posting begin. */
export function positionStart(segment: Segment, posting: number): number {
  let start = segment.checkpoints[posting >>> CHECKPOINT_BITS]!;
  for (let before = posting & ~CHECKPOINT_MASK; before < posting; before++) start += segment.counts[before]!;
  return start;
}

/** The places of a posting's term in its passage, ascending. */
export function positionsOf(segment: Segment, posting: number): Uint16Array {
  const start = positionStart(segment, posting);
  return segment.positions.subarray(start, start + segment.counts[posting]!);
}

/** How many passages a segment holds, removed ones included. */
export function sizeOf(segment: Segment): number {
  return segment.lengths.length;
}

/** The bytes a segment takes in memory. */
export function bytesOf(segment: Segment): number {
  let bytes = 0;
  for (const part of Object.values(segment) as (Strings | ArrayBufferView)[]) {
    bytes += ArrayBuffer.isView(part) ? part.byteLength : part.bytes.byteLength + part.offsets.byteLength;
  }
  return bytes;
}
