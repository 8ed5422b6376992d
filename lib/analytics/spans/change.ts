import type { Change } from "../../contract/analytics_shapes.ts";
import type { Metric } from "../../contract/metrics.ts";
import { daysBetween, eachDay } from "../days.ts";
import type { Spans } from "../periods.ts";
import type { Cell } from "./cells.ts";
import { totalOf } from "./total.ts";

type Days = ReadonlyMap<string, Cell>;

/** Less than this part of a span's days in common says nothing about the span. */
const LEAST_SHARE = 0.5;
/** How far from the end of a span a standing may have been read, in days and as a part of the span. */
const FARTHEST_READING = { days: 7, share: 0.25 };

/**
 * How a figure stands against the span before, over the days both have complete: each account's day is set against its
 * own day so many days before, and neither counts where the other is missing or provisional.
 */
export function changeOf(kind: Metric["kind"], accounts: readonly Days[], spans: Spans): Change {
  return kind === "standing" ? standingChange(accounts, spans) : flowChange(kind, accounts, spans);
}

function flowChange(kind: Metric["kind"], accounts: readonly Days[], spans: Spans): Change {
  const [current, previous] = [eachDay(spans.period), eachDay(spans.previous)];
  if (!accounts.some((days) => current.some((day) => days.has(day)))) return none("no_figures");
  if (!accounts.some((days) => previous.some((day) => days.has(day)))) return none("no_history");
  // A channel is set against itself, so one that has begun or ended meanwhile adds nothing.
  const both = accounts.filter((days) =>
    [current, previous].every((span) => span.some((day) => days.has(day)))
  );
  const pairs = comparedDays(both, spans);
  const compared = new Set(pairs.map(({ position }) => position)).size;
  if (both.length === 0 || pairs.length < LEAST_SHARE * spans.period.days * both.length) {
    return none("too_few_days", compared);
  }
  return compare(
    totalOf(kind, pairs.map(({ now }) => now)).value,
    totalOf(kind, pairs.map(({ then }) => then)).value,
    compared,
  );
}

/** The days that can be set against each other, by their place in the span. */
export function comparedDays(
  accounts: readonly Days[],
  spans: Spans,
): { position: number; now: Cell; then: Cell }[] {
  const [current, previous] = [eachDay(spans.period), eachDay(spans.previous)];
  return accounts.flatMap((days) =>
    current.flatMap((day, position) => {
      const [now, then] = [days.get(day), days.get(previous[position]!)];
      return now === undefined || then === undefined || now.provisional || then.provisional
        ? []
        : [{ position, now, then }];
    })
  );
}

function standingChange(accounts: readonly Days[], { period, previous }: Spans): Change {
  const ends = accounts.map((days) => ({
    now: lastReading(days, period),
    then: lastReading(days, previous),
  }));
  if (ends.every(({ now }) => now === null)) return none("no_figures");
  if (ends.every(({ then }) => then === null)) return none("no_history");
  const farthest = Math.max(
    1,
    Math.min(FARTHEST_READING.days, Math.floor(period.days * FARTHEST_READING.share)),
  );
  const pairs = ends.flatMap(({ now, then }) =>
    now !== null && then !== null && daysBetween(now.day, period.to) - 1 <= farthest &&
      daysBetween(then.day, previous.to) - 1 <= farthest
      ? [{ now: now.value, then: then.value }]
      : []
  );
  if (pairs.length === 0) return none("too_few_days");
  return compare(
    pairs.reduce((sum, { now }) => sum + now, 0),
    pairs.reduce((sum, { then }) => sum + then, 0),
    period.days,
  );
}

/** The last reading of a standing in a span, or null. */
export function lastReading(
  days: Days,
  span: { from: string; to: string },
): { day: string; value: number } | null {
  let last: { day: string; value: number } | null = null;
  for (const [day, { value }] of days) {
    if (day >= span.from && day <= span.to && (last === null || day > last.day)) last = { day, value };
  }
  return last;
}

function compare(current: number | null, previous: number | null, days: number): Change {
  // Rates that nothing weighs, or of days on which nothing was seen, have no value.
  if (current === null) return none("no_figures", days);
  if (previous === null) return none("no_history", days);
  const difference = current - previous;
  // Of nothing, or of less than nothing, there is no part to be more by.
  if (previous <= 0) return { state: "zero_before", previous, current, difference, ratio: null, days };
  return { state: "compared", previous, current, difference, ratio: difference / previous, days };
}

function none(state: Change["state"], days = 0): Change {
  return { state, previous: null, current: null, difference: null, ratio: null, days };
}
