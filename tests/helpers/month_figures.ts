import type {
  Account,
  Change,
  DayPoint,
  PlatformReport,
  Post,
  SpanFigure,
} from "../../lib/contract/analytics_shapes.ts";
import { LEAD_METRICS, type MetricKey, type Platform } from "../../lib/contract/metrics.ts";
import type { MonthFigures } from "../../lib/analytics/deck/month_figures.ts";

const PERIOD = { from: "2026-10-01", to: "2026-10-31", days: 31 };
const PREVIOUS = { from: "2026-08-31", to: "2026-09-30", days: 31 };

/** A change that was compared, from the span before to this one. */
export function comparedChange(previous: number, current: number, days = 29): Change {
  const difference = current - previous;
  return { state: "compared", previous, current, difference, ratio: difference / previous, days };
}

/** No comparison, for a reason. */
export function noChange(state: Exclude<Change["state"], "compared">): Change {
  return { state, previous: null, current: null, difference: null, ratio: null, days: 0 };
}

/** A figure over October 2026. */
export function spanFigure(metric: MetricKey, value: number | null, change: Change): SpanFigure {
  return {
    metric,
    layer: "account",
    value,
    numerator: null,
    denominator: null,
    change,
    days_known: value === null ? 0 : 30,
    days_missing: value === null ? [] : ["2026-10-05"],
    days_provisional: value === null ? [] : ["2026-10-30", "2026-10-31"],
  };
}

/** October day by day: a missing day, two provisional ones, a peak. */
export function octoberPoints(level: number): DayPoint[] {
  return Array.from({ length: 31 }, (_, i) => ({
    day: `2026-10-${String(i + 1).padStart(2, "0")}`,
    value: i === 4 ? null : i === 11 ? level * 2 : Math.round(level * (1 + 0.3 * Math.sin(i))),
    provisional: i > 28,
    previous: level,
  }));
}

/** A platform's October. */
export function platformOctober(platform: Platform, change: Partial<PlatformReport> = {}): PlatformReport {
  const account: Account = {
    id: crypto.randomUUID(),
    platform,
    name: "Sample Health Media",
    handle: null,
    url: null,
  };
  const lead = LEAD_METRICS[platform];
  return {
    platform,
    account: null,
    accounts: [{ account, figures: [] }],
    period: PERIOD,
    previous: PREVIOUS,
    figures: [
      spanFigure(lead, 33_940, comparedChange(27_400, 33_940)),
      spanFigure("followers", 12_480, comparedChange(12_100, 12_480)),
      spanFigure("engagement_rate", 0.048, comparedChange(0.052, 0.048)),
      spanFigure("comments", -3, comparedChange(12, -3)),
      spanFigure("watch_time", null, noChange("no_figures")),
    ],
    series: [{ metric: lead, layer: "account", points: octoberPoints(1100) }],
    freshness: {
      platform,
      captured_at: "2026-11-03T07:40:00.000Z",
      source: "export",
      complete_to: "2026-10-29",
      state: "fresh",
      reason: null,
      next_try_at: null,
    },
    annotations: [],
    posts: [octoberPost(account, lead, 8214, "Home blood pressure: what patients ask first")],
    posts_total: 14,
    ...change,
  };
}

/** A post published on 12 October. */
export function octoberPost(account: Account, metric: MetricKey, seen: number, title: string): Post {
  const figure = {
    numerator: null,
    denominator: null,
    basis: "to_date",
    since: null,
    day: "2026-11-02",
    captured_at: "2026-11-03T07:40:00.000Z",
  } as const;
  return {
    id: crypto.randomUUID(),
    account,
    title,
    url: "https://media.example/posts/1",
    kind: null,
    thumbnail_url: null,
    published_at: "2026-10-12T08:00:00.000Z",
    duration_seconds: null,
    figures: {
      [metric]: { ...figure, value: seen, source: "export" },
      engagement_rate: { ...figure, value: 0.062, source: "export" },
    },
  };
}

/** The October of an organisation with three platforms: one up, one without a comparison, one whose fall is explained. */
export function october(change: Partial<MonthFigures> = {}): MonthFigures {
  const youtube = platformOctober("youtube");
  const linkedin = platformOctober("linkedin", {
    figures: [spanFigure("impressions", 58_519, noChange("no_history"))],
  });
  const x = platformOctober("x", {
    figures: [spanFigure("impressions", 7_613, comparedChange(9_900, 7_613))],
  });
  const post = x.posts[0]!;
  return {
    month: "2026-10",
    organisation: "Sample Health Media",
    platforms: [{ report: youtube, change: null }, { report: linkedin, change: null }, {
      report: x,
      change: {
        platform: "x",
        metric: "impressions",
        period: PERIOD,
        previous: PREVIOUS,
        change: comparedChange(9_900, 7_613),
        state: "explained",
        posts: [{ post, current: 100, previous: 2_000, difference: -1_900, share: 0.83 }],
        rest: -387,
      },
    }],
    ...change,
  };
}
