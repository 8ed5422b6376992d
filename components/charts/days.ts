import { dayText, listText } from "../format.ts";

/** A day without its year: "12 Nov". */
export function shortDay(day: string): string {
  return dayText(day).replace(/ \d{4}$/, "");
}

/** Two days as a span: "22 Oct – 20 Nov 2026"; the year is told twice only where it changes. */
export function spanText(from: string, to: string): string {
  if (from === to) return dayText(to);
  return `${from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : dayText(from)} – ${dayText(to)}`;
}

/** Days in a sentence: "5 Nov", "19 and 20 Nov", "1 to 17 Nov and 20 Nov". */
export function daysText(days: readonly string[], most = 4): string {
  const runs = runsOf(days).map(([from, to]) => {
    if (from === to) return shortDay(from);
    if (nextDay(from) === to) {
      return sameMonth(from, to)
        ? `${Number(from.slice(8))} and ${shortDay(to)}`
        : `${shortDay(from)} and ${shortDay(to)}`;
    }
    return `${sameMonth(from, to) ? Number(from.slice(8)) : shortDay(from)} to ${shortDay(to)}`;
  });
  const left = runs.length - most;
  // One more is as short as saying that there is one more.
  return left > 1 ? listText([...runs.slice(0, most), `${left} other stretches`]) : listText(runs);
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function runsOf(days: readonly string[]): [from: string, to: string][] {
  const runs: [string, string][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && nextDay(last[1]) === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function sameMonth(a: string, b: string): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}
