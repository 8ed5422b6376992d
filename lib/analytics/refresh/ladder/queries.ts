import type { Transaction } from "../../../db/mod.ts";
import type { LadderPost } from "../../connectors/reading.ts";

const MOST_READS = 50_000;

/** A post, and when it was read last. */
export interface PostRead {
  post_id: string;
  published_at: Date | null;
  read_at: Date;
}

/** When the posts of a connection were read, newest first. */
export async function selectPostReads(
  tx: Transaction,
  organisationId: string,
  connectionId: string,
): Promise<PostRead[]> {
  return await tx<PostRead[]>`
    select post_id, published_at, read_at
    from analytics_post_reads
    where organisation_id = ${organisationId} and connection_id = ${connectionId}
    order by published_at desc nulls first, post_id
    limit ${MOST_READS}
  `;
}

/** Notes that posts were read. */
export async function upsertPostReads(
  tx: Transaction,
  organisationId: string,
  connectionId: string,
  posts: readonly LadderPost[],
  readAt: Date,
): Promise<void> {
  await tx`
    insert into analytics_post_reads as r (organisation_id, connection_id, post_id, published_at, read_at)
    select ${organisationId}::uuid, ${connectionId}::uuid, post_id, published_at, ${readAt}::timestamptz
    from unnest(
      ${posts.map(({ id }) => id)}::text[],
      ${posts.map(({ publishedAt }) => publishedAt?.toISOString() ?? null)}::timestamptz[]
    ) i (post_id, published_at)
    on conflict (connection_id, post_id) do update
    set read_at = excluded.read_at, published_at = coalesce(excluded.published_at, r.published_at)
  `;
}

/** How many posts of each connection are on which rung: 0 is the youngest, and the number of bounds is past the last. */
export async function countRungs(
  tx: Transaction,
  organisationId: string,
  { underDays, unknown, now }: { underDays: readonly number[]; unknown: number; now: Date },
): Promise<{ connection_id: string; rung: number; posts: number }[]> {
  return await tx<{ connection_id: string; rung: number; posts: number }[]>`
    select connection_id,
      coalesce(
        width_bucket(extract(epoch from ${now}::timestamptz - published_at) / 86400, ${underDays as number[]}::numeric[]),
        ${unknown}
      ) as rung,
      count(*)::int as posts
    from analytics_post_reads
    where organisation_id = ${organisationId}
    group by 1, 2
    order by 1, 2
  `;
}
