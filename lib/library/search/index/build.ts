import { analyse } from "../analysis/analyse.ts";
import { LAST_POSITION, Occurrences } from "./occurrences.ts";
import { type IndexablePassage, KINDS, NO_DAY, NO_SPEAKER, type Segment } from "./segment.ts";
import { byBytes, inByteOrder, packStrings } from "./strings.ts";

const MS_A_DAY = 86_400_000;
/** Between the words of the title and those of the text, so that no phrase runs across. */
const TITLE_GAP = 16;

/** Indexes passages; of several with one id the last counts. */
export function buildSegment(passages: readonly IndexablePassage[]): Segment {
  const unique = [...new Map(passages.map((passage) => [passage.id, passage])).values()]
    .sort((a, b) => byBytes(a.id, b.id));
  const sources = placesOf(unique.map((passage) => passage.sourceId));
  const titles = new Map(unique.map((passage) => [passage.sourceId, passage.title]));
  const speakers = placesOf(unique.flatMap((passage) => passage.speaker ?? []));
  const occurrences = new Occurrences();
  const lengths = new Uint32Array(unique.length);
  const titleLengths = new Uint16Array(unique.length);
  for (const [doc, passage] of unique.entries()) {
    const titled = addText(occurrences, doc, passage.title, 0);
    titleLengths[doc] = titled.places;
    const first = titled.places === 0 ? 0 : titled.places + TITLE_GAP;
    lengths[doc] = titled.words + addText(occurrences, doc, passage.text, first).words;
  }
  return {
    ids: packStrings(unique.map((passage) => passage.id)),
    lengths,
    titleLengths,
    sources: packStrings([...sources.keys()]),
    titles: packStrings([...sources.keys()].map((source) => titles.get(source)!)),
    sourceOf: Uint32Array.from(unique, (passage) => sources.get(passage.sourceId)!),
    speakers: packStrings([...speakers.keys()]),
    speakerOf: Uint32Array.from(
      unique,
      (passage) => passage.speaker === null ? NO_SPEAKER : speakers.get(passage.speaker)!,
    ),
    kindOf: Uint8Array.from(unique, (passage) => KINDS.indexOf(passage.kind)),
    dayOf: Int32Array.from(unique, (passage) => dayOf(passage.date)),
    ...occurrences.inverted(),
  };
}

/** Days since 1970 of a date written YYYY-MM-DD. */
export function dayOf(date: string | null): number {
  const time = date === null ? NaN : Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? NO_DAY : Math.floor(time / MS_A_DAY);
}

/** Takes in the words of a text, and says how many count and how many places they take. */
function addText(
  occurrences: Occurrences,
  doc: number,
  text: string,
  first: number,
): { words: number; places: number } {
  let words = 0;
  let places = 0;
  for (const { term, position, beside } of analyse(text)) {
    if (first + position > LAST_POSITION) break;
    occurrences.add(occurrences.numberOf(term), doc, first + position);
    if (!beside) words++;
    places = position + 1;
  }
  return { words, places };
}

function placesOf(values: string[]): Map<string, number> {
  return new Map(inByteOrder(new Set(values)).map((value, place) => [value, place]));
}
