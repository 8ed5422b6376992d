import type { AnalyticsOverview } from "../../lib/contract/analytics_shapes.ts";
import { countOf } from "../format.ts";
import { addressFor, type Range } from "./address.ts";
import { PostTable } from "./PostTable.tsx";

/** The posts of a span that were seen most, of every platform. */
export function SeenMost({ overview, range, timeZone }: {
  overview: Pick<AnalyticsOverview, "posts" | "posts_total">;
  range: Range;
  timeZone: string;
}) {
  const { posts, posts_total: total } = overview;
  return (
    <section class="section later" aria-labelledby="posts">
      <div class="section__head">
        <h2 id="posts">Posts seen most</h2>
        {total === 0
          ? null
          : <a href={addressFor("/analytics/posts", range)}>All {countOf(total, "post")}</a>}
      </div>
      {posts.length === 0
        ? (
          <p class="quiet">
            No post of these days is known.{" "}
            <a href={addressFor("/analytics/posts", range, { published: "any" })}>Posts of all days</a>
          </p>
        )
        : (
          <PostTable
            posts={posts}
            timeZone={timeZone}
            columns={["seen", "engagement_rate", "comments", "watch_time"]}
            caption="Posts published in these days, those seen most first"
          />
        )}
    </section>
  );
}
