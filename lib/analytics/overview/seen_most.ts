import type { Period, Post } from "../../contract/analytics_shapes.ts";
import type { Platform } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";
import { presentPost } from "../posts/present.ts";
import { countPosts, type PostSelection, selectPostIds, selectPosts } from "../posts/queries.ts";

/** The posts published in a span that were seen most, and how many were published. */
export async function seenMost(
  tx: Transaction,
  organisationId: string,
  { period, platform, accountId }: { period: Period; platform: Platform | null; accountId: string | null },
  limit: number,
): Promise<{ posts: Post[]; posts_total: number }> {
  const selection: PostSelection = {
    platform,
    accountId,
    published: period,
    q: null,
    order: "seen",
    direction: "desc",
  };
  const [ids, total] = await Promise.all([
    selectPostIds(tx, organisationId, selection, { offset: 0, limit }),
    countPosts(tx, organisationId, selection),
  ]);
  const rows = await selectPosts(tx, organisationId, ids);
  return { posts: rows.map(presentPost), posts_total: total };
}
