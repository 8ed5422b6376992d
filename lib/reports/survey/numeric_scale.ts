import { sentenceCase } from "./clean.ts";
import { parseStep } from "./numbers.ts";
import type { Answer } from "./roles.ts";
import { findWordScale, scaleKey } from "./scales.ts";
import type { Scale, ScaleLevel } from "./survey.ts";

/** A scale of numbers, and for each answer its number and its value on the scale. */
export interface NumericScale {
  scale: Scale;
  /** By answer as it stands in the file. */
  steps: Map<string, { number: number; value: number }>;
  lowest: number;
  highest: number;
  /** Whether every level has words ("1 – Poor"), which makes it a scale in words. */
  worded: boolean;
}

const RECOMMEND =
  /recommend|weiterempfehl|empfehlen|recommand|recomendar|recomendaría|recomendaria|raccomand|aanbevel|giới thiệu/i;
const RANGE =
  /\b([01])\s*(?:\([^)]{0,60}\)|\[[^\]]{0,60}\])?\s*(?:-|–|—|to|through|bis|à|a|até|hasta|đến)\s*(?:\([^)]{0,60}\))?\s*(\d{1,2})\b/i;
const ENDS =
  /\b([01])\s*(?:=|:|being|is|means|meaning)[^\d]{1,80}\b(\d{1,2})\s*(?:=|:|being|is|means|meaning)/i;
const OUT_OF = /\b(?:out of|von|sur|de)\s*(5|7|10)\b|\/\s?(5|7|10)\b/i;
const BEST_IS_ONE =
  /\b1\s*(?:=|:|being|is|means|-|–|\()\s*(?:the )?(?:excellent|outstanding|best|very good|strongly agree|very satisfied|extremely (?:satisfied|likely|useful)|highest|sehr gut|stimme voll)/i;

// Whoever ranks things gives the first the number one.
const RANKS = /\brank(?:ing)?\b(?!.{0,80}\b1 ?(?:=|\(|being|is) ?\(?(?:the )?(?:least|lowest|worst))/i;

/** Whether a question asks how likely one is to recommend. */
export function asksToRecommend(question: string): boolean {
  return RECOMMEND.test(question);
}

/** Reads all answers as steps of one numeric scale from 0 or 1 to at most 10; null when they are something else. */
export function findNumericScale(question: string, answers: readonly Answer[]): NumericScale | null {
  if (answers.length === 0 || answers.length > 33) return null;
  const read = answers.map((answer) => ({ answer, step: parseStep(answer.value) }));
  if (read.some(({ step }) => step === null)) return null;
  const steps = read.map(({ answer, step }) => ({ answer, ...step! }));
  const words = wordsByNumber(steps);
  if (words === null) return null;
  const [lowest, highest] = boundsOf(question, steps);
  const reversed = isReversed(question, words);
  const levels: ScaleLevel[] = [];
  for (let number = highest; number >= lowest; number--) {
    levels.push({
      label: labelOf(number, words, highest - lowest + 1),
      value: reversed ? lowest + highest - number : number,
    });
  }
  levels.sort((a, b) => b.value - a.value);
  return {
    scale: { name: "numeric", levels },
    steps: new Map(steps.map(({ answer, number }) => [
      answer.value,
      { number, value: reversed ? lowest + highest - number : number },
    ])),
    lowest,
    highest,
    worded: words.size === levels.length,
  };
}

/** The words beside each number; null when one number has two meanings. */
function wordsByNumber(steps: { number: number; words: string }[]): Map<number, string> | null {
  const words = new Map<number, string>();
  for (const { number, words: said } of steps) {
    if (said === "") continue;
    const known = words.get(number);
    if (known !== undefined && scaleKey(known) !== scaleKey(said)) return null;
    words.set(number, said);
  }
  return words;
}

/** All levels worded: the words alone. Only the ends worded: the number with its words. */
function labelOf(number: number, words: Map<number, string>, levels: number): string {
  const said = words.get(number);
  if (said === undefined) return `${number}`;
  return words.size === levels ? sentenceCase(said) : `${number} – ${sentenceCase(said)}`;
}

/** What the question says of its scale, else the usual scale that holds the answers. */
function boundsOf(
  question: string,
  steps: { answer: Answer; number: number; words: string }[],
): [number, number] {
  const numbers = steps.map(({ number }) => number);
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  const said = RANGE.exec(question) ?? ENDS.exec(question);
  if (said) {
    const [low, high] = [Number(said[1]), Number(said[2])];
    if (high >= 3 && high <= 10 && high >= most && low <= least) return [low, high];
  }
  const outOf = OUT_OF.exec(question);
  const top = Number(outOf?.[1] ?? outOf?.[2] ?? 0);
  if (top >= most && top > 0) return [least === 0 ? 0 : 1, top];
  if (
    steps.every(({ words }) => words !== "") && new Set(numbers).size === most - least + 1 && steps.length > 2
  ) {
    return [least, most];
  }
  return [least === 0 ? 0 : 1, usualTop(most, least, steps)];
}

/** 5, 7 or 10; a scale of 3, 4 or 6 where many people chose that step and nobody one above. */
function usualTop(most: number, least: number, steps: { answer: Answer; number: number }[]): number {
  let all = 0;
  let atMost = 0;
  for (const { answer, number } of steps) {
    all += answer.count;
    if (number === most) atMost += answer.count;
  }
  const crowded = all >= 20 && atMost / all >= 0.2 && least <= 2;
  if (crowded && (most === 3 || most === 4 || most === 6)) return most;
  return most <= 5 ? 5 : most <= 7 && least > 0 ? 7 : 10;
}

function isReversed(question: string, words: Map<number, string>): boolean {
  if (BEST_IS_ONE.test(question) || RANKS.test(question)) return true;
  if (words.size < 2) return false;
  const scale = findWordScale([...words.values()]);
  if (scale === null) return false;
  const ordered = [...words].sort(([a], [b]) => a - b).map(([, said]) => scale.values.get(scaleKey(said))!);
  return ordered[0]! > ordered.at(-1)!;
}
