import { fold } from "./fold.ts";

/** A word of a text, folded but not stemmed. */
export interface Word {
  text: string;
  /** Where it stands in the text, for marking it there. */
  start: number;
  end: number;
  /** Another writing of the words around it ("sglt2" beside "sglt" and "2"), which takes no place of its own. */
  beside: boolean;
}

const INNER = String.raw`[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]`;
/** A dotted abbreviation, or letters and digits held together by hyphens, apostrophes and, in numbers, points and commas. */
const CHUNK = new RegExp(
  String.raw`(?:\p{L}\.){2,}(?:\p{L}(?!${INNER}))?|` +
    String.raw`[\p{L}\p{N}](?:${INNER}|['’\-‐‑](?=[\p{L}\p{N}])|(?<=\p{N})[.,](?=\p{N}))*`,
  "gu",
);
const APOSTROPHE = /['’]/;
const HYPHEN = /[-‐‑]/;
const NEGATED = /n['’]t$/i;
const ENDING = /['’](?:s|ll|ve|re|m|d)$/i;
/** "l'hôpital" is about a hospital. */
const ELIDED = /^(?:[ldjmtscn]|qu|dell|nell|all|sull|un)['’](?=.{2})/i;
const AMOUNT =
  /^(\d+(?:\.\d+)?)(mg|mcg|ug|mug|kg|g|ng|ml|dl|l|mm|cm|km|mmol|mol|nmol|mmhg|iu|kcal|hz|h|hr|hrs|min|mins|yr|yrs|years)$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** Scripts written without spaces, which are indexed by pairs of characters. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const CAPITALS_WITH_S = /^[A-Z]{2,}s$/;
/** Longer than any word; what goes on beyond is a key or an address, and only its beginning is kept. */
const LONGEST = 64;

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(CHUNK)) addChunk(words, match[0], match.index);
  return words;
}

function addChunk(words: Word[], chunk: string, at: number): void {
  if (isLatinWord(chunk)) return add(words, singular(chunk).toLowerCase(), at, at + chunk.length);
  if (chunk[1] === "." && /^\p{L}/u.test(chunk)) {
    return add(words, fold(chunk.replaceAll(".", "")), at, at + chunk.length);
  }
  if (UNSPACED.test(chunk)) return addPairs(words, chunk, at);
  if (HYPHEN.test(chunk)) return addCompound(words, chunk, at);
  addWord(words, chunk, at);
}

/** Capitals with a small s are several of what the capitals stand for: GPs. */
function singular(chunk: string): string {
  return chunk.endsWith("s") && CAPITALS_WITH_S.test(chunk) ? chunk.slice(0, -1) : chunk;
}

function isLatinWord(chunk: string): boolean {
  for (let index = 0; index < chunk.length; index++) {
    const code = chunk.charCodeAt(index) | 0x20;
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

/** "COVID-19" as its parts, and as "covid19" beside them: people write it either way. */
function addCompound(words: Word[], chunk: string, at: number): void {
  let start = 0;
  const parts = chunk.split(HYPHEN);
  for (const part of parts) {
    addWord(words, part, at + start);
    start += part.length + 1;
  }
  const joined = fold(parts.join("").replace(/['’]s$/, ""));
  if (joined.length <= LONGEST) add(words, joined, at, at + chunk.length, true);
}

function addWord(words: Word[], written: string, at: number): void {
  // "don't" and its like are auxiliaries all of them.
  if (NEGATED.test(written)) return;
  let start = at;
  let text = written;
  if (APOSTROPHE.test(text)) {
    text = text.replace(ENDING, "");
    const elided = ELIDED.exec(text)?.[0].length ?? 0;
    start += elided;
    text = text.slice(elided);
  }
  const end = start + text.length;
  const word = fold(text.replace(APOSTROPHE, ""));
  const amount = AMOUNT.exec(word);
  if (amount !== null) {
    const figures = Math.min(text.search(/\p{L}/u), text.length);
    add(words, amount[1]!, start, start + figures);
    return add(words, amount[2] === "ug" || amount[2] === "mug" ? "mcg" : amount[2]!, start + figures, end);
  }
  if (word === "mug" && /[µμ]/.test(text)) return add(words, "mcg", start, end);
  add(words, numberOf(word), start, end);
}

/** "1,000" is "1000" and "6,5" is "6.5". */
function numberOf(word: string): string {
  if (!word.includes(",")) return word;
  return THOUSANDS.test(word) ? word.replaceAll(",", "") : word.replace(",", ".");
}

function addPairs(words: Word[], chunk: string, at: number): void {
  const characters = [...chunk];
  let start = at;
  for (let index = 0; index < characters.length; index++) {
    const [first, second = ""] = [characters[index]!, characters[index + 1]];
    if (second !== "" || characters.length === 1) {
      add(words, fold(first + second), start, start + first.length + second.length);
    }
    start += first.length;
  }
}

function add(words: Word[], text: string, start: number, end: number, beside = false): void {
  if (text !== "") words.push({ text: text.slice(0, LONGEST), start, end, beside });
}
