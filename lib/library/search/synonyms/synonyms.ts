import { analyse } from "../analysis/analyse.ts";
import { SYNONYMS } from "./data.ts";

/** Ways to say the same, as sequences of terms, by what is said: terms joined by blanks. */
type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

const LETTERS_THEN_FIGURES = /^([a-z]{2,4})(\d{1,3})$/;
const LETTERS_BY_FIGURES = /\b([a-z]{2,4}) (\d{1,3})\b/g;

const KNOWN: Synonyms = readSynonyms(SYNONYMS);
const LONGEST = Math.max(...[...KNOWN.keys()].map((key) => key.split(" ").length));

/** The longest thing said by the terms from `at` on that can be said otherwise, and how; null where there is none. */
export function findSynonyms(
  terms: readonly string[],
  at: number,
): { length: number; others: readonly (readonly string[])[] } | null {
  for (let length = Math.min(LONGEST, terms.length - at); length > 0; length--) {
    const others = KNOWN.get(terms.slice(at, at + length).join(" "));
    if (others !== undefined) return { length, others };
  }
  return null;
}

/** Reads lines of "MI = myocardial infarction = heart attack". */
export function readSynonyms(lines: string): Synonyms {
  const known = new Map<string, string[][]>();
  for (const line of lines.trim().split("\n")) {
    const ways = line.split("=").map(termsOf).filter((terms) => terms.length > 0).flatMap(writingsOf);
    for (const way of ways) {
      const key = way.join(" ");
      const others = known.get(key) ?? [];
      const said = new Set([key, ...others.map((other) => other.join(" "))]);
      for (const other of ways) {
        if (!said.has(other.join(" "))) others.push(other);
        said.add(other.join(" "));
      }
      known.set(key, others);
    }
  }
  return known;
}

/** "SGLT2" is also written "SGLT-2" and said "SGLT 2". */
function writingsOf(terms: readonly string[]): string[][] {
  const split = terms.flatMap((term) => LETTERS_THEN_FIGURES.exec(term)?.slice(1) ?? [term]);
  const joined = terms.join(" ").replace(LETTERS_BY_FIGURES, "$1$2").split(" ");
  return [[...terms], split, joined];
}

function termsOf(text: string): string[] {
  return analyse(text).filter((term) => !term.beside).map((term) => term.term);
}
