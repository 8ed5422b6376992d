import { countWords, sentencesOf } from "../../transcripts/mod.ts";

/** A sentence on its way into a passage; the parts of a very long one count as sentences. */
export interface Piece {
  text: string;
  /** Letters at its beginning that are no words: the mark of an item in a list. */
  markLength: number;
  words: number;
  speaker: string | null;
  startSeconds: number | null;
  chapter: string | null;
  /** Begins a paragraph or another voice's words. */
  begins: boolean;
  /** A heading, which stays with what it is about. */
  heading: boolean;
}

/** A stretch of a text. */
export interface Span {
  from: number;
  to: number;
}

/** Captions without full stops would otherwise make one sentence of an hour. */
const LONGEST_WORDS = 60;
const PART_WORDS = 40;

/**
 * The sentences of a text, each verbatim; one longer than a minute of speech is parted, where a caption begins or between
 * words. `starts` are the places where captions begin, in order.
 */
export function spansOf(text: string, starts: readonly number[] = []): Span[] {
  const spans: Span[] = [];
  let next = 0;
  for (const sentence of sentencesOf(text)) {
    const span = { from: sentence.from, to: sentence.from + sentence.text.length };
    if (countWords(sentence.text) <= LONGEST_WORDS) {
      spans.push(span);
      continue;
    }
    while (next < starts.length && starts[next]! <= span.from) next++;
    let last = next;
    while (last < starts.length && starts[last]! < span.to) last++;
    spans.push(...partsOf(text, span, starts.slice(next, last)));
    next = last;
  }
  return spans;
}

function partsOf(text: string, { from, to }: Span, starts: readonly number[]): Span[] {
  const parts: Span[] = [];
  let begin = from;
  let words = 0;
  let startAt = 0;
  const isStart = (at: number) => {
    while (startAt < starts.length && starts[startAt]! < at) startAt++;
    return starts[startAt] === at;
  };
  let end = from;
  for (const word of text.slice(from, to).matchAll(/\S+/g)) {
    const at = from + word.index;
    const enough = words >= PART_WORDS && (isStart(at) || words >= LONGEST_WORDS);
    if (enough) {
      parts.push({ from: begin, to: end });
      [begin, words] = [at, 0];
    }
    words++;
    end = at + word[0].length;
  }
  parts.push({ from: begin, to: end });
  return parts;
}
