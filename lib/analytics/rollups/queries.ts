import type { Layer, MetricKey } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";

/** Sources by whose word counts, first the platform's own file. */
const SOURCE_ORDER = ["export", "api", "console", "push"];
const LAYER_ORDER = ["content", "video", "account"];

/** A day of an account's metric whose shown value is worked out. */
export interface WantedDay {
  layer: Layer;
  metric: MetricKey;
  day: string;
  isStanding: boolean;
  /** How far apart sources may be, as a part of the greater, before they count as differing. */
  tolerance: number;
}

/** Takes, of the sources that know a day, the one that is shown: a complete value first, then by the order of sources. */
export async function upsertDays(
  tx: Transaction,
  organisationId: string,
  accountId: string,
  days: readonly WantedDay[],
): Promise<void> {
  await tx`
    insert into analytics_daily as d (
      organisation_id, account_id, layer, metric, day, value, numerator, denominator, provisional, source, series_id,
      captured_at, disputed
    )
    select distinct on (k.layer, k.metric, k.day)
      ${organisationId}::uuid, ${accountId}::uuid, k.layer, k.metric, k.day, m.value, m.numerator, m.denominator,
      m.provisional, s.source, m.series_id, m.captured_at,
      max(m.value) over same - min(m.value) over same
        > k.tolerance * greatest(abs(max(m.value) over same), abs(min(m.value) over same))
    from unnest(
      ${days.map(({ layer }) => layer)}::text[], ${days.map(({ metric }) => metric)}::text[],
      ${days.map(({ day }) => day)}::date[], ${
    days.map(({ isStanding }) => Number(isStanding))
  }::int[]::boolean[],
      ${days.map(({ tolerance }) => tolerance)}::float8[]
    ) k (layer, metric, day, is_standing, tolerance)
    join analytics_series s
      on s.organisation_id = ${organisationId}
      and s.account_id = ${accountId}
      and s.post_id is null
      and s.metric = k.metric
      and s.layer = k.layer
      and (s.basis = 'day' or (s.basis = 'to_date' and k.is_standing))
    join analytics_metrics m
      on m.organisation_id = ${organisationId}
      and m.series_id = s.id
      and m.day = k.day
      and m.period_start = k.day
    window same as (partition by k.layer, k.metric, k.day, m.provisional)
    order by k.layer, k.metric, k.day, m.provisional, array_position(${SOURCE_ORDER}::text[], s.source), s.basis desc
    on conflict (account_id, layer, metric, day) do update
    set value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
      provisional = excluded.provisional, source = excluded.source, series_id = excluded.series_id,
      captured_at = excluded.captured_at, disputed = excluded.disputed
    where (d.value, d.numerator, d.denominator, d.provisional, d.series_id, d.captured_at, d.disputed)
      is distinct from (
        excluded.value, excluded.numerator, excluded.denominator, excluded.provisional, excluded.series_id,
        excluded.captured_at, excluded.disputed
      )
  `;
}

/** A metric of a post whose standing is worked out. */
export interface WantedFigure {
  postId: string;
  metric: MetricKey;
  kind: "flow" | "standing" | "rate";
}

/**
 * Takes what a post stands at: the newest standing, else a span's total (one that covers the post's whole life first,
 * then the one that ends last), else the sum of its days.
 */
export async function upsertPostFigures(
  tx: Transaction,
  organisationId: string,
  figures: readonly WantedFigure[],
): Promise<void> {
  await tx`
    with
    wanted as (
      select k.post_id, k.metric, k.kind, s.id as series_id, s.basis, s.source, s.layer,
        (p.published_at at time zone 'UTC')::date as published_on,
        bool_or(s.basis <> 'day') over (partition by k.post_id, k.metric) as has_totals
      from unnest(
        ${figures.map(({ postId }) => postId)}::uuid[], ${figures.map(({ metric }) => metric)}::text[],
        ${figures.map(({ kind }) => kind)}::text[]
      ) k (post_id, metric, kind)
      join analytics_posts p on p.organisation_id = ${organisationId} and p.id = k.post_id
      join analytics_series s
        on s.organisation_id = ${organisationId}
        and s.account_id = p.account_id
        and s.post_id = k.post_id
        and s.metric = k.metric
    ),
    candidates as (
      select w.*, m.day, w.published_on as since, m.value, m.numerator, m.denominator, m.captured_at,
        0 as days, 1 as choice, true as is_whole
      from wanted w
      cross join lateral (
        select day, value, numerator, denominator, captured_at
        from analytics_metrics
        where organisation_id = ${organisationId} and series_id = w.series_id
        order by day desc
        limit 1
      ) m
      where w.basis = 'to_date'
      union all
      select w.*, m.day, m.period_start, m.value, m.numerator, m.denominator, m.captured_at, 0, 2,
        coalesce(m.period_start <= w.published_on, false)
      from wanted w
      join analytics_metrics m on m.organisation_id = ${organisationId} and m.series_id = w.series_id
      where w.basis = 'period'
      union all
      select w.*, m.last, m.first,
        case w.kind when 'flow' then m.total when 'standing' then m.latest else m.numerator / nullif(m.denominator, 0) end,
        case w.kind when 'rate' then m.numerator end, case w.kind when 'rate' then m.denominator end, m.captured_at,
        m.days, 3, true
      from wanted w
      cross join lateral (
        select max(day) as last, min(day) as first, count(*)::int as days, sum(value) as total,
          case when count(numerator) = count(*) then sum(numerator) end as numerator,
          case when count(denominator) = count(*) then sum(denominator) end as denominator,
          (array_agg(value order by day desc))[1] as latest, max(captured_at) as captured_at
        from analytics_metrics
        where organisation_id = ${organisationId} and series_id = w.series_id
        having count(*) > 0
      ) m
      where w.basis = 'day' and not w.has_totals
    ),
    chosen as (
      select distinct on (post_id, metric)
        post_id, metric, value, numerator, denominator, basis, since, day, source, captured_at
      from candidates
      where value is not null
      order by post_id, metric, choice, is_whole desc, day desc, since, days desc,
        array_position(${SOURCE_ORDER}::text[], source), array_position(${LAYER_ORDER}::text[], layer)
    ),
    gone as (
      delete from analytics_post_figures f
      using wanted w
      where f.organisation_id = ${organisationId} and f.post_id = w.post_id and f.metric = w.metric
        and not f.is_worked_out
        and not exists (select from chosen c where c.post_id = w.post_id and c.metric = w.metric)
    )
    insert into analytics_post_figures as f (
      organisation_id, post_id, metric, value, numerator, denominator, basis, since, day, source, captured_at
    )
    select ${organisationId}::uuid, post_id, metric, value, numerator, denominator, basis, since, day, source, captured_at
    from chosen
    on conflict (post_id, metric) do update
    set value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
      basis = excluded.basis, since = excluded.since, day = excluded.day, source = excluded.source,
      captured_at = excluded.captured_at, is_worked_out = false
    where (
      f.value, f.numerator, f.denominator, f.basis, f.since, f.day, f.source, f.captured_at, f.is_worked_out
    ) is distinct from (
      excluded.value, excluded.numerator, excluded.denominator, excluded.basis, excluded.since, excluded.day,
      excluded.source, excluded.captured_at, false
    )
  `;
}

/** The figures of posts whose span may depend on a day of publication that they were not worked out with. */
export async function selectStaleSpans(
  tx: Transaction,
  organisationId: string,
  postIds: readonly string[],
): Promise<{ post_id: string; metric: MetricKey }[]> {
  return await tx<{ post_id: string; metric: MetricKey }[]>`
    select f.post_id, f.metric
    from analytics_posts p
    join analytics_post_figures f on f.organisation_id = p.organisation_id and f.post_id = p.id
    where p.organisation_id = ${organisationId}
      and p.id = any(${postIds as string[]}::uuid[])
      and (
        f.basis = 'period'
        or f.basis = 'to_date' and f.since is distinct from (p.published_at at time zone 'UTC')::date
      )
  `;
}
