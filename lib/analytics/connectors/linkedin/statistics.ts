import * as z from "zod/mini";
import type { Observation } from "../../observation.ts";
import { addDays } from "../days.ts";
import type { Reading } from "../reading.ts";
import { Count, type Frame, listOf, observe, observeRate } from "../values.ts";
import { askLinkedin, urnText } from "./ask_linkedin.ts";
import type { PageWay } from "./page.ts";

/** Days, both included, that are asked about. */
export interface Days {
  from: string;
  to: string;
}

/** What LinkedIn counts of shares: what was not paid for. */
export const ShareStatistics = z.object({
  impressionCount: Count,
  uniqueImpressionsCount: Count,
  clickCount: Count,
  likeCount: Count,
  commentCount: Count,
  shareCount: Count,
  engagement: Count,
});
type ShareStatistics = z.output<typeof ShareStatistics>;

/** The last moment that a date can hold. */
const LAST_MOMENT_MS = 8.64e15;

// Elements without a span are totals over all time, which an answer by day may hold as well.
const TimeRange = z.catch(
  z.optional(z.object({ start: z.number().check(z.minimum(0), z.maximum(LAST_MOMENT_MS)) })),
  undefined,
);
const ShareDays = z.object({
  elements: listOf(z.object({ timeRange: TimeRange, totalShareStatistics: z.optional(ShareStatistics) })),
});
const FollowerDays = z.object({
  elements: listOf(z.object({
    timeRange: TimeRange,
    followerGains: z.optional(z.object({ organicFollowerGain: Count, paidFollowerGain: Count })),
  })),
});
const PageDays = z.object({
  elements: listOf(z.object({
    timeRange: TimeRange,
    totalPageStatistics: z.optional(z.object({
      views: z.optional(z.object({
        allPageViews: z.optional(z.object({ pageViews: Count, uniquePageViews: Count })),
      })),
    })),
  })),
});

/** What the page's posts did, day by day. A day without an element had no activity that LinkedIn reports. */
export async function readShareDays(reading: Reading, way: PageWay, days: Days): Promise<Observation[]> {
  const { elements } = await askLinkedin(reading, {
    ...way,
    path: "organizationalEntityShareStatistics",
    query: `q=organizationalEntity&organizationalEntity=${urnText(reading.externalId)}&${intervals(days)}`,
  }, ShareDays);
  return elements.flatMap(({ timeRange, totalShareStatistics }) =>
    timeRange === undefined || totalShareStatistics === undefined
      ? []
      : shareFigures(frameOf(timeRange.start, days), totalShareStatistics)
  );
}

/** Followers gained, day by day. */
export async function readFollowerDays(reading: Reading, way: PageWay, days: Days): Promise<Observation[]> {
  const { elements } = await askLinkedin(reading, {
    ...way,
    path: "organizationalEntityFollowerStatistics",
    query: `q=organizationalEntity&organizationalEntity=${urnText(reading.externalId)}&${intervals(days)}`,
  }, FollowerDays);
  return elements.flatMap(({ timeRange, followerGains }) =>
    timeRange === undefined ? [] : observe(frameOf(timeRange.start, days), {
      followers_gained_organic: followerGains?.organicFollowerGain,
      followers_gained_sponsored: followerGains?.paidFollowerGain,
    })
  );
}

/** Views of the page itself, day by day. */
export async function readPageDays(reading: Reading, way: PageWay, days: Days): Promise<Observation[]> {
  const { elements } = await askLinkedin(reading, {
    ...way,
    path: "organizationPageStatistics",
    query: `q=organization&organization=${urnText(reading.externalId)}&${intervals(days)}`,
  }, PageDays);
  return elements.flatMap(({ timeRange, totalPageStatistics }) => {
    if (timeRange === undefined) return [];
    const views = totalPageStatistics?.views?.allPageViews;
    return observe(frameOf(timeRange.start, days), {
      page_views: views?.pageViews,
      unique_visitors: views?.uniquePageViews,
    });
  });
}

/**
 * Share statistics as figures. `engagement` is a rate, of clicks, likes, comments and shares over impressions; counts may
 * be below zero, for people take reactions back.
 */
export function shareFigures(frame: Frame, shares: ShareStatistics): Observation[] {
  const { clickCount, likeCount, commentCount, shareCount, impressionCount } = shares;
  const parts = [clickCount, likeCount, commentCount, shareCount];
  const numerator = parts.every((part) => typeof part === "number")
    ? parts.reduce<number>((sum, part) => sum + part!, 0)
    : null;
  return [
    ...observe(frame, {
      impressions_organic: impressionCount,
      unique_impressions: shares.uniqueImpressionsCount,
      clicks_organic: clickCount,
      reactions_organic: likeCount,
      comments_organic: commentCount,
      reposts_organic: shareCount,
    }),
    ...observeRate(frame, "engagement_rate_organic", {
      value: shares.engagement,
      numerator,
      denominator: impressionCount,
    }),
  ];
}

/** LinkedIn's days are those of UTC; the end is the first moment that is left out. */
function intervals({ from, to }: Days): string {
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = Date.parse(`${addDays(to, 1)}T00:00:00Z`);
  return `timeIntervals=(timeRange:(start:${start},end:${end}),timeGranularityType:DAY)`;
}

/** The newest day asked for has only just closed, and may still be added to. */
function frameOf(startMs: number, { to }: Days): Frame {
  const day = new Date(startMs).toISOString().slice(0, 10);
  return { post: null, layer: "account", basis: "day", day, provisional: day >= to };
}
