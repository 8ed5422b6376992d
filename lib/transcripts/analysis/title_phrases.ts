import type { Transcript } from "../transcript.ts";
import type { Term } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** A thing a chapter speaks of: one to four words that stand together. */
export interface Phrase {
  stems: string[];
  surface: string;
  count: number;
  /** How many turns it stands in. */
  turns: number;
  score: number;
}

/** Too wide to be a subject alone, though they end the name of one: "action plan", "case study", "sick day rules". */
const LIGHT_HEADS = new Set(
  ("plan plans rule rules list lists test tests level levels number numbers process problem problems support point results " +
    "model form forms kit case cases story stories issue issues check checks review reviews back search feature signs")
    .split(" "),
);
const ANNOUNCED =
  /\b(?:(?:talk|speak|hear|ask|think|tell you|learn|know) (?:\w+ ){0,2}?about|(?:turn|move|moving|come|get|go|switch|look|start|begin)(?: on| now| over| back)? (?:to|at|with)|(?:focus|speak|talk) on|topic (?:is|of)|introduction to|hand(?:ing)? over to [^.?!]{3,60} (?:on|about|for)|(?:finally|next|now|first),? [^.?!]{3,50} on)\s+(?<topic>[^.?!;:]{3,70})/giu;

/** Nouns, and runs of two to four words that end in a noun or a light head, with how often they stand here. */
export function phrasesOf(turns: Token[][], terms: Map<string, Term>): Map<string, Phrase> {
  const phrases = new Map<string, Phrase & { surfaces: Map<string, number>; lastTurn: number }>();
  for (const [index, turn] of turns.entries()) {
    for (let at = 0; at < turn.length; at++) {
      for (let length = 1; length <= 3 && at + length <= turn.length; length++) {
        const run = turn.slice(at, at + length);
        const last = run[length - 1]!;
        if (length > 1 && last.breaks) break;
        const isLight = !last.content && length > 1 && LIGHT_HEADS.has(last.lower);
        if (!last.content && !isLight) break;
        const isThing = isLight
          ? terms.get(run[length - 2]!.stem) !== undefined && !isDoing(turn[at - 1])
          : terms.get(last.stem)?.noun === true;
        if (isThing && isModifierRun(run, terms, isLight)) noteRun(phrases, run, index, terms);
        if (isLight) break;
      }
    }
  }
  for (const phrase of phrases.values()) {
    let most = 0;
    for (const [surface, count] of phrase.surfaces) {
      if (count > most) [phrase.surface, most] = [surface, count];
    }
  }
  return phrases;
}

// "to action plans": the first word is done, not named.
function isDoing(before: Token | undefined): boolean {
  return before !== undefined && /^(?:to|i|we|you|they|can|will|should|must)$/.test(before.lower);
}

function noteRun(
  phrases: Map<string, Phrase & { surfaces: Map<string, number>; lastTurn: number }>,
  run: Token[],
  turn: number,
  terms: Map<string, Term>,
): void {
  const stems = run.map((token) => token.stem);
  if (new Set(stems).size < run.length) return;
  const key = stems.join(" ");
  const phrase = phrases.get(key) ??
    { stems, surface: "", count: 0, turns: 0, score: 0, surfaces: new Map(), lastTurn: -1 };
  phrase.count++;
  if (phrase.lastTurn !== turn) phrase.turns++;
  phrase.lastTurn = turn;
  const surface = run.map((token) => written(token, terms)).join(" ");
  phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1);
  phrases.set(key, phrase);
}

/** What stands before the noun may be a noun or an adjective, not a doing ("measure pressure"). */
function isModifierRun(run: Token[], terms: Map<string, Term>, isLight: boolean): boolean {
  return run.slice(0, -1).every((token) => {
    const term = terms.get(token.stem);
    return term !== undefined &&
      (term.noun || isLight || /(?:al|ic|ive|ous|ary|ful|ed|able|ar|existing)$/.test(token.lower));
  });
}

function written(token: Token, terms: Map<string, Term>): string {
  // A capital that only opens a sentence is no part of the word.
  return token.opens && /^\p{Lu}\p{Ll}/u.test(token.surface)
    ? terms.get(token.stem)?.surface ?? token.lower
    : token.surface;
}

/** Stems of what is announced as the subject where a chapter begins ("let us talk about the action plan"). */
export function announcedOf(
  transcript: Transcript,
  tokens: Token[][],
  { fromTurn, toTurn }: { fromTurn: number; toTurn: number },
): Set<string> {
  const announced = new Set<string>();
  for (let turn = Math.max(0, fromTurn - 1); turn < Math.min(toTurn, fromTurn + 3); turn++) {
    const { text } = transcript.turns[turn]!;
    const said = turn < fromTurn ? text.slice(-220) : text.slice(0, 420);
    const stems = new Map(tokens[turn]!.map((token) => [token.lower, token.stem]));
    for (const { groups } of said.matchAll(ANNOUNCED)) {
      for (const word of groups!.topic!.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []) {
        const stem = stems.get(word.replace(/['’]s$/, ""));
        if (stem !== undefined) announced.add(stem);
      }
    }
  }
  return announced;
}
