import snowball from "snowball-stemmers";
import { SAME_SUBJECT, stemmerFor, stopWords } from "./theme_words.ts";

/** A word of a comment. */
export interface Word {
  text: string;
  stem: string;
  /** Carries a subject. */
  content: boolean;
  /** Stands behind a hyphen in its word: "back" of "teach-back". */
  joined: boolean;
}

/** Small words that make one thing with the word before them: "teach back", "follow up". */
const PARTICLES = new Set(["back", "up", "down", "off", "out"]);

/** Cuts a text into sentence parts of words, each with its stem. */
export function readerOf(language: string): (text: string) => Word[][] {
  const stop = stopWords(language);
  const name = stemmerFor(language);
  const stemmer = name === null ? null : snowball.newStemmer(name);
  const shortest = stemmer === null ? 2 : 3;
  const stems = new Map<string, string>();
  const stemOf = (word: string) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const meant = SAME_SUBJECT.get(word) ?? word;
    const stem = stemmer === null ? meant : stemmer.stem(meant);
    stems.set(word, stem);
    return stem;
  };
  const wordOf = (text: string, joined: boolean): Word => {
    const lower = text.toLowerCase().replaceAll("’", "'");
    const content = !stop.has(lower) && /\p{L}/u.test(lower) &&
      (lower.length >= shortest || /^\p{Lu}[\p{Lu}\p{N}]$/u.test(text));
    return { text, stem: content ? stemOf(lower) : lower, content, joined };
  };
  const wordsOf = (raw: string): Word[] => {
    const whole = raw.replace(/[-'’/&]+$/, "");
    const parts = /^\p{L}{3,}-(\p{L}{2,4})$/u.exec(whole);
    return parts !== null && PARTICLES.has(parts[1]!.toLowerCase())
      ? whole.split("-").map((part, at) => wordOf(part, at > 0))
      : [wordOf(whole, false)];
  };
  return (text) =>
    text.slice(0, 4000).replace(/\[[^\[\]]{1,30} removed\]|(?:https?:|www\.)\S+/g, ". ").split(
      /[.!?;:,()\n\u2022"“”]|\s[-–—]\s/,
    ).map((part) =>
      withParticles((part.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’+#/&-]*/gu) ?? []).flatMap(wordsOf))
    ).filter((words) => words.length > 0);
}

function withParticles(words: Word[]): Word[] {
  return words.map((word, at) =>
    !word.content && words[at - 1]?.content && PARTICLES.has(word.stem) ? { ...word, content: true } : word
  );
}
