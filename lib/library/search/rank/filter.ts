import { fold } from "../analysis/fold.ts";
import { dayOf } from "../index/build.ts";
import { KINDS, NO_DAY, NO_SPEAKER, type PassageKind, type Segment } from "../index/segment.ts";
import { countOf, placeOf, stringAt } from "../index/strings.ts";

/** Which passages may be found; what is left out does not matter. */
export interface SearchFilter {
  sourceIds?: readonly string[];
  /** Names or parts of names, whole words in any case: "alex" finds Dr Alex Example. */
  speakers?: readonly string[];
  kind?: PassageKind;
  /** YYYY-MM-DD: this day or later. A passage without a date is not found while a day is asked for. */
  from?: string;
  /** YYYY-MM-DD: this day or earlier. */
  to?: string;
}

/** A test of a segment's passages, or null where all pass. */
export function filterOf(segment: Segment, filter: SearchFilter): ((doc: number) => boolean) | null {
  const tests: ((doc: number) => boolean)[] = [];
  if (filter.sourceIds !== undefined) {
    const places = new Set(filter.sourceIds.map((id) => placeOf(segment.sources, id)));
    tests.push((doc) => places.has(segment.sourceOf[doc]!));
  }
  if (filter.speakers !== undefined) {
    const places = speakersNamed(segment, filter.speakers);
    tests.push((doc) => segment.speakerOf[doc] !== NO_SPEAKER && places.has(segment.speakerOf[doc]!));
  }
  if (filter.kind !== undefined) {
    const kind = KINDS.indexOf(filter.kind);
    tests.push((doc) => segment.kindOf[doc] === kind);
  }
  if (filter.from !== undefined || filter.to !== undefined) {
    const from = filter.from === undefined ? -Infinity : dayOf(filter.from);
    const to = filter.to === undefined ? Infinity : dayOf(filter.to);
    tests.push((doc) => {
      const day = segment.dayOf[doc]!;
      return day !== NO_DAY && day >= from && day <= to;
    });
  }
  return tests.length === 0 ? null : (doc) => tests.every((test) => test(doc));
}

function speakersNamed({ speakers }: Segment, names: readonly string[]): Set<number> {
  const asked = names.map(wordsOf).filter((words) => words.length > 0);
  const places = new Set<number>();
  for (let place = 0; place < countOf(speakers); place++) {
    const words = new Set(wordsOf(stringAt(speakers, place)));
    if (asked.some((name) => name.every((word) => words.has(word)))) places.add(place);
  }
  return places;
}

function wordsOf(name: string): string[] {
  return (name.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(fold);
}
