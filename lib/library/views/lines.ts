import type { ReadLine, ReadSentence, TextPart } from "../../contract/library_views.ts";
import { type Passage, type PassageSentence, speakerOf } from "../passage.ts";
import { matchedWords, type Query } from "../search/mod.ts";

/** What is marked in the text: words searched for, and words an answer cites. */
export interface Marks {
  query: Query | null;
  cited: { passageId: string; from: number; to: number } | null;
  /** The moment a reader came for; the sentence spoken then is marked. */
  seconds: number | null;
}

/** A line holds about this much speech, so that its time is near what is said. */
const LINE_WORDS = 55;

/** What was said, in lines of one voice that each begin at their time. */
export function spokenLines(passages: readonly Passage[], marks: Marks): ReadLine[] {
  const lines: ReadLine[] = [];
  const ids = new Ids();
  const moment = momentOf(passages, marks.seconds);
  let speaker: string | null = null;
  let chapter: string | null = null;
  let words = 0;
  for (const passage of passages) {
    const matches = matchesOf(passage, marks.query);
    for (const sentence of passage.sentences) {
      const says = speakerOf(passage, sentence);
      const begins = says !== speaker || passage.chapter !== chapter;
      if (lines.length === 0 || begins || words >= LINE_WORDS) {
        lines.push({
          seconds: sentence.startSeconds,
          speaker: lines.length === 0 || says !== speaker ? says : null,
          chapter: passage.chapter === chapter ? null : passage.chapter,
          heading: false,
          sentences: [],
        });
        words = 0;
      }
      [speaker, chapter] = [says, passage.chapter];
      words += passage.text.slice(sentence.from, sentence.to).split(" ").length;
      const cited = isCited(passage, sentence, marks.cited) || sentence === moment;
      lines.at(-1)!.sentences.push(shown(passage, sentence, matches, cited, ids));
    }
  }
  return lines;
}

/** The paragraphs of a page. */
export function writtenLines(passages: readonly Passage[], marks: Marks): ReadLine[] {
  const lines: ReadLine[] = [];
  const ids = new Ids();
  for (const passage of passages) {
    const matches = matchesOf(passage, marks.query);
    let from = 0;
    for (const [index, sentence] of passage.sentences.entries()) {
      const before = passage.text.slice(from, sentence.from);
      // What stands before a sentence is a blank, the end of a paragraph, or the mark of an item in a list.
      const mark = before.replace(/^\n/, "").trimStart();
      const part = shown(passage, sentence, matches, isCited(passage, sentence, marks.cited), ids);
      if (mark !== "") part.parts.unshift({ text: mark, matched: false });
      if (index === 0 || before.startsWith("\n")) {
        lines.push({
          seconds: null,
          speaker: null,
          chapter: null,
          heading: sentence.heading === true,
          sentences: [part],
        });
      } else lines.at(-1)!.sentences.push(part);
      from = sentence.to;
    }
  }
  return lines;
}

/** Where the words of a question stand in a passage, as far as its sentences show them. */
export function matchesOf(passage: Passage, query: Query | null): { from: number; to: number }[] {
  if (query === null) return [];
  return matchedWords(query, passage.text).map(({ start, end }) => ({ from: start, to: end }));
}

/** A stretch of a text in parts, those that match apart. */
export function partsOf(
  text: string,
  { from, to }: { from: number; to: number },
  matches: readonly { from: number; to: number }[],
): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  for (const match of matches) {
    if (match.to <= at || match.from >= to) continue;
    const [begin, end] = [Math.max(at, match.from), Math.min(to, match.to)];
    if (begin > at) parts.push({ text: text.slice(at, begin), matched: false });
    parts.push({ text: text.slice(begin, end), matched: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), matched: false });
  return parts;
}

function shown(
  passage: Passage,
  sentence: PassageSentence,
  matches: readonly { from: number; to: number }[],
  cited: boolean,
  ids: Ids,
): ReadSentence {
  return {
    id: ids.next(passage, sentence),
    seconds: sentence.startSeconds,
    parts: partsOf(passage.text, sentence, matches),
    cited,
  };
}

function isCited(passage: Passage, sentence: PassageSentence, cited: Marks["cited"]): boolean {
  return cited !== null && cited.passageId === passage.id && sentence.from < cited.to &&
    sentence.to > cited.from;
}

/** The sentence spoken at a moment: the last that begins by then. */
function momentOf(passages: readonly Passage[], seconds: number | null): PassageSentence | null {
  if (seconds === null) return null;
  let found: PassageSentence | null = null;
  for (const sentence of passages.flatMap((passage) => passage.sentences)) {
    // The address holds whole seconds.
    if (sentence.startSeconds !== null && sentence.startSeconds < seconds + 1) found = sentence;
  }
  return found;
}

/** Names for sentences, each once on a page. */
class Ids {
  readonly #taken = new Set<string>();

  next(passage: Passage, { from, startSeconds }: PassageSentence): string {
    const wanted = startSeconds === null ? `s-${passage.ordinal}-${from}` : `t-${Math.floor(startSeconds)}`;
    const id = this.#taken.has(wanted) ? `s-${passage.ordinal}-${from}` : wanted;
    this.#taken.add(id);
    return id;
  }
}
