import type { Post, PostFigure } from "../../lib/contract/analytics_shapes.ts";
import { type MetricKey, metricOf, type Platform } from "../../lib/contract/metrics.ts";
import { type FigureOrder, ORDER_METRICS } from "../../lib/contract/post_orders.ts";
import { shortDay } from "../charts/days.ts";
import { figureText } from "../charts/figures.ts";
import { dayText } from "../format.ts";

/** A column of figures of posts: each platform's own metric for the same thing, in its own word. */
export interface PostColumn {
  order: FigureOrder;
  /** Over the column, where platforms are mixed. */
  text: string;
}

/** What posts are listed by. */
export const POST_COLUMNS: readonly PostColumn[] = [
  { order: "seen", text: "Views or impressions" },
  { order: "engagement_rate", text: "Engagement" },
  { order: "likes", text: "Likes" },
  { order: "comments", text: "Comments" },
  { order: "shares", text: "Shares" },
  { order: "watch_time", text: "Watch time" },
  { order: "clicks", text: "Clicks" },
];

/** The metrics of a column on a platform; of these, the first that a post has is shown. */
export function metricsOf({ order }: PostColumn, platform: Platform): readonly MetricKey[] {
  return ORDER_METRICS[order][platform];
}

/** What a post stands at in a column, and by which metric. */
export function figureIn(post: Post, column: PostColumn): { metric: MetricKey; figure: PostFigure } | null {
  for (const metric of metricsOf(column, post.account.platform)) {
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
