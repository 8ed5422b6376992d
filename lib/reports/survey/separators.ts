import { keyOf } from "./clean.ts";
import type { Answer } from "./roles.ts";

/** How answers that name several options are cut, and what to call it. */
export interface Splitter {
  name: "semicolon" | "line end" | "bar" | "comma";
  split: (value: string) => string[];
}

const SAMPLE = 800;
const LONGEST_OPTION = 120;

const ASKS_FOR_SEVERAL =
  /\b(?:select|check|tick|choose|mark) (?:all|up to|any|as many)\b|\ball that apply\b|\bmore than one\b|mehrfach|mehrere|plusieurs|todas las que|varias|várias|nhiều/i;

/** Finds what parts the options within one cell ("A;B;", "A, B"); null when each cell is one answer. */
export function findSplitter(answers: readonly Answer[], question = ""): Splitter | null {
  const sample = answers.slice(0, SAMPLE);
  const several = ASKS_FOR_SEVERAL.test(question);
  const simple: [Splitter["name"], RegExp][] = [["semicolon", /;/], ["line end", /\n/], ["bar", /\|/]];
  for (const [name, mark] of simple) {
    const split = (value: string) => tidy(value.split(mark));
    if (
      sample.some(({ value }) => mark.test(value)) && recombines(sample, split, name === "semicolon", several)
    ) {
      return { name, split };
    }
  }
  return findCommas(sample, several);
}

/** Cuts at whichever mark the answers hold; for a person who says a column has several answers. */
export function likelySplitter(answers: readonly Answer[]): Splitter {
  const found = findSplitter(answers);
  if (found) return found;
  const semicolons = answers.some(({ value }) => value.includes(";"));
  return semicolons
    ? { name: "semicolon", split: (value) => tidy(value.split(";")) }
    : { name: "comma", split: (value) => tidy(splitCommas(value)) };
}

/** Commas also stand inside options, so pairs that never part are put together again. */
function findCommas(sample: readonly Answer[], several: boolean): Splitter | null {
  if (!sample.some(({ value }) => value.includes(","))) return null;
  const glued = gluedPairs(sample);
  const split = (value: string) => glue(splitCommas(value), glued);
  return recombines(sample, split, false, several) ? { name: "comma", split } : null;
}

/** Splits at commas outside brackets that do not stand between digits: "1,000" is one number. */
function splitCommas(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth = Math.max(0, depth - 1);
    else if (char === "," && depth === 0 && !/^\d,\d$/.test(value.slice(at - 1, at + 2))) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(value.slice(from));
  return tidy(parts);
}

/** Neighbours that always stand together: "Yes" + "but rarely" is one option with a comma in it. */
function gluedPairs(sample: readonly Answer[]): Set<string> {
  const alone = new Map<string, number>();
  const pairs = new Map<string, { first: string; second: string; count: number }>();
  let capitals = 0;
  let all = 0;
  for (const { value, count } of sample) {
    const parts = splitCommas(value);
    for (const [at, part] of parts.entries()) {
      const key = keyOf(part);
      alone.set(key, (alone.get(key) ?? 0) + count);
      all++;
      if (/^[\p{Lu}\d]/u.test(part)) capitals++;
      const next = parts[at + 1];
      if (next === undefined) continue;
      const id = pairKey(part, next);
      const pair = pairs.get(id) ?? { first: key, second: next, count: 0 };
      pair.count += count;
      pairs.set(id, pair);
    }
  }
  const written = capitals > all * 0.6;
  const glued = new Set<string>();
  for (const [id, { first, second, count }] of pairs) {
    const always = alone.get(first) === count && alone.get(keyOf(second)) === count;
    const continues = /^(?:\p{Ll}|and |or |etc)/u.test(second) && written;
    const follows = alone.get(keyOf(second)) === count && continues && count >= 2;
    if (follows || (always && (continues || count >= 8))) glued.add(id);
  }
  return glued;
}

function glue(parts: string[], glued: Set<string>): string[] {
  const joined: string[] = [];
  let previous: string | null = null;
  for (const part of parts) {
    if (previous !== null && glued.has(pairKey(previous, part))) joined[joined.length - 1] += `, ${part}`;
    else joined.push(part);
    previous = part;
  }
  return joined;
}

function pairKey(first: string, second: string): string {
  return `${keyOf(first)}\u0000${keyOf(second)}`;
}

/** Whether the parts are options: short, few, and met again in other company. */
function recombines(
  sample: readonly Answer[],
  split: (value: string) => string[],
  strong: boolean,
  asked: boolean,
): boolean {
  const totals = new Map<string, { count: number; company: number }>();
  let parts = 0;
  let several = 0;
  let answered = 0;
  let chars = 0;
  let long = 0;
  for (const { value, count } of sample) {
    const found = split(value);
    answered += count;
    if (found.length > 1) several += count;
    for (const part of found) {
      const key = keyOf(part);
      const known = totals.get(key) ?? totals.set(key, { count: 0, company: 0 }).get(key)!;
      known.count += count;
      known.company++;
      parts += count;
      chars += Math.min(part.length, LONGEST_OPTION) * count;
      if (part.length > LONGEST_OPTION) long += count;
    }
  }
  if (several === 0 || chars / parts > 70 || long / parts > 0.05) return false;
  // Tools write "A;B;" or "A;B"; in prose a space follows.
  if (strong && !sample.some(({ value }) => /;\s/.test(value))) return true;
  const again = [...totals.values()].filter(({ count }) => count > 1);
  const reuse = again.reduce((total, { count }) => total + count, 0) / parts;
  if (again.length < 2 || several / answered < 0.03 || !again.some(({ company }) => company > 1)) {
    return false;
  }
  if (totals.size > 60 && totals.size > answered * 0.5) return false;
  const combined = asked || totals.size < sample.length ||
    again.filter(({ company }) => company > 1).length > 1 ||
    [...totals.keys()].filter((key) => isWhole(sample, key)).length >= 2;
  return reuse >= (asked ? 0.45 : strong ? 0.6 : 0.75) && combined;
}

function isWhole(sample: readonly Answer[], key: string): boolean {
  return sample.length <= 200 && sample.some(({ value }) => keyOf(value) === key);
}

function tidy(parts: string[]): string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
