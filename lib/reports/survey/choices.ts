import { keyOf } from "./clean.ts";
import { isOther } from "./notes.ts";
import type { Answer } from "./roles.ts";

/** Options, and which of them each distinct answer names. */
export interface Choices {
  options: string[];
  /** By answer as it stands in the file. */
  chosen: Map<string, number[]>;
  /** Answers given at "Other", verbatim, by answer as it stands in the file. */
  written: Map<string, string[]>;
}

const MOST_OPTIONS = 40;
const OTHER = "Other";

/** The options of a column in which each answer is one option; spellings that differ in case or spaces are one. */
export function singleChoices(answers: readonly Answer[], fold: boolean): Choices {
  return collect(answers, ({ value }) => [value], fold);
}

/** The options of a column in which an answer may name several, given how to split one. */
export function severalChoices(
  answers: readonly Answer[],
  split: (value: string) => string[],
  fold: boolean,
): Choices {
  return collect(answers, ({ value }) => split(value), fold);
}

/** Counts spellings, names each option by its most frequent one, and gathers lone write-ins under "Other". */
function collect(answers: readonly Answer[], parts: (answer: Answer) => string[], fold: boolean): Choices {
  const spellings = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  const split = answers.map((answer) => ({ answer, keys: new Map<string, string>() }));
  for (const { answer, keys } of split) {
    for (const part of parts(answer)) {
      const key = keyOf(part) || part;
      if (key === "" || keys.has(key)) continue;
      keys.set(key, part);
      const known = spellings.get(key) ?? spellings.set(key, new Map()).get(key)!;
      known.set(part, (known.get(part) ?? 0) + answer.count);
      totals.set(key, (totals.get(key) ?? 0) + answer.count);
    }
  }
  const lone = fold ? writeIns(totals) : new Set<string>();
  const place = new Map<string, number>();
  const options: string[] = [];
  for (const key of totals.keys()) {
    if (lone.has(key)) continue;
    place.set(key, options.push(bestSpelling(spellings.get(key)!)) - 1);
  }
  let other = options.findIndex(isOther);
  if (lone.size > 0 && other < 0) other = options.push(OTHER) - 1;
  const chosen = new Map<string, number[]>();
  const written = new Map<string, string[]>();
  for (const { answer, keys } of split) {
    const places = [...keys.keys()].map((key) => (lone.has(key) ? other : place.get(key)!));
    chosen.set(answer.value, [...new Set(places)]);
    const texts = [...keys].filter(([key]) => lone.has(key)).map(([, part]) => part);
    if (texts.length > 0) written.set(answer.value, texts);
  }
  return { options, chosen, written };
}

/** The long tail of a question with an open "Other": answers given once, where there are many of them. */
function writeIns(totals: Map<string, number>): Set<string> {
  if (totals.size <= 12) return new Set();
  const rare = [...totals].filter(([, count]) => count === 1).map(([key]) => key);
  const kept = totals.size - rare.length;
  if (rare.length < 4 || kept < 2) return new Set();
  if (kept <= MOST_OPTIONS) return new Set(rare);
  const ranked = [...totals].sort((a, b) => b[1] - a[1]).slice(MOST_OPTIONS);
  return new Set(ranked.map(([key]) => key));
}

function bestSpelling(spellings: Map<string, number>): string {
  let best = "";
  let most = 0;
  for (const [spelling, count] of spellings) {
    if (count > most) [best, most] = [spelling, count];
  }
  return best.replace(/\s+/g, " ").replace(/^(\d+)\.0+$/, "$1");
}
