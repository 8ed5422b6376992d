import type { PostOrder } from "./analytics_shapes.ts";
import type { MetricKey, Platform } from "./metrics.ts";

/** What posts can be ordered by that is a figure. */
export type FigureOrder = Exclude<PostOrder, "published" | "title">;

const everywhere = (...metrics: MetricKey[]): Record<Platform, readonly MetricKey[]> => ({
  youtube: metrics,
  linkedin: metrics,
  x: metrics,
});

/** By which figure posts of each platform are shown and ordered: the first of these that a post has, organic last. */
export const ORDER_METRICS: Record<FigureOrder, Record<Platform, readonly MetricKey[]>> = {
  seen: { ...everywhere("impressions", "impressions_organic"), youtube: ["views"] },
  engagement_rate: everywhere("engagement_rate", "engagement_rate_organic"),
  likes: { ...everywhere("likes"), linkedin: ["reactions", "likes", "reactions_organic"] },
  comments: { ...everywhere("comments", "comments_organic"), x: ["replies", "comments"] },
  shares: {
    youtube: ["shares"],
    linkedin: ["reposts", "shares", "reposts_organic"],
    x: ["reposts", "shares"],
  },
  watch_time: everywhere("watch_time"),
  clicks: { ...everywhere("clicks", "clicks_organic"), x: ["url_clicks", "clicks"] },
};
