import type { DayPoint, SpanFigure } from "../../contract/analytics_shapes.ts";
import { type Layer, type MetricKey, METRICS, type Platform } from "../../contract/metrics.ts";
import { addDays, dayOf, eachDay } from "../days.ts";
import { lastCompleteDay } from "../lag.ts";
import type { Spans } from "../periods.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { changeOf, lastReading } from "./change.ts";
import type { DayTable } from "./day_table.ts";
import { type Total, totalOf } from "./total.ts";

/** Of which accounts of a platform, over which days. */
export interface View {
  table: DayTable;
  platform: Platform;
  accountIds: readonly string[];
  spans: Spans;
  now: Date;
}

/** What figure is meant. */
export interface About {
  metric: MetricKey;
  layer: Layer;
}

type Days = ReadonlyMap<string, Cell>;

/** One figure over a span, all accounts of the view together. */
export function spanFigure(view: View, about: About): SpanFigure {
  const { kind } = METRICS[about.metric];
  const accounts = daysOf(view, about);
  const days = eachDay(view.spans.period);
  const cells = accounts.flatMap((account) => days.flatMap((day) => account.get(day) ?? []));
  return {
    ...about,
    ...(kind === "standing" ? standingTotal(accounts, view) : totalOf(kind, cells)),
    change: changeOf(kind, accounts, view.spans),
    days_known: days.filter((day) => accounts.some((account) => account.has(day))).length,
    days_missing: kind === "standing" ? [] : missingDays(accounts, days, view),
    days_provisional: days.filter((day) => accounts.some((account) => account.get(day)?.provisional)),
  };
}

/** The days of a figure, each beside the same day of the span before. A day that an account lacks is a gap. */
export function dayPoints(view: View, about: About): DayPoint[] {
  const { kind } = METRICS[about.metric];
  const accounts = daysOf(view, about);
  const [current, previous] = [eachDay(view.spans.period), eachDay(view.spans.previous)];
  const [now, then] = [begunOf(accounts, current), begunOf(accounts, previous)];
  return current.map((day, index) => ({
    day,
    value: dayValue(kind, now, day),
    provisional: now.some(({ days }) => days.get(day)?.provisional),
    previous: dayValue(kind, then, previous[index]!),
  }));
}

/**
 * A metric of the accounts, or the nearest to it that there is: LinkedIn's API tells only of what was not paid for, and
 * that goes by its own name.
 */
export function nearest({ table, accountIds }: View, metric: MetricKey): About {
  const found = [metric, `${metric}_organic`].filter(isMetric).find((candidate) =>
    accountIds.some((accountId) => table.days(accountId, "account", candidate).size > 0)
  );
  return { metric: found ?? metric, layer: "account" };
}

/** The engagement rate of the accounts, given or worked out from its parts, or the nearest to it that there is. */
export function nearestRate(view: View): About {
  const about = { metric: "engagement_rate", layer: "account" } as const;
  return daysOf(view, about).some((days) => days.size > 0) ? about : nearest(view, "engagement_rate");
}

function isMetric(name: string): name is MetricKey {
  return Object.hasOwn(METRICS, name);
}

/** The days of each account of the view, in the order of the accounts. */
export function daysOf({ table, platform, accountIds }: View, about: About): Days[] {
  return accountIds.map((accountId) => cellsOf(table, platform, accountId, about));
}

/** An account that has figures in a span, and its first day, which may lie before that. */
interface Begun {
  days: Days;
  first: string;
}

/** One that has ended, or is not read any more, is part of no span after its last day: the others still have theirs. */
function begunOf(accounts: readonly Days[], span: readonly string[]): Begun[] {
  return accounts
    .filter((days) => span.some((day) => days.has(day)))
    .map((days) => ({ days, first: [...days.keys()].reduce((first, day) => day < first ? day : first) }));
}

function dayValue(
  kind: "flow" | "standing" | "rate",
  accounts: readonly Begun[],
  day: string,
): number | null {
  const expected = accounts.filter(({ first }) => day >= first);
  const cells = expected.flatMap(({ days }) => days.get(day) ?? []);
  return cells.length < expected.length ? null : totalOf(kind, cells).value;
}

/**
 * What the accounts stand at in the end. A reading of today serves where the span ends yesterday or today and none is
 * older: the first sync of a channel reads what it stands at now.
 */
function standingTotal(accounts: readonly Days[], { spans: { period }, now }: View): Total {
  const today = dayOf(now);
  const isRecent = period.to >= addDays(today, -1);
  const readings = accounts.flatMap((account) =>
    lastReading(account, period) ??
      (isRecent ? lastReading(account, { from: period.to, to: today }) : null) ?? []
  );
  const value = readings.length === 0 ? null : readings.reduce((sum, reading) => sum + reading.value, 0);
  return { value, numerator: null, denominator: null };
}

/**
 * Days that lack a figure though the platform has settled them: where no account has one, or one that had figures before
 * has none.
 */
function missingDays(accounts: readonly Days[], days: readonly string[], { platform, now }: View): string[] {
  const settledTo = lastCompleteDay(platform, now);
  const begun = begunOf(accounts, days);
  return days.filter((day) =>
    day <= settledTo &&
    (!begun.some((account) => account.days.has(day)) ||
      begun.some((account) => !account.days.has(day) && day > account.first))
  );
}
