import { checkpointsOf, type Segment } from "./segment.ts";
import { inByteOrder, packStrings } from "./strings.ts";

/** What stands further on in a text is not indexed: no passage is that long. */
export const LAST_POSITION = 0xfffe;

type Postings = Pick<Segment, "postingStarts" | "docs" | "counts" | "checkpoints">;
type Inverted = Postings & Pick<Segment, "terms" | "positions">;

/** Which terms stand where, taken in by passages in any order, to be turned around once all is read. */
export class Occurrences {
  #numbers = new Map<string, number>();
  #terms = new Uint32Array(1024);
  #docs = new Uint32Array(1024);
  #positions = new Uint16Array(1024);
  #count = 0;

  /** The number a term goes by here. */
  numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    this.#numbers.set(term, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** Takes in one occurrence; those of one term in one passage come in the order of their positions. */
  add(term: number, doc: number, position: number): void {
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

  /** The same by term and then by passage. */
  inverted(): Inverted {
    const sorted = inByteOrder(this.#numbers.keys());
    const ranks = new Uint32Array(sorted.length);
    for (const [rank, term] of sorted.entries()) ranks[this.#numbers.get(term)!] = rank;

    const byDoc = countingSort(this.#docs.subarray(0, this.#count), null);
    const rankOf = Uint32Array.from(this.#terms.subarray(0, this.#count), (term) => ranks[term]!);
    const order = countingSort(rankOf, byDoc);
    const starts = startsOf(rankOf, sorted.length);
    const docs = Uint32Array.from(order, (at) => this.#docs[at]!);
    const positions = Uint16Array.from(order, (at) => this.#positions[at]!);
    return { terms: packStrings(sorted), positions, ...postingsOf(docs, starts) };
  }
}

/** The places of keys in the order of the keys; equal ones stay in the order they are given in. */
function countingSort(keys: Uint32Array, given: Uint32Array | null): Uint32Array {
  const highest = keys.reduce((most, key) => Math.max(most, key), 0);
  const next = startsOf(keys, highest + 1);
  const order = new Uint32Array(keys.length);
  for (let index = 0; index < keys.length; index++) {
    const at = given === null ? index : given[index]!;
    order[next[keys[at]!]!++] = at;
  }
  return order;
}

/** Where the entries of each key begin once they are in order, and at last where those of the last one end. */
function startsOf(keys: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1]!++;
  for (let key = 0; key < count; key++) starts[key + 1]! += starts[key]!;
  return starts;
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
