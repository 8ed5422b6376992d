import { analyse } from "../analysis/analyse.ts";
import { checkpointsOf, type IndexablePassage, KINDS, NO_DAY, NO_SPEAKER, type Segment } from "./segment.ts";
import { byBytes, packStrings } from "./strings.ts";

const MS_A_DAY = 86_400_000;
/** Between the words of the title and those of the text, so that no phrase runs across. */
const TITLE_GAP = 16;
/** What stands further on in a text is not indexed: no passage is that long. */
const LAST_POSITION = 0xffff;

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
    const titled = occurrences.add(doc, passage.title, 0);
    titleLengths[doc] = titled.places;
    const first = titled.places === 0 ? 0 : titled.places + TITLE_GAP;
    lengths[doc] = titled.words + occurrences.add(doc, passage.text, first).words;
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

function placesOf(values: string[]): Map<string, number> {
  const sorted = [...new Set(values)].sort(byBytes);
  return new Map(sorted.map((value, place) => [value, place]));
}

type Postings = Pick<Segment, "postingStarts" | "docs" | "counts" | "checkpoints">;
type Inverted = Postings & Pick<Segment, "terms" | "positions">;

/** What stands where, in reading order, to be turned around once all is read. */
class Occurrences {
  #numbers = new Map<string, number>();
  #terms = new Uint32Array(1024);
  #docs = new Uint32Array(1024);
  #positions = new Uint16Array(1024);
  #count = 0;

  /** Takes in the words of a text, and says how many count and how many places they take. */
  add(doc: number, text: string, first: number): { words: number; places: number } {
    let words = 0;
    let places = 0;
    for (const { term, position, beside } of analyse(text)) {
      if (first + position > LAST_POSITION) break;
      this.#push(this.#numberOf(term), doc, first + position);
      if (!beside) words++;
      places = position + 1;
    }
    return { words, places };
  }

  /** The same by term: one counting sort, for the passages already stand in order. */
  inverted(): Inverted {
    const sorted = [...this.#numbers.keys()].sort(byBytes);
    const rankOf = new Uint32Array(sorted.length);
    for (const [rank, term] of sorted.entries()) rankOf[this.#numbers.get(term)!] = rank;

    const starts = new Uint32Array(sorted.length + 1);
    for (let at = 0; at < this.#count; at++) starts[rankOf[this.#terms[at]!]! + 1]!++;
    for (let rank = 0; rank < sorted.length; rank++) starts[rank + 1]! += starts[rank]!;

    const next = starts.slice();
    const docs = new Uint32Array(this.#count);
    const positions = new Uint16Array(this.#count);
    for (let at = 0; at < this.#count; at++) {
      const place = next[rankOf[this.#terms[at]!]!]!++;
      docs[place] = this.#docs[at]!;
      positions[place] = this.#positions[at]!;
    }
    return { terms: packStrings(sorted), positions, ...postingsOf(docs, starts) };
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    this.#numbers.set(term, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  #push(term: number, doc: number, position: number): void {
    if (this.#count === this.#terms.length) {
      this.#terms = doubled(this.#terms, Uint32Array);
      this.#docs = doubled(this.#docs, Uint32Array);
      this.#positions = doubled(this.#positions, Uint16Array);
    }
    this.#terms[this.#count] = term;
    this.#docs[this.#count] = doc;
    this.#positions[this.#count] = position;
    this.#count++;
  }
}

/** Occurrences of one term in one passage are one posting. */
function postingsOf(docs: Uint32Array, starts: Uint32Array): Postings {
  const postingStarts = new Uint32Array(starts.length);
  const kept = new Uint32Array(docs.length);
  const counts = new Uint16Array(docs.length);
  let posting = 0;
  for (let term = 0; term < starts.length - 1; term++) {
    postingStarts[term] = posting;
    for (let at = starts[term]!; at < starts[term + 1]!; at++) {
      if (posting > postingStarts[term]! && kept[posting - 1] === docs[at]) {
        counts[posting - 1] = counts[posting - 1]! + 1;
      } else {
        kept[posting] = docs[at]!;
        counts[posting++] = 1;
      }
    }
  }
  postingStarts[starts.length - 1] = posting;
  const own = counts.slice(0, posting);
  return { postingStarts, docs: kept.slice(0, posting), counts: own, checkpoints: checkpointsOf(own) };
}

function doubled<Values extends Uint32Array | Uint16Array>(
  values: Values,
  kind: new (length: number) => Values,
): Values {
  const larger = new kind(values.length * 2);
  larger.set(values);
  return larger;
}
