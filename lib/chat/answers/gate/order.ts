import { analyse } from "../../../library/mod.ts";
import { amountsOf } from "../numbers.ts";
import { CONTRARIES } from "./claim_words.ts";

/** How far apart two numbers may stand and still be a pair: "3 of the 120", "135 over 85". */
const PAIR_CHARACTERS = 16;
const AT_LEAST =
  /\b(?:over|above|exceed(?:s|ing)?|at least|(?:more|greater|older|higher|longer) than)(?: (?:about|around|roughly|the age of))?\s*$/i;
const AT_MOST =
  /\b(?:under|below|at most|up to|(?:less|fewer|younger|lower|shorter) than)(?: (?:about|around|roughly|the age of))?\s*$/i;
const TURNED = /\b(?:not?|never)\s+(?:\S+\s+){0,1}\S+$/i;
const COMPARES = /\b(?:than|(?:compared|relative) (?:with|to)|versus|vs)\b/i;
/** A word of direction governs what follows it within so many telling words. */
const GOVERNED = 2;

/**
 * Whether a sentence has the words of its source and turns them round: a bound ("over four" for "under four"), a pair of
 * numbers ("120 of 3"), the sides of a comparison, or what more and less are said of.
 */
export function turnsRound(said: string, source: string): boolean {
  return turnsBound(said, source) || turnsPair(said, source) || turnsComparison(said, source) ||
    turnsDirection(said, source);
}

function turnsBound(said: string, source: string): boolean {
  const given = boundsOf(source);
  return boundsOf(said).some(({ value, bound }) => {
    const same = given.filter((other) => other.value === value);
    return same.length > 0 && same.every((other) => other.bound !== bound);
  });
}

function boundsOf(text: string): { value: string; bound: "least" | "most" }[] {
  return amountsOf(text).flatMap(({ value, from }) => {
    const before = text.slice(0, from);
    const least = AT_LEAST.exec(before);
    const word = least ?? AT_MOST.exec(before);
    if (word === null) return [];
    const isTurned = TURNED.test(before.slice(0, word.index + 1));
    return [{ value, bound: (least !== null) === isTurned ? "most" as const : "least" as const }];
  });
}

function turnsPair(said: string, source: string): boolean {
  const given = new Set(pairsOf(source).map(([one, other]) => `${one} ${other}`));
  return pairsOf(said).some(([one, other]) =>
    one !== other && given.has(`${other} ${one}`) && !given.has(`${one} ${other}`)
  );
}

function pairsOf(text: string): [string, string][] {
  const amounts = amountsOf(text);
  return amounts.flatMap((amount, index): [string, string][] => {
    const next = amounts[index + 1];
    return next === undefined || next.from - amount.to > PAIR_CHARACTERS ? [] : [[amount.value, next.value]];
  });
}

function turnsComparison(said: string, source: string): boolean {
  const [own, given] = [sidesOf(said), sidesOf(source)];
  if (own === null || given === null) return false;
  const onlyLeft = [...given.left].filter((term) => !given.right.has(term));
  const onlyRight = [...given.right].filter((term) => !given.left.has(term));
  return onlyLeft.some((term) => own.right.has(term) && !own.left.has(term)) &&
    onlyRight.some((term) => own.left.has(term) && !own.right.has(term));
}

function sidesOf(text: string): { left: Set<string>; right: Set<string> } | null {
  const compares = COMPARES.exec(text);
  if (compares === null) return null;
  const termsOf = (side: string) => new Set(analyse(side).map(({ term }) => term));
  return {
    left: termsOf(text.slice(0, compares.index)),
    right: termsOf(text.slice(compares.index + compares[0].length).split(/[,.;:]/)[0]!),
  };
}

function turnsDirection(said: string, source: string): boolean {
  const given = governedIn(source);
  return [...governedIn(said)].some(([term, directions]) => {
    const there = given.get(term);
    return there !== undefined && [...directions].some((direction) => {
      const contrary = CONTRARIES.get(direction)!;
      return !there.has(direction) && [...there].some((other) => contrary.has(other));
    });
  });
}

/** Of each telling word: the words of direction just before it. */
function governedIn(text: string): Map<string, Set<string>> {
  const terms = wordsOf(text);
  const governed = new Map<string, Set<string>>();
  for (const [index, term] of terms.entries()) {
    if (CONTRARIES.has(term)) continue;
    const near = terms.slice(Math.max(0, index - GOVERNED), index).findLast((each) => CONTRARIES.has(each));
    if (near !== undefined) governed.set(term, (governed.get(term) ?? new Set()).add(near));
  }
  return governed;
}

/** As terms of the index, with the words of direction that it leaves out. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) =>
    CONTRARIES.has(word) ? [word] : analyse(word).filter(({ beside }) => !beside).map(({ term }) => term)
  );
}
