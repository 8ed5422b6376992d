import type { Post, PostFigure, PostOrder } from "../../lib/contract/analytics_shapes.ts";
import { LEAD_METRICS, type MetricKey, metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { shortDay } from "../charts/days.ts";
import { figureText } from "../charts/figures.ts";
import { dayText } from "../format.ts";

/** A column of figures of posts: each platform's own metric for the same thing, in its own word. */
export interface PostColumn {
  order: PostOrder;
  /** Over the column, where platforms are mixed. */
  text: string;
  metricOf: (platform: Platform) => readonly MetricKey[];
}

/** What posts are listed by; where a platform has two words for a thing, the first that a post has. */
export const POST_COLUMNS: readonly PostColumn[] = [
  { order: "seen", text: "Views or impressions", metricOf: (platform) => [LEAD_METRICS[platform]] },
  { order: "engagement_rate", text: "Engagement", metricOf: () => ["engagement_rate"] },
  {
    order: "likes",
    text: "Likes",
    metricOf: (platform) => platform === "linkedin" ? ["reactions", "likes"] : ["likes"],
  },
  {
    order: "comments",
    text: "Comments",
    metricOf: (platform) => platform === "x" ? ["replies", "comments"] : ["comments"],
  },
  {
    order: "shares",
    text: "Shares",
    metricOf: (platform) => platform === "youtube" ? ["shares"] : ["reposts", "shares"],
  },
  { order: "watch_time", text: "Watch time", metricOf: () => ["watch_time"] },
  {
    order: "clicks",
    text: "Clicks",
    metricOf: (platform) => platform === "x" ? ["url_clicks", "clicks"] : ["clicks"],
  },
];

/** What a post stands at in a column, and by which metric. */
export function figureIn(post: Post, column: PostColumn): { metric: MetricKey; figure: PostFigure } | null {
  for (const metric of column.metricOf(post.account.platform)) {
    const figure = post.figures[metric];
    if (figure !== undefined) return { metric, figure };
  }
  return null;
}

/** A post's figure exactly; a platform that has none gives "n/a". */
export function cellText(post: Post, column: PostColumn): string {
  const found = figureIn(post, column);
  return found === null ? "n/a" : figureText(found.figure.value, metricOf(found.metric).unit);
}

/** A post's title; some posts have none. */
export function titleOf({ title, kind }: Pick<Post, "title" | "kind">): string {
  return title ?? (kind === "video" ? "Video without a title" : "Post without a title");
}

/** Which days a figure of a post covers, in words. */
export function basisText({ basis, since, day }: PostFigure): string {
  if (basis === "to_date") return `since it was published, to ${dayText(day)}`;
  if (basis === "day") return `on ${dayText(day)}`;
  return since === null
    ? `in the file’s days, to ${dayText(day)}`
    : `from ${shortDay(since)} to ${dayText(day)}`;
}
