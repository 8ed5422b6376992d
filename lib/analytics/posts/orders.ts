import { LEAD_METRICS, type MetricKey, type Platform, PLATFORMS } from "../../contract/metrics.ts";
import type { PostOrder } from "../../contract/analytics_shapes.ts";

type FigureOrder = Exclude<PostOrder, "published" | "title">;

const everywhere = (...metrics: MetricKey[]): Record<Platform, readonly MetricKey[]> => ({
  youtube: metrics,
  linkedin: metrics,
  x: metrics,
});

/** By which figure posts of each platform are ordered: the first of these that a post has. */
export const ORDER_METRICS: Record<FigureOrder, Record<Platform, readonly MetricKey[]>> = {
  seen: Object.fromEntries(PLATFORMS.map((platform) => [platform, [LEAD_METRICS[platform]]])) as Record<
    Platform,
    MetricKey[]
  >,
  engagement_rate: everywhere("engagement_rate"),
  likes: { ...everywhere("likes"), linkedin: ["reactions", "likes"] },
  comments: { ...everywhere("comments"), x: ["replies", "comments"] },
  shares: { youtube: ["shares"], linkedin: ["reposts", "shares"], x: ["reposts", "shares"] },
  watch_time: everywhere("watch_time"),
  clicks: { ...everywhere("clicks"), x: ["url_clicks", "clicks"] },
};
