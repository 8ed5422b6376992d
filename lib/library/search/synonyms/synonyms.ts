import { analyse } from "../analysis/analyse.ts";
import { SYNONYMS } from "./data.ts";

/** Ways to say the same, as sequences of terms, by what is said: terms joined by blanks. */
type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

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
    const ways = line.split("=").map((way) => termsOf(way)).filter((terms) => terms.length > 0);
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

function termsOf(text: string): string[] {
  return analyse(text).filter((term) => !term.beside).map((term) => term.term);
}
