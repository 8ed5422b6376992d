import { isRemoved, type LiveSegment } from "./live.ts";
import { Occurrences } from "./occurrences.ts";
import { NO_SPEAKER, positionsOf, type Segment, sizeOf } from "./segment.ts";
import { byBytes, countOf, inByteOrder, packStrings, stringAt, type Strings } from "./strings.ts";

/** One segment of the passages of several that were not removed: the same as if they had been indexed together. */
export function mergeSegments(segments: readonly LiveSegment[]): Segment {
  const passages = livePassages(segments);
  const numberings = segments.map(({ segment }) => new Int32Array(sizeOf(segment)).fill(-1));
  for (const [doc, { from, at }] of passages.entries()) numberings[from]![at] = doc;
  const sources = unite(segments, passages, (segment) => segment.sources, (segment) => segment.sourceOf);
  const speakers = unite(segments, passages, (segment) => segment.speakers, (segment) => segment.speakerOf);
  return {
    ids: packStrings(passages.map((passage) => passage.id)),
    lengths: pick(segments, passages, Uint32Array, (segment) => segment.lengths),
    titleLengths: pick(segments, passages, Uint16Array, (segment) => segment.titleLengths),
    sources: packStrings(sources.values),
    titles: packStrings(titlesOf(segments, passages, sources)),
    sourceOf: sources.places,
    speakers: packStrings(speakers.values),
    speakerOf: speakers.places,
    kindOf: pick(segments, passages, Uint8Array, (segment) => segment.kindOf),
    dayOf: pick(segments, passages, Int32Array, (segment) => segment.dayOf),
    ...occurrencesOf(segments, numberings).inverted(),
  };
}

/** A passage by where it stood. */
interface Passage {
  id: string;
  from: number;
  at: number;
}

interface United {
  values: string[];
  /** Of each passage: the place of its value. */
  places: Uint32Array;
}

function livePassages(segments: readonly LiveSegment[]): Passage[] {
  const passages: Passage[] = [];
  for (const [from, { segment, removed }] of segments.entries()) {
    for (let at = 0; at < sizeOf(segment); at++) {
      if (!isRemoved(removed, at)) passages.push({ id: stringAt(segment.ids, at), from, at });
    }
  }
  return passages.sort((a, b) => byBytes(a.id, b.id));
}

function unite(
  segments: readonly LiveSegment[],
  passages: readonly Passage[],
  stringsOf: (segment: Segment) => Strings,
  placesOf: (segment: Segment) => Uint32Array,
): United {
  const decoded = segments.map(({ segment }) => allOf(stringsOf(segment)));
  const valueOf = ({ from, at }: Passage) => {
    const place = placesOf(segments[from]!.segment)[at]!;
    return place === NO_SPEAKER ? null : decoded[from]![place]!;
  };
  const values = inByteOrder(new Set(passages.flatMap((passage) => valueOf(passage) ?? [])));
  const places = new Map(values.map((value, place) => [value, place]));
  return {
    values,
    places: Uint32Array.from(passages, (passage) => {
      const value = valueOf(passage);
      return value === null ? NO_SPEAKER : places.get(value)!;
    }),
  };
}

/** The title of each source, as its last passage has it. */
function titlesOf(segments: readonly LiveSegment[], passages: readonly Passage[], sources: United): string[] {
  const decoded = segments.map(({ segment }) => allOf(segment.titles));
  const titles: string[] = new Array(sources.values.length).fill("");
  for (const [doc, { from, at }] of passages.entries()) {
    titles[sources.places[doc]!] = decoded[from]![segments[from]!.segment.sourceOf[at]!]!;
  }
  return titles;
}

function occurrencesOf(segments: readonly LiveSegment[], numberings: readonly Int32Array[]): Occurrences {
  const occurrences = new Occurrences();
  for (const [from, { segment }] of segments.entries()) {
    const numbering = numberings[from]!;
    for (let term = 0; term < countOf(segment.terms); term++) {
      let number = -1;
      for (let at = segment.postingStarts[term]!; at < segment.postingStarts[term + 1]!; at++) {
        const doc = numbering[segment.docs[at]!]!;
        if (doc < 0) continue;
        // Numbered here, so that a term whose passages are all gone goes with them.
        if (number < 0) number = occurrences.numberOf(stringAt(segment.terms, term));
        for (const position of positionsOf(segment, at)) occurrences.add(number, doc, position);
      }
    }
  }
  return occurrences;
}

function pick<Values extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  segments: readonly LiveSegment[],
  passages: readonly Passage[],
  kind: new (length: number) => Values,
  of: (segment: Segment) => Values,
): Values {
  const picked = new kind(passages.length);
  for (const [doc, { from, at }] of passages.entries()) picked[doc] = of(segments[from]!.segment)[at]!;
  return picked;
}

function allOf(strings: Strings): string[] {
  return Array.from({ length: countOf(strings) }, (_, index) => stringAt(strings, index));
}
