import type { Span } from "../cite.ts";

const SINGLE_QUOTES = /[‘’‚‛′`´]/;
const DOUBLE_QUOTES = /[“”„‟″«»]/;
const DASHES = /[‐‑‒–—―−]/;
const BLANK = /[\s\u00a0\u200b\ufeff]/;
/** A quote of a word or two bears nothing out. */
const FEWEST_LETTERS = 8;
const FEWEST_WORDS = 2;

/**
 * Where a quote stands in a text, word for word: only white space, quotation marks and dashes may be written otherwise. Null
 * where it does not stand there, is too short to tell anything, or begins or ends within a word.
 */
export function findQuote(text: string, quote: string): Span | null {
  const sought = flatten(quote).text.replace(/^['" .…-]+|['" …-]+$/g, "");
  if (sought.length < FEWEST_LETTERS || sought.split(" ").length < FEWEST_WORDS) return null;
  const within = flatten(text);
  for (let at = within.text.indexOf(sought); at >= 0; at = within.text.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (isWordEdge(within.text, at) && isWordEdge(within.text, end)) {
      return { from: within.places[at]!, to: within.places[end - 1]! + 1 };
    }
  }
  return null;
}

/** The text with one kind of blank, quotation mark and dash, and where each letter of it stands in the original. */
function flatten(text: string): { text: string; places: number[] } {
  const letters: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (BLANK.test(letter)) {
      if (letters.at(-1) === " " || letters.length === 0) continue;
      letters.push(" ");
    } else if (SINGLE_QUOTES.test(letter)) letters.push("'");
    else if (DOUBLE_QUOTES.test(letter)) letters.push('"');
    else letters.push(DASHES.test(letter) ? "-" : letter);
    places.push(at);
  }
  return { text: letters.join("").replace(/ $/, ""), places };
}

function isWordEdge(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? " ", text[at] ?? " "];
  // "5" is no quote of "25" nor of "2.5" or "1,000".
  if (/\d/.test(after) && /\d[.,]$/.test(text.slice(0, at))) return false;
  if (/\d$/.test(text.slice(0, at)) && /^[.,]\d/.test(text.slice(at))) return false;
  return !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}
