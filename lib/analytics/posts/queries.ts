import type { PostOrder } from "../../contract/analytics_shapes.ts";
import {
  type Basis,
  METRIC_KEYS,
  type MetricKey,
  type Platform,
  PLATFORMS,
  type Source,
} from "../../contract/metrics.ts";
import { ORDER_METRICS } from "../../contract/post_orders.ts";
import type { Transaction } from "../../db/mod.ts";

/** Which posts, in which order. */
export interface PostSelection {
  platform: Platform | null;
  accountId: string | null;
  /** Days of publication in UTC; null for any. */
  published: { from: string; to: string } | null;
  /** Part of a title or address, or an id. */
  q: string | null;
  order: PostOrder;
  direction: "asc" | "desc";
}

/** A figure of a post as its row carries it. */
export interface PostFigureRow {
  metric: MetricKey;
  value: number;
  numerator: number | null;
  denominator: number | null;
  basis: Basis;
  since: string | null;
  day: string;
  source: Source;
  captured_at: string;
}

/** A post with its account and what it stands at. */
export interface PostRow {
  id: string;
  external_id: string;
  title: string | null;
  url: string | null;
  kind: string | null;
  thumbnail_url: string | null;
  published_at: Date | null;
  duration_seconds: number | null;
  account_id: string;
  platform: Platform;
  account_name: string;
  account_handle: string | null;
  account_url: string | null;
  figures: PostFigureRow[];
}

/** The ids of posts in order: those without what they are ordered by come last, whichever way. */
export async function selectPostIds(
  tx: Transaction,
  organisationId: string,
  selection: PostSelection,
  { offset, limit }: { offset: number; limit: number | null },
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select p.id
    from analytics_posts p
    join analytics_accounts a on a.organisation_id = p.organisation_id and a.id = p.account_id
    where ${passes(tx, organisationId, selection)}
    order by ${ordered(tx, organisationId, selection)} ${
    selection.direction === "asc" ? tx`asc` : tx`desc`
  } nulls last,
      p.published_at desc nulls last, p.id
    limit ${limit}
    offset ${offset}
  `;
  return rows.map(({ id }) => id);
}

/** How many posts pass. */
export async function countPosts(
  tx: Transaction,
  organisationId: string,
  selection: PostSelection,
): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count
    from analytics_posts p
    join analytics_accounts a on a.organisation_id = p.organisation_id and a.id = p.account_id
    where ${passes(tx, organisationId, selection)}
  `;
  return row!.count;
}

/** Posts by their ids, in the order of these; those that are not the organisation's are left out. */
export async function selectPosts(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<PostRow[]> {
  return await tx<PostRow[]>`
    select p.id, p.external_id, p.title, p.url, p.kind, p.thumbnail_url, p.published_at, p.duration_seconds,
      a.id as account_id, a.platform, a.name as account_name, a.handle as account_handle, a.url as account_url,
      coalesce(
        (
          select jsonb_agg(jsonb_build_object(
            'metric', f.metric, 'value', f.value, 'numerator', f.numerator, 'denominator', f.denominator,
            'basis', f.basis, 'since', f.since, 'day', f.day, 'source', f.source,
            'captured_at', f.captured_at
          ))
          from analytics_post_figures f
          where f.organisation_id = ${organisationId} and f.post_id = p.id
        ),
        '[]'
      ) as figures
    from unnest(${ids as string[]}::uuid[]) with ordinality as wanted (id, place)
    join analytics_posts p on p.organisation_id = ${organisationId} and p.id = wanted.id
    join analytics_accounts a on a.organisation_id = ${organisationId} and a.id = p.account_id
    order by wanted.place
  `;
}

/** The deliveries that the figures of a post came in. */
export async function selectPostCaptures(
  tx: Transaction,
  organisationId: string,
  postId: string,
): Promise<string[]> {
  const rows = await tx<{ capture_id: string }[]>`
    select distinct m.capture_id
    from analytics_series s
    join analytics_metrics m on m.organisation_id = s.organisation_id and m.series_id = s.id
    where s.organisation_id = ${organisationId}
      and s.post_id = ${postId}
  `;
  return rows.map(({ capture_id }) => capture_id);
}

/** Which metrics the posts that pass have figures of, in the order metrics are named in. */
export async function selectPostMetrics(
  tx: Transaction,
  organisationId: string,
  selection: PostSelection,
): Promise<MetricKey[]> {
  const rows = await tx<{ metric: MetricKey }[]>`
    select distinct f.metric
    from analytics_posts p
    join analytics_accounts a on a.organisation_id = p.organisation_id and a.id = p.account_id
    join analytics_post_figures f on f.organisation_id = p.organisation_id and f.post_id = p.id
    where ${passes(tx, organisationId, selection)}
  `;
  const found = new Set(rows.map(({ metric }) => metric));
  return METRIC_KEYS.filter((metric) => found.has(metric));
}

function passes(
  tx: Transaction,
  organisationId: string,
  { platform, accountId, published, q }: PostSelection,
) {
  return tx`
    p.organisation_id = ${organisationId}
      and ${platform === null ? tx`true` : tx`a.platform = ${platform}`}
      and ${accountId === null ? tx`true` : tx`p.account_id = ${accountId}`}
      and ${
    published === null ? tx`true` : tx`
        p.published_at >= ${published.from}::date::timestamp at time zone 'UTC'
        and p.published_at < (${published.to}::date + 1)::timestamp at time zone 'UTC'
      `
  }
      and ${
    q === null ? tx`true` : tx`
        (
          position(lower(${q}::text) in lower(p.title)) > 0 or position(lower(${q}::text) in lower(p.url)) > 0
          or p.external_id = ${q}
        )
      `
  }
  `;
}

/** What posts are ordered by: of a figure, the first of its platform's names that a post has a value of. */
function ordered(tx: Transaction, organisationId: string, { order }: PostSelection) {
  if (order === "published") return tx`p.published_at`;
  if (order === "title") return tx`lower(p.title)`;
  const metrics = ORDER_METRICS[order];
  const most = Math.max(...PLATFORMS.map((platform) => metrics[platform].length));
  const values = Array.from({ length: most }, (_, place) =>
    tx`
      (
        select f.value
        from analytics_post_figures f
        where f.organisation_id = ${organisationId}
          and f.post_id = p.id
          and f.metric = case a.platform
            when 'youtube' then ${metrics.youtube[place] ?? null}::text
            when 'linkedin' then ${metrics.linkedin[place] ?? null}::text
            else ${metrics.x[place] ?? null}::text
          end
      )
    `);
  return values.reduce((first, next) => tx`coalesce(${first}, ${next})`);
}
