import type { MetricKey, Platform } from "../../../contract/metrics.ts";
import type { Transaction } from "../../../db/mod.ts";

/** What an engagement rate is made of on a platform. */
export interface PlatformFormula {
  platform: Platform;
  numerator: readonly MetricKey[];
  denominator: MetricKey;
}

/**
 * Works out the engagement rate of posts that no source gives one of: from parts that all cover the same days, or not at
 * all.
 */
export async function replaceWorkedOutRates(
  tx: Transaction,
  organisationId: string,
  postIds: readonly string[],
  formulas: readonly PlatformFormula[],
): Promise<void> {
  const parts = formulas.flatMap(({ platform, numerator, denominator }) =>
    numerator.map((metric) => ({ platform, metric, denominator, count: numerator.length }))
  );
  await tx`
    with
    open as (
      select p.id, a.platform
      from analytics_posts p
      join analytics_accounts a on a.organisation_id = p.organisation_id and a.id = p.account_id
      where p.organisation_id = ${organisationId}
        and p.id = any(${postIds as string[]}::uuid[])
        and not exists (
          select from analytics_post_figures f
          where f.organisation_id = ${organisationId} and f.post_id = p.id and f.metric = 'engagement_rate'
            and not f.is_worked_out
        )
    ),
    worked_out as (
      select o.id, sum(n.value) as numerator, min(d.value) as denominator, d.basis, d.since, d.day, d.source,
        max(n.captured_at) as captured_at
      from open o
      join unnest(
        ${parts.map(({ platform }) => platform)}::text[], ${parts.map(({ metric }) => metric)}::text[],
        ${parts.map(({ denominator }) => denominator)}::text[], ${parts.map(({ count }) => count)}::int[]
      ) k (platform, metric, denominator, parts) on k.platform = o.platform
      join analytics_post_figures d
        on d.organisation_id = ${organisationId} and d.post_id = o.id and d.metric = k.denominator
      join analytics_post_figures n
        on n.organisation_id = ${organisationId} and n.post_id = o.id and n.metric = k.metric
        and n.basis = d.basis and n.day = d.day and n.since is not distinct from d.since
      where d.value <> 0
      group by o.id, d.basis, d.since, d.day, d.source
      having count(*) = min(k.parts)
    ),
    gone as (
      delete from analytics_post_figures f
      using open o
      where f.organisation_id = ${organisationId} and f.post_id = o.id and f.metric = 'engagement_rate'
        and not exists (select from worked_out w where w.id = o.id)
    )
    insert into analytics_post_figures as f (
      organisation_id, post_id, metric, value, numerator, denominator, basis, since, day, source, captured_at,
      is_worked_out
    )
    select ${organisationId}::uuid, id, 'engagement_rate', numerator / denominator, numerator, denominator, basis, since,
      day, source, captured_at, true
    from worked_out
    on conflict (post_id, metric) do update
    set value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
      basis = excluded.basis, since = excluded.since, day = excluded.day, source = excluded.source,
      captured_at = excluded.captured_at
    where (f.value, f.numerator, f.denominator, f.basis, f.since, f.day, f.source, f.captured_at) is distinct from (
      excluded.value, excluded.numerator, excluded.denominator, excluded.basis, excluded.since, excluded.day,
      excluded.source, excluded.captured_at
    )
  `;
}
