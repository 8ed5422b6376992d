import type { Post } from "../../contract/analytics_shapes.ts";
import type { MetricKey } from "../../contract/metrics.ts";

/** How often a post was seen, in its platform's own word; null where that is not known. */
export function seenOf(post: Post): [metric: MetricKey, value: number] | null {
  for (const metric of ["views", "impressions", "impressions_organic", "video_views"] as const) {
    const figure = post.figures[metric];
    if (figure !== undefined) return [metric, figure.value];
  }
  return null;
}

/** A post's engagement rate, organic where only that is known. */
export function engagementOf({ figures }: Post): number | null {
  return (figures.engagement_rate ?? figures.engagement_rate_organic)?.value ?? null;
}
