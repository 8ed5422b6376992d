import type { Post } from "../../contract/analytics_shapes.ts";
import type { MetricKey } from "../../contract/metrics.ts";
import { type FigureOrder, ORDER_METRICS } from "../../contract/post_orders.ts";

/** What a post stands at, in its platform's own metric for it; null where that is not known. */
export function postFigure(post: Post, order: FigureOrder): [metric: MetricKey, value: number] | null {
  for (const metric of ORDER_METRICS[order][post.account.platform]) {
    const figure = post.figures[metric];
    if (figure !== undefined) return [metric, figure.value];
  }
  return null;
}
