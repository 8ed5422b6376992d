import type { Post } from "../../contract/analytics_shapes.ts";
import type { PostRow } from "./queries.ts";

/** A post as it leaves. */
export function presentPost(row: PostRow): Post {
  return {
    id: row.id,
    account: {
      id: row.account_id,
      platform: row.platform,
      name: row.account_name,
      handle: row.account_handle,
      url: row.account_url,
    },
    title: row.title,
    url: row.url,
    kind: row.kind,
    thumbnail_url: row.thumbnail_url,
    published_at: row.published_at?.toISOString() ?? null,
    duration_seconds: row.duration_seconds,
    figures: Object.fromEntries(
      row.figures.map(({ metric, captured_at, ...figure }) => [
        metric,
        { ...figure, captured_at: new Date(captured_at).toISOString() },
      ]),
    ),
  };
}
