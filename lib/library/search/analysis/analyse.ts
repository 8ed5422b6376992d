import { stem } from "./stem.ts";
import { STOP_WORDS } from "./stop_words.ts";
import { wordsOf } from "./words.ts";

/** A word of a text as it is searched by. */
export interface Term {
  /** What the index keeps: folded and stemmed. */
  term: string;
  /** Its place among the words of the text, stop words counted, so that neighbours are known. */
  position: number;
  start: number;
  end: number;
  /** Another writing of the words around it, which takes no place of its own. */
  beside: boolean;
}

const SMALL_LETTER = /\p{Ll}/u;
const SEVERAL_WORDS = /\p{L}\s+\p{L}/u;
const CAPITALS = /^\p{Lu}{2,}$/u;

/** The words of a text that carry a subject, stemmed, with their places: what is indexed of a passage and of a question. */
export function analyse(text: string): Term[] {
  const terms: Term[] = [];
  let position = -1;
  // Among small letters, or alone, a stop word in capitals is an abbreviation: WHO, IT, ALL.
  const capitalsCount = SMALL_LETTER.test(text) || !SEVERAL_WORDS.test(text);
  for (const { text: word, start, end, beside } of wordsOf(text)) {
    if (!beside) position++;
    if (STOP_WORDS.has(word) && isStopWord(text.slice(start, end), word, capitalsCount)) continue;
    terms.push({ term: stem(word), position: Math.max(position, 0), start, end, beside });
  }
  return terms;
}

/** As it is written: an accent makes it a word of another language, such as hệ or số. */
function isStopWord(written: string, word: string, capitalsCount: boolean): boolean {
  return written.toLowerCase() === word && !(capitalsCount && CAPITALS.test(written));
}
