import type { RangeQuery } from "../contract/analytics.ts";
import type { Period } from "../contract/analytics_shapes.ts";
import { AppError } from "../http/mod.ts";
import { addDays, dayOf, daysBetween } from "./days.ts";

/** A span that is shown and the equal one before it. */
export interface Spans {
  period: Period;
  previous: Period;
}

const LENGTHS = { "7d": 7, "30d": 30, "90d": 90 } as const;
const EARLIEST = "2000-01-01";
const MOST_DAYS = 3 * 366;

/**
 * The days that are meant. Named spans of every platform end on the same day, the last one that any figure is known of and
 * at the latest yesterday in UTC, so that platforms stand beside each other over the same days.
 *
 * @throws AppError "input_invalid" when days of one's own are missing, backwards, in the future or more than three years
 */
export function resolveSpans(query: RangeQuery, lastDay: string | null, now: Date): Spans {
  if (query.range === "custom") return spansOf(...ownDays(query, dayOf(now)));
  const to = lastDay ?? addDays(dayOf(now), -1);
  return spansOf(addDays(to, 1 - LENGTHS[query.range]), to);
}

function spansOf(from: string, to: string): Spans {
  const days = daysBetween(from, to);
  return {
    period: { from, to, days },
    previous: { from: addDays(from, -days), to: addDays(from, -1), days },
  };
}

function ownDays({ from, to }: RangeQuery, today: string): [string, string] {
  if (from === undefined || to === undefined) {
    const missing = "Choose a first and a last day.";
    throw new AppError("input_invalid", {
      fields: {
        ...(from === undefined ? { from: missing } : {}),
        ...(to === undefined ? { to: missing } : {}),
      },
    });
  }
  if (from < EARLIEST) throw refused("from", "There are no figures from before 2000.");
  if (to > today) throw refused("to", "This day is still to come. The last day can be today at the latest.");
  if (from > to) throw refused("from", "The first day is after the last. Swap them.");
  if (daysBetween(from, to) > MOST_DAYS) throw refused("from", "Choose three years at most.");
  return [from, to];
}

function refused(field: string, sentence: string): AppError {
  return new AppError("input_invalid", { fields: { [field]: sentence } });
}
