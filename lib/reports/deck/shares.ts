import { wilson } from "../survey/mod.ts";
import { grouped, NB, percent, percentOf } from "./words.ts";

/** Below this many answers no percentage is shown anywhere. */
export const FEWEST_FOR_SHARES = 5;
/** Below this many answers headlines count people, and every share carries its interval in the notes. */
export const FEWEST_FOR_PERCENT = 30;

/** Whether shares of this base may be shown. */
export function showsShares(n: number): boolean {
  return n >= FEWEST_FOR_SHARES;
}

/** Whether a headline speaks of percentages; else it counts people. */
export function speaksPercent(n: number): boolean {
  return n >= FEWEST_FOR_PERCENT;
}

/** A share from 0 to 1, or null where the base is too small to show one. */
export function shareOf(part: number, n: number): number | null {
  return showsShares(n) ? part / n : null;
}

/** The people a headline starts with: "93 %", "21 of 22", "All 128", "None of the 22". */
export function who(part: number, n: number): string {
  if (part === n) return n === 2 ? "Both" : `All ${grouped(n)}`;
  if (part === 0) return `None of the ${grouped(n)}`;
  if (!speaksPercent(n)) return `${part} of ${n}`;
  const shown = percentOf(part, n);
  if (shown === 100) return `More than 99${NB}%`;
  return shown === 0 ? `Under 1${NB}%` : `${shown}${NB}%`;
}

/** The same within a sentence: "48 %", "9 of 22". */
export function amount(part: number, n: number): string {
  return speaksPercent(n) ? percent(part, n) : `${part} of ${n}`;
}

/** Those who are left when `part` of n are named: "7 %" or a bare number of people. */
export function remainder(part: number, n: number): string {
  return speaksPercent(n) ? `${100 - percentOf(part, n)}${NB}%` : String(n - part);
}

/** "87 to 96": the ends of the Wilson interval in whole percent. */
export function intervalText(part: number, n: number): string {
  const [low, high] = wilson(part, n);
  return `${Math.round(low * 100)} to ${Math.round(high * 100)}`;
}

/** Whether a count is ahead of another by more than chance may explain: their Wilson intervals stay apart. */
export function isAhead(first: number, second: number, n: number): boolean {
  return wilson(first, n)[0] > wilson(second, n)[1];
}

/** Whole numbers in proportion to the values that add to the total (largest remainder; ties to the earlier). */
export function apportion(values: number[], total: number): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  if (sum <= 0) return values.map(() => 0);
  const exact = values.map((value) => value / sum * total);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** Added up. */
export function total(values: number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
