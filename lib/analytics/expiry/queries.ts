import type { Basis, Layer, MetricKey, Platform } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";

/** A figure that was dropped, by what it was about. */
export interface DroppedFigure {
  account_id: string;
  post_id: string | null;
  series_id: number;
  layer: Layer;
  metric: MetricKey;
  basis: Basis;
  day: string;
}

/** The next account of any organisation that has figures of the platform's API captured before a moment, or null. */
export async function findExpired(
  tx: Transaction,
  { platform, before }: { platform: Platform; before: Date },
): Promise<{ organisation_id: string; account_id: string } | null> {
  const [row] = await tx<{ organisation_id: string; account_id: string }[]>`
    select a.organisation_id, a.id as account_id
    from analytics_accounts a
    where a.platform = ${platform}
      and exists (
        select
        from analytics_series s
        join analytics_metrics m on m.organisation_id = s.organisation_id and m.series_id = s.id
        where s.organisation_id = a.organisation_id and s.account_id = a.id and s.source = 'api'
          and m.captured_at < ${before}
      )
    order by a.id
    limit 1
  `;
  return row ?? null;
}

/** Drops some of an account's figures of its platform's API that were captured before a moment. */
export async function deleteExpiredFigures(
  tx: Transaction,
  expired: { organisationId: string; accountId: string; before: Date; limit: number },
): Promise<DroppedFigure[]> {
  return await tx<DroppedFigure[]>`
    with old as (
      select m.series_id, m.day, m.period_start
      from analytics_series s
      join analytics_metrics m on m.organisation_id = s.organisation_id and m.series_id = s.id
      where s.organisation_id = ${expired.organisationId} and s.account_id = ${expired.accountId} and s.source = 'api'
        and m.captured_at < ${expired.before}
      limit ${expired.limit}
    ),
    dropped as (
      delete from analytics_metrics m
      using old o
      where m.organisation_id = ${expired.organisationId} and m.series_id = o.series_id and m.day = o.day
        and m.period_start = o.period_start
      returning m.series_id, m.day
    )
    select s.account_id, s.post_id, d.series_id, s.layer, s.metric, s.basis, d.day::text as day
    from dropped d
    join analytics_series s on s.organisation_id = ${expired.organisationId} and s.id = d.series_id
  `;
}

/** Drops what the platform's API said before corrections, where that was captured before a moment; says how many. */
export async function deleteExpiredHistory(
  tx: Transaction,
  { platform, before }: { platform: Platform; before: Date },
): Promise<number> {
  const deleted = await tx`
    delete from analytics_metric_history h
    using analytics_series s, analytics_accounts a
    where s.organisation_id = h.organisation_id and s.id = h.series_id and s.source = 'api'
      and a.organisation_id = s.organisation_id and a.id = s.account_id and a.platform = ${platform}
      and h.captured_at < ${before}
  `;
  return deleted.count;
}

/** Removes from the rollups what dropped figures had put there; what other sources know is worked out anew after. */
export async function deleteFromRollups(
  tx: Transaction,
  organisationId: string,
  dropped: readonly DroppedFigure[],
): Promise<void> {
  const ofAccount = dropped.filter(({ post_id }) => post_id === null);
  await tx`
    delete from analytics_daily d
    using unnest(
      ${ofAccount.map(({ series_id }) => series_id)}::bigint[], ${
    ofAccount.map(({ day }) => day)
  }::text[]::date[]
    ) k (series_id, day)
    where d.organisation_id = ${organisationId} and d.series_id = k.series_id and d.day = k.day
  `;
  const ofPosts = dropped.filter(({ post_id }) => post_id !== null);
  await tx`
    delete from analytics_post_figures f
    using unnest(
      ${ofPosts.map(({ post_id }) => post_id)}::uuid[], ${ofPosts.map(({ metric }) => metric)}::text[]
    ) k (post_id, metric)
    where f.organisation_id = ${organisationId} and f.post_id = k.post_id and f.metric = k.metric
      and f.source = 'api'
  `;
}
