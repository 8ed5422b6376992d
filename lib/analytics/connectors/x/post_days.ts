import * as z from "zod/mini";
import type { Observation } from "../../observation.ts";
import { dayIn } from "../days.ts";
import type { LadderPost, Reading } from "../reading.ts";
import { Count, listOf, observe, Text } from "../values.ts";
import { askX } from "./ask_x.ts";

const FIELDS = [
  "impressions",
  "engagements",
  "likes",
  "replies",
  "retweets",
  "quote_tweets",
  "bookmarks",
  "shares",
  "follows",
  "unfollows",
  "url_clicks",
  "user_profile_clicks",
  "detail_expands",
  "hashtag_clicks",
  "permalink_clicks",
  "media_views",
] as const;

const Metrics = z.object(
  Object.fromEntries(FIELDS.map((field) => [field, Count])) as Record<(typeof FIELDS)[number], typeof Count>,
);
const Analytics = z.object({
  data: listOf(z.object({
    id: Text,
    timestamped_metrics: listOf(z.object({ timestamp: Text, metrics: z.optional(Metrics) })),
  })),
});

/** What up to a hundred posts did, day by day; not every plan with X has it. */
export async function readPostDays(
  reading: Reading,
  base: string,
  posts: readonly LadderPost[],
  from: string,
): Promise<Observation[]> {
  const today = dayIn("UTC", reading.now);
  const { data } = await askX(reading, base, "tweets/analytics", {
    ids: posts.map(({ id }) => id).join(","),
    start_time: `${from}T00:00:00Z`,
    end_time: reading.now.toISOString().replace(/\.\d+Z$/, "Z"),
    granularity: "daily",
    "analytics.fields": ["timestamp", ...FIELDS].join(","),
  }, Analytics);
  return data.flatMap(({ id, timestamped_metrics }) =>
    timestamped_metrics.flatMap(({ timestamp, metrics }) => {
      const day = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(timestamp ?? "")?.[0];
      if (!id || day === undefined || metrics === undefined) return [];
      return observe({ post: id, layer: "content", basis: "day", day, provisional: day >= today }, {
        impressions: metrics.impressions,
        engagements: metrics.engagements,
        likes: metrics.likes,
        replies: metrics.replies,
        reposts: metrics.retweets,
        quotes: metrics.quote_tweets,
        bookmarks: metrics.bookmarks,
        shares: metrics.shares,
        followers_gained: metrics.follows,
        followers_lost: metrics.unfollows,
        url_clicks: metrics.url_clicks,
        profile_visits: metrics.user_profile_clicks,
        detail_expands: metrics.detail_expands,
        hashtag_clicks: metrics.hashtag_clicks,
        permalink_clicks: metrics.permalink_clicks,
        media_views: metrics.media_views,
      });
    })
  );
}
