import { analyse, readQuery } from "../../../library/mod.ts";
import { bagOf, isRelated, type TermBag } from "../evidence.ts";
import { isAsked } from "../manner.ts";
import { type Amount, amountsOf } from "../numbers.ts";
import { DIRECTIONS, FRAME_TERMS, OPPOSITES, STRICT_TERMS } from "./claim_words.ts";
import { turnsRound } from "./order.ts";
import { partsOf } from "./parts.ts";
import { contradict } from "./polarity.ts";

/** A quoted sentence as a source. */
export interface Unit {
  /** With the sentence that it leans on. */
  text: string;
  /** The question that it answers; empty where it answers none, or answers no. */
  asked: string;
}

/** What a sentence is held against. */
export interface Evidence {
  units: Unit[];
  /** Who says it, and where: words a sentence may use of its source. */
  about: string;
  /** Everybody who speaks in the cited passages. */
  voices: string;
}

/** "Left to dry" names no side. */
const SIDE =
  /\b(left|right)[ -](?:arm|hand|side|leg|eye|ear|foot|knee|hip|shoulder|lung|breast|kidney|ventric\w+)/gi;
/** Of the telling words of a part of a sentence, the share that must be in what it cites. */
const LEAST_COVERED = 0.8;
/** Of those, the share that the quoted words themselves must hold, and not just the question they answer. */
const LEAST_SAID = 1 / 3;
/** In a part of so few telling words each must be. */
const FEW_WORDS = 4;

/**
 * Whether what a sentence cites bears it out, word by word: every number with what it counts, every name, every word of
 * direction or degree, which way round it is said, what is denied, and four of five of the other words that tell something; each part of the sentence by
 * one sentence of the source, so that what is said of one thing is not said of another. It knows no meaning, so that it errs
 * towards leaving a sentence out.
 */
export function isSupported(sentence: string, evidence: Evidence): boolean {
  const bare = withoutFrame(sentence);
  const about = bagOf(evidence.about);
  const titled = amountsOf(evidence.about);
  const others = bagOf(evidence.units.map(({ text }) => text).join(" "));
  const parts = partsOf(bare, (part) => tellingWords(part, about).length);
  const holds = (part: string, { text, asked }: Unit) =>
    hasAmounts(part, amountsOf(text), titled) && keepsDirections(part, text) && !contradict(part, text) &&
    !turnsRound(part, text) &&
    coversWords(sentence, part, { said: bagOf(text), bag: bagOf(`${asked} ${text}`), others, about });
  const frame = sentence.slice(0, sentence.length - bare.length);
  if (!namesRightly(sentence, frame, evidence, about)) return false;
  return parts.some((part) => tellingWords(part, about).length > 0) &&
    parts.every((part) => evidence.units.some((unit) => !isAsked(unit.text) && holds(part, unit)));
}

function hasAmounts(part: string, given: readonly Amount[], titled: readonly Amount[]): boolean {
  return amountsOf(part).every((amount) =>
    given.some((other) => isSameAmount(amount, other)) ||
    titled.some(({ value, unit, counts }) =>
      value === amount.value && unit === amount.unit && counts === amount.counts
    )
  );
}

function isSameAmount(said: Amount, given: Amount): boolean {
  if (said.value !== given.value) return false;
  if (said.unit !== null && given.unit !== null) return said.unit === given.unit;
  // "Twenty or more" may be twenty points; "two readings" are not two days, nor "seven days" seven readings.
  if (said.unit !== null) return given.counts === null;
  return given.unit === null || said.counts === null;
}

/** Words of direction among the stop words, which the index does not know. */
function keepsDirections(part: string, source: string): boolean {
  const sides = [...part.matchAll(SIDE)].map((match) => match[1]!.toLowerCase());
  if (sides.some((side) => !new RegExp(`\\b${side}\\b`, "i").test(source))) return false;
  const [said, given] = [part, source].map((text) => new Set(text.toLowerCase().match(/\p{L}+/gu)));
  return DIRECTIONS.every(({ word, needs }) => !said!.has(word) || needs.some((need) => given!.has(need)));
}

/** The words of a part that something must bear out, in all their ways of being said; numbers are held to account alone. */
function tellingWords(part: string, about: TermBag): { own: string[]; ways: (readonly string[])[] }[] {
  return readQuery(part).clauses.flatMap(({ own, alternatives }) => {
    const words = own.filter((term) => !/^\d/.test(term) && amountsOf(term).length === 0);
    if (words.every((term) => FRAME_TERMS.has(term) || about.has.has(term))) return [];
    return [{ own: words, ways: [words, ...alternatives.map(({ terms }) => terms)] }];
  });
}

/** Words that a part is held against, among those around them. */
interface Held {
  /** The quoted words. */
  said: TermBag;
  /** These and the question they answer. */
  bag: TermBag;
  others: TermBag;
  about: TermBag;
}

function coversWords(sentence: string, part: string, { said, bag, others, about }: Held): boolean {
  const telling = tellingWords(part, about);
  let missing = 0;
  let borne = 0;
  for (const { own, ways } of telling) {
    if (ways.some((way) => way.every((term) => holds(term, bag)))) {
      if (ways.some((way) => way.every((term) => holds(term, said)))) borne++;
      continue;
    }
    if (own.some((term) => STRICT_TERMS.has(term) || OPPOSITES.has(term) || isName(sentence, term))) {
      return false;
    }
    // A word of a sentence beside it was said of something else.
    if (own.some((term) => others.has.has(term))) return false;
    missing++;
  }
  if (borne < telling.length * LEAST_SAID) return false;
  return telling.length <= FEW_WORDS
    ? missing === 0
    : (telling.length - missing) / telling.length >= LEAST_COVERED;
}

function holds(term: string, bag: TermBag): boolean {
  if (bag.has.has(term)) return true;
  const same = OPPOSITES.get(term);
  for (const other of bag.has) if (isRelated(term, other) || same?.has(other)) return true;
  return false;
}

/** Written with a capital within the sentence, in capitals, or with a figure: a drug, a person, an abbreviation. */
function isName(sentence: string, term: string): boolean {
  return analyse(sentence).some((each) => {
    if (each.term !== term) return false;
    const written = sentence.slice(each.start, each.end);
    if (/\d/.test(written) || /^\p{Lu}{2,}s?$/u.test(written)) return true;
    return /^\p{Lu}/u.test(written) && !/(?:^|[.!?:]["”’)]?\s*)["“‘]?$/.test(sentence.slice(0, each.start));
  });
}

/** Whether those whom a sentence gives its words to are those who say them, or are spoken of there. */
function namesRightly(sentence: string, frame: string, evidence: Evidence, about: TermBag): boolean {
  const text = evidence.units.map((unit) => unit.text).join(" ");
  const bag = bagOf(text);
  const isKnown = (term: string) => about.has.has(term) || bag.has.has(term) || FRAME_TERMS.has(term);
  const said = bagOf(sentence);
  // Somebody else of the same conversation, however the sentence brings them in.
  if (bagOf(evidence.voices).terms.some((voice) => said.has.has(voice) && !isKnown(voice))) return false;
  return hasAmounts(frame, amountsOf(text), amountsOf(evidence.about)) &&
    analyse(frame).every(({ term, beside }) => beside || isKnown(term) || !isName(`- ${frame}`, term));
}

function withoutFrame(sentence: string): string {
  return sentence.replace(
    /^(?:according to [^,]{1,80},|[^,]{1,60} (?:says?|explains?|notes?|adds?|warns?) that)\s*/i,
    "",
  );
}
