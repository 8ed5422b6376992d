import { MONTH_NAMES } from "../../contract/months.ts";

/** A month of the calendar: "2026-10". */
export type Month = string;

/** What a month looks like as text. */
export const MONTH = /^20\d{2}-(?:0[1-9]|1[0-2])$/;

/** The days of a month, both ends included. */
export interface MonthSpan {
  from: string;
  to: string;
  days: number;
}

/** The first and the last day of a month. */
export function monthSpan(month: Month): MonthSpan {
  const [year, number] = partsOf(month);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(days).padStart(2, "0")}`, days };
}

/** The month before the one a moment lies in, in UTC. */
export function monthBefore(now: Date): Month {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  return first.toISOString().slice(0, 7);
}

/** Whether every day of the month has passed, in UTC. */
export function hasEnded(month: Month, now: Date): boolean {
  return month < now.toISOString().slice(0, 7);
}

/** A day of the calendar as people say it: "12 October". */
export function dayName(day: string): string {
  const [, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date}\u00a0${MONTH_NAMES[month - 1]}`;
}

function partsOf(month: Month): [year: number, month: number] {
  return month.split("-").map(Number) as [number, number];
}
