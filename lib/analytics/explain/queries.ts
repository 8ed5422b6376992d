import type { Basis, Layer, MetricKey, Source } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";

/** A stored figure of an account, whether it is the one shown, and what it was before. */
export interface SourceRow {
  account_id: string;
  metric: MetricKey;
  layer: Layer;
  basis: Basis;
  source: Source;
  day: string;
  period_start: string;
  value: number;
  numerator: number | null;
  denominator: number | null;
  provisional: boolean;
  capture_id: string;
  captured_at: Date;
  shown: boolean;
  earlier: { value: number; captured_at: string; replaced_at: string }[];
}

/** What every source says of some accounts' metrics in a span: days, standings, and spans that lie within it. */
export async function selectSourceRows(
  tx: Transaction,
  organisationId: string,
  { accountIds, metrics, layer, from, to }: {
    accountIds: readonly string[];
    metrics: readonly MetricKey[];
    layer: Layer;
    from: string;
    to: string;
  },
): Promise<SourceRow[]> {
  return await tx<SourceRow[]>`
    select s.account_id, s.metric, s.layer, s.basis, s.source, m.day::text as day,
      m.period_start::text as period_start, m.value, m.numerator, m.denominator, m.provisional, m.capture_id,
      m.captured_at, d.series_id is not null as shown,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('value', h.value, 'captured_at', h.captured_at, 'replaced_at', h.replaced_at)
            order by h.captured_at desc, h.id desc
          )
          from analytics_metric_history h
          where h.organisation_id = ${organisationId}
            and h.series_id = m.series_id and h.day = m.day and h.period_start = m.period_start
        ),
        '[]'
      ) as earlier
    from analytics_series s
    join analytics_metrics m on m.organisation_id = s.organisation_id and m.series_id = s.id
    left join analytics_daily d
      on d.organisation_id = s.organisation_id and d.account_id = s.account_id and d.layer = s.layer
      and d.metric = s.metric and d.day = m.day and d.series_id = m.series_id and s.basis <> 'period'
    where s.organisation_id = ${organisationId}
      and s.account_id = any(${accountIds as string[]}::uuid[])
      and s.post_id is null
      and s.metric = any(${metrics as string[]}::text[])
      and s.layer = ${layer}
      and m.day between ${from}::date and ${to}::date
      and m.period_start >= ${from}::date
    order by m.day, m.period_start, s.metric, s.account_id, s.source
  `;
}

/** A delivery as a reader may know it. */
export interface CaptureRow {
  id: string;
  source: Source;
  captured_at: Date;
  file_name: string | null;
  file_sha256: string | null;
  layout: string | null;
}

/** Deliveries by their ids, newest first. */
export async function selectCaptures(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<CaptureRow[]> {
  return await tx<CaptureRow[]>`
    select id, source, captured_at, file_name, file_sha256, layout
    from analytics_captures
    where organisation_id = ${organisationId}
      and id = any(${ids as string[]}::uuid[])
    order by captured_at desc, id
  `;
}

/** What a post did in two spans, as one of its sources has it; null where that is not known. */
export interface PostChangeRow {
  post_id: string;
  current: number;
  previous: number;
}

/**
 * What each post did in a span and in the one before. From its days where a source has these; otherwise from what it
 * stood at around the spans, which needs a reading within some days of each end. Before it was published it stood at
 * nothing.
 */
export async function selectPostChanges(
  tx: Transaction,
  organisationId: string,
  { accountIds, metric, period, previous, days, slack }: {
    accountIds: readonly string[];
    metric: MetricKey;
    period: { from: string; to: string };
    previous: { from: string; to: string };
    /** The days that are compared, of both spans. */
    days: readonly string[];
    /** How many days from an end a standing may have been read. */
    slack: number;
  },
): Promise<PostChangeRow[]> {
  return await tx<PostChangeRow[]>`
    with
    read as (
      select p.id as post_id, s.basis, s.source, (p.published_at at time zone 'UTC')::date as published_on,
        sum(m.value) filter (where m.day >= ${period.from}::date and m.day = any(${days as string[]}::date[])) as now_days,
        sum(m.value) filter (where m.day < ${period.from}::date and m.day = any(${days as string[]}::date[])) as then_days,
        (array_agg(m.value order by m.day desc) filter (
          where m.day between ${period.to}::date - ${slack}::int and ${period.to}::date
        ))[1] as at_end,
        (array_agg(m.value order by m.day desc) filter (
          where m.day between ${period.from}::date - 1 - ${slack}::int and ${period.from}::date - 1
        ))[1] as at_start,
        (array_agg(m.value order by m.day desc) filter (
          where m.day between ${previous.from}::date - 1 - ${slack}::int and ${previous.from}::date - 1
        ))[1] as before_start
      from analytics_posts p
      join analytics_series s
        on s.organisation_id = p.organisation_id and s.account_id = p.account_id and s.post_id = p.id
        and s.metric = ${metric} and s.basis in ('day', 'to_date')
      join analytics_metrics m
        on m.organisation_id = s.organisation_id and m.series_id = s.id
        and m.day between ${previous.from}::date - 1 - ${slack}::int and ${period.to}::date
      where p.organisation_id = ${organisationId}
        and p.account_id = any(${accountIds as string[]}::uuid[])
      group by p.id, s.id
    ),
    known as (
      select post_id, basis, source,
        case basis
          when 'day' then coalesce(now_days, 0)
          else at_end - case when published_on >= ${period.from}::date then 0 else at_start end
        end as current,
        case basis
          when 'day' then coalesce(then_days, 0)
          else case when published_on >= ${period.from}::date then 0
            else at_start - case when published_on >= ${previous.from}::date then 0 else before_start end
          end
        end as previous
      from read
    )
    select distinct on (post_id) post_id, current, previous
    from known
    where current is not null and previous is not null
    order by post_id, basis, array_position(array['export', 'api', 'console', 'push'], source)
  `;
}
