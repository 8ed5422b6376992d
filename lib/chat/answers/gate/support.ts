import { analyse } from "../../../library/search/analysis/analyse.ts";
import { readQuery } from "../../../library/search/query.ts";
import { bagOf, isRelated, type TermBag } from "../evidence.ts";
import { isAsked } from "../manner.ts";
import { type Amount, amountsOf } from "../numbers.ts";
import { DIRECTIONS, FRAME_TERMS, OPPOSITES, STRICT_TERMS } from "./claim_words.ts";
import { partsOf } from "./parts.ts";
import { contradict } from "./polarity.ts";

/** What a sentence is held against. */
export interface Evidence {
  /** The quoted sentences: what they deny or affirm is what counts. */
  core: string[];
  /** These and the ones beside them, each with the sentence or question it leans on. */
  units: string[];
  /** Who speaks, where and when: words a sentence may use of its source. */
  about: string;
}

/** Of the telling words of a part of a sentence, the share that must be in what it cites. */
const LEAST_COVERED = 0.8;
/** In a part of so few telling words each must be. */
const FEW_WORDS = 4;

/**
 * Whether what a sentence cites bears it out, word by word: every number with what it counts, every name, every word of
 * direction or degree, what is denied, and four of five of the other words that tell something; each part of the sentence by
 * one sentence of the source, so that what is said of one thing is not said of another. It knows no meaning, so that it errs
 * towards leaving a sentence out.
 */
export function isSupported(sentence: string, evidence: Evidence): boolean {
  const core = evidence.core.filter((text) => !isAsked(text));
  if (core.length === 0) return false;
  const bare = withoutFrame(sentence);
  if (!core.some((text) => !contradict(bare, text))) return false;
  const about = bagOf(evidence.about);
  const units = evidence.units.map((text) => ({ text, bag: bagOf(text), amounts: amountsOf(text) }));
  const aboutAmounts = amountsOf(evidence.about);
  const parts = partsOf(bare, (part) => tellingWords(part, about).length);
  return parts.every((part) =>
    units.some((unit) =>
      hasAmounts(part, [...unit.amounts, ...aboutAmounts]) && keepsDirections(part, unit.text) &&
      coversWords(sentence, part, unit.bag, about)
    )
  ) && parts.some((part) => tellingWords(part, about).length > 0);
}

function hasAmounts(part: string, given: readonly Amount[]): boolean {
  return amountsOf(part).every((amount) => given.some((other) => isSameAmount(amount, other)));
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
  const [said, given] = [part, source].map((text) => new Set(text.toLowerCase().match(/\p{L}+/gu)));
  return DIRECTIONS.every(({ word, needs }) => !said!.has(word) || needs.some((need) => given!.has(need)));
}

/** The words of a part that something must bear out: in all their ways of being said. */
function tellingWords(part: string, about: TermBag) {
  return readQuery(part).clauses.filter(({ own }) => {
    const isNumber = own.every((term) => /^\d/.test(term) || amountsOf(term).length > 0);
    return !isNumber && !own.every((term) => FRAME_TERMS.has(term) || about.has.has(term));
  });
}

function coversWords(sentence: string, part: string, bag: TermBag, about: TermBag): boolean {
  const telling = tellingWords(part, about);
  let missing = 0;
  for (const { own, alternatives } of telling) {
    const ways = [own, ...alternatives.map(({ terms }) => terms)];
    if (ways.some((way) => way.every((term) => holds(term, bag)))) continue;
    if (own.some((term) => STRICT_TERMS.has(term) || OPPOSITES.has(term) || isName(sentence, term))) {
      return false;
    }
    missing++;
  }
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

function withoutFrame(sentence: string): string {
  return sentence.replace(
    /^(?:according to [^,]{1,80},|[^,]{1,60} (?:says?|explains?|notes?|adds?|warns?) that)\s*/i,
    "",
  );
}
