import type {
  Annotation,
  Change,
  DayPoint,
  Freshness,
  Period,
  PlatformCard,
  Post,
  SpanFigure,
} from "../../lib/contract/analytics_shapes.ts";
import type { MetricKey, Platform } from "../../lib/contract/metrics.ts";

const DAY_MS = 86_400_000;

/** The span the figures of tests are of, as long as there are values. */
export function periodOf(days: number, from = "2026-10-22"): Period {
  return { from, to: later(from, days - 1), days };
}

/** A day so many days after another. */
export function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from 22 Oct 2026 on with these values; the last `open` of them are provisional. */
export function pointsOf(
  values: readonly (number | null)[],
  { open = 0, previous = [] }: { open?: number; previous?: readonly (number | null)[] } = {},
): DayPoint[] {
  return values.map((value, index) => ({
    day: later("2026-10-22", index),
    value,
    provisional: value !== null && index >= values.length - open,
    previous: previous[index] ?? null,
  }));
}

/** A change that was compared, from what was to what is. */
export function changeOf(previous: number, current: number, days = 27): Change {
  return {
    state: "compared",
    previous,
    current,
    difference: current - previous,
    ratio: previous === 0 ? null : (current - previous) / previous,
    days,
  };
}

/** Nothing to compare with. */
export const NO_HISTORY: Change = {
  state: "no_history",
  previous: null,
  current: null,
  difference: null,
  ratio: null,
  days: 0,
};

/** A figure over a span. */
export function spanFigureOf(
  metric: MetricKey,
  value: number | null,
  changes: Partial<SpanFigure> = {},
): SpanFigure {
  return {
    metric,
    layer: "account",
    value,
    numerator: null,
    denominator: null,
    change: NO_HISTORY,
    days_known: value === null ? 0 : 30,
    days_missing: [],
    days_provisional: [],
    ...changes,
  };
}

/** Something that happened on a day. */
export function annotationOf(day: string, title: string, changes: Partial<Annotation> = {}): Annotation {
  return { id: crypto.randomUUID(), day, title, kind: "other", platform: null, ...changes };
}

/** How new a platform's figures are. */
export function freshnessOf(platform: Platform, changes: Partial<Freshness> = {}): Freshness {
  return {
    platform,
    captured_at: "2026-11-21T07:40:12.000Z",
    source: "api",
    complete_to: "2026-11-18",
    state: "fresh",
    reason: null,
    next_try_at: null,
    ...changes,
  };
}

/** A post with what it stands at. */
export function postOf(
  platform: Platform,
  title: string | null,
  figures: Partial<Record<MetricKey, number>> = {},
  changes: Partial<Post> = {},
): Post {
  return {
    id: crypto.randomUUID(),
    account: { id: crypto.randomUUID(), platform, name: "Sample Channel", handle: null, url: null },
    title,
    url: "https://video.example/1",
    kind: "video",
    thumbnail_url: null,
    published_at: "2026-11-12T09:00:00.000Z",
    duration_seconds: 612,
    figures: Object.fromEntries(
      Object.entries(figures).map(([metric, value]) => [metric, {
        value,
        numerator: null,
        denominator: null,
        basis: "to_date" as const,
        since: null,
        day: "2026-11-18",
        source: "export" as const,
        captured_at: "2026-11-19T08:00:00.000Z",
      }]),
    ),
    ...changes,
  };
}

/** A platform's card. */
export function cardOf(platform: Platform, lead: SpanFigure, points: DayPoint[]): PlatformCard {
  return {
    platform,
    accounts: [{ id: crypto.randomUUID(), platform, name: "Sample Channel", handle: null, url: null }],
    lead,
    points,
    followers: spanFigureOf("followers", 1200),
    engagement_rate: spanFigureOf("engagement_rate", 0.048, { numerator: 48, denominator: 1000 }),
  };
}
