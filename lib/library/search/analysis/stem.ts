import snowball from "snowball-stemmers";
import { respell } from "./spellings.ts";

/** Stems kept at hand; the vocabulary of a large library, and then some. */
const MOST_KEPT = 200_000;
const LONGEST = 40;
const ENGLISH = /^[a-z]+$/;
/** ALS, NHS: no plurals. */
const SHORT_NAME = /^[a-z]{2}s$/;
/** Plurals of letters that are no word, such as RCTs, which the stemmer leaves alone. */
const LETTERS = /^([bcdfghjklmnpqrstvwxz]{3,})(?<!s)s$/;

const stemmer = snowball.newStemmer("english");
let kept = new Map<string, string>();

/**
 * The stem of a folded word, by the English Snowball stemmer: the same for "reading" and "readings", "tumour" and
 * "tumors". Words with figures or letters beyond a to z, which it would not know, stay as they are.
 */
export function stem(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const found = ENGLISH.test(word) && word.length <= LONGEST ? stemOf(word) : word;
  if (kept.size >= MOST_KEPT) kept = new Map();
  kept.set(word, found);
  return found;
}

function stemOf(word: string): string {
  const letters = LETTERS.exec(word)?.[1];
  if (letters !== undefined) return letters;
  return SHORT_NAME.test(word) ? word : stemmer.stem(respell(word));
}
