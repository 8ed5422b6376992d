const DAY_MS = 86_400_000;

/** The zone YouTube reports in, and its quotas end their day in. */
export const PACIFIC = "America/Los_Angeles";

/** The day it is at a moment in a time zone: YYYY-MM-DD. */
export function dayIn(zone: string, moment: Date): string {
  // Of all locales Swedish writes a date as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(moment);
}

/** A day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The days from one to another, both included; none where the first is later. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The later of two days. */
export function laterDay(a: string, b: string): string {
  return a > b ? a : b;
}

/** The next midnight in the Pacific zone: when YouTube's daily quotas begin anew. */
export function nextPacificMidnight(now: Date): Date {
  const today = dayIn(PACIFIC, now);
  // The clocks there change between midnight and three, so the hour that opens the next day is looked for.
  let hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  while (dayIn(PACIFIC, hour) <= today) hour = new Date(hour.getTime() + 3_600_000);
  return hour;
}
