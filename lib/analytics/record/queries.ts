import type { Transaction } from "../../db/mod.ts";
import type { PostFacts } from "../observation.ts";
import type { SeriesKey } from "./series.ts";

/** Keeps other deliveries of the same account waiting until the transaction ends. */
export async function lockAccount(tx: Transaction, organisationId: string, accountId: string): Promise<void> {
  await tx`
    select id
    from analytics_accounts
    where organisation_id = ${organisationId}
      and id = ${accountId}
    for no key update
  `;
}

/**
 * Adds posts and takes over what is said of them where that is not older than what is known. A day never replaces a
 * moment that is near it: some sources say when a post was published, others only on which day.
 */
export async function upsertPosts(
  tx: Transaction,
  organisationId: string,
  accountId: string,
  posts: readonly PostFacts[],
  describedAt: Date,
): Promise<{ id: string; external_id: string }[]> {
  // Of two descriptions of the same moment the order of arrival must not decide.
  const newest = (column: string) =>
    tx`
      case
        when p.described_at = excluded.described_at then greatest(excluded.${tx(column)}, p.${tx(column)})
        when p.described_at > excluded.described_at then coalesce(p.${tx(column)}, excluded.${tx(column)})
        else coalesce(excluded.${tx(column)}, p.${tx(column)})
      end
    `;
  const isMoment = (row: string) =>
    tx`(date_trunc('day', ${tx(row)}.published_at, 'UTC') <> ${tx(row)}.published_at)`;
  return await tx<{ id: string; external_id: string }[]>`
    insert into analytics_posts as p (
      organisation_id, account_id, external_id, url, title, kind, published_at, duration_seconds, thumbnail_url,
      described_at
    )
    select ${organisationId}::uuid, ${accountId}::uuid, i.*, ${describedAt}::timestamptz
    from unnest(
      ${posts.map((post) => post.externalId)}::text[],
      ${posts.map((post) => post.url)}::text[],
      ${posts.map((post) => post.title)}::text[],
      ${posts.map((post) => post.kind)}::text[],
      ${posts.map((post) => post.publishedAt)}::timestamptz[],
      ${posts.map((post) => post.durationSeconds)}::int[],
      ${posts.map((post) => post.thumbnailUrl)}::text[]
    ) i
    on conflict (organisation_id, account_id, external_id) do update
    set url = ${newest("url")}, title = ${newest("title")}, kind = ${newest("kind")},
      published_at = case
        when abs(extract(epoch from excluded.published_at - p.published_at)) > 2 * 86400
          or ${isMoment("p")} = ${isMoment("excluded")} then ${newest("published_at")}
        when ${isMoment("p")} then p.published_at
        else coalesce(excluded.published_at, p.published_at)
      end,
      duration_seconds = ${newest("duration_seconds")}, thumbnail_url = ${newest("thumbnail_url")},
      described_at = greatest(p.described_at, excluded.described_at)
    returning p.id, p.external_id
  `;
}

/** The ids of posts by the platform's own; those that are not there are added without a description. */
export async function findOrAddPosts(
  tx: Transaction,
  organisationId: string,
  accountId: string,
  externalIds: readonly string[],
): Promise<{ id: string; external_id: string }[]> {
  await tx`
    insert into analytics_posts (organisation_id, account_id, external_id)
    select ${organisationId}::uuid, ${accountId}::uuid, external_id
    from unnest(${externalIds as string[]}::text[]) external_id
    on conflict do nothing
  `;
  return await tx<{ id: string; external_id: string }[]>`
    select id, external_id
    from analytics_posts
    where organisation_id = ${organisationId}
      and account_id = ${accountId}
      and external_id = any(${externalIds as string[]}::text[])
  `;
}

/** The ids of series, in the order asked; those that are not there are added. */
export async function findOrAddSeries(
  tx: Transaction,
  organisationId: string,
  accountId: string,
  source: string,
  keys: readonly SeriesKey[],
): Promise<number[]> {
  const wanted = () =>
    tx`
      unnest(
        ${keys.map((key) => key.postId)}::uuid[], ${keys.map((key) => key.metric)}::text[],
        ${keys.map((key) => key.layer)}::text[], ${keys.map((key) => key.basis)}::text[]
      ) with ordinality as k (post_id, metric, layer, basis, place)
    `;
  await tx`
    insert into analytics_series (organisation_id, account_id, post_id, metric, layer, basis, source)
    select ${organisationId}::uuid, ${accountId}::uuid, k.post_id, k.metric, k.layer, k.basis, ${source}::text
    from ${wanted()}
    on conflict do nothing
  `;
  const rows = await tx<{ id: number }[]>`
    select s.id
    from ${wanted()}
    join lateral (
      select id from analytics_series s
      where s.organisation_id = ${organisationId} and s.account_id = ${accountId}
        and s.post_id = k.post_id
        and s.metric = k.metric and s.layer = k.layer and s.basis = k.basis and s.source = ${source}
      union all
      select id from analytics_series s
      where k.post_id is null
        and s.organisation_id = ${organisationId} and s.account_id = ${accountId}
        and s.post_id is null
        and s.metric = k.metric and s.layer = k.layer and s.basis = k.basis and s.source = ${source}
    ) s on true
    order by k.place
  `;
  return rows.map(({ id }) => id);
}

/** Figures of one delivery, column by column. */
export interface FigureColumns {
  seriesIds: number[];
  days: string[];
  periodStarts: string[];
  values: number[];
  numerators: (number | null)[];
  denominators: (number | null)[];
  provisional: boolean[];
}

/** What became of figures: their places in the columns, counted from 1, by verdict. */
export interface Verdict {
  /** "confirmed" is the same value, read anew; "known" is the same, read no later. */
  verdict: "added" | "changed" | "confirmed" | "known" | "late";
  places: number[];
}

/**
 * Stores figures. What was read later replaces what was read earlier, and that goes to the history; what was read earlier
 * than what is stored goes to the history itself. Of two values read at the same moment the complete one stays, then the
 * greater one, so that the order of arrival decides nothing.
 */
export async function upsertFigures(
  tx: Transaction,
  organisationId: string,
  columns: FigureColumns,
  capture: { id: string; capturedAt: Date; now: Date },
): Promise<Verdict[]> {
  return await tx<Verdict[]>`
    with
    incoming as (
      select *
      from unnest(
        ${columns.seriesIds}::bigint[], ${columns.days}::date[], ${columns.periodStarts}::date[],
        ${columns.values}::float8[], ${columns.numerators}::float8[], ${columns.denominators}::float8[],
        ${columns.provisional.map(Number)}::int[]::boolean[]
      ) with ordinality as i (series_id, day, period_start, value, numerator, denominator, provisional, place)
    ),
    judged as (
      select i.*, m.value as old_value, m.numerator as old_numerator, m.denominator as old_denominator,
        m.provisional as old_provisional, m.capture_id as old_capture_id, m.captured_at as old_captured_at,
        case
          when m.series_id is null then 'added'
          when (i.value, i.numerator, i.denominator) is not distinct from (m.value, m.numerator, m.denominator) then
            case
              when c.at > m.captured_at or (c.at = m.captured_at and m.provisional and not i.provisional)
              then 'confirmed' else 'known'
            end
          when (
            c.at, not i.provisional, i.value, coalesce(i.numerator, '-infinity'), coalesce(i.denominator, '-infinity')
          ) > (
            m.captured_at, not m.provisional, m.value, coalesce(m.numerator, '-infinity'),
            coalesce(m.denominator, '-infinity')
          ) then 'changed'
          else 'late'
        end as verdict
      from incoming i
      cross join (select ${capture.capturedAt}::timestamptz as at) c
      left join analytics_metrics m
        on m.organisation_id = ${organisationId}
        and m.series_id = i.series_id and m.day = i.day and m.period_start = i.period_start
    ),
    kept as (
      insert into analytics_metric_history (
        organisation_id, series_id, day, period_start, value, numerator, denominator, provisional, capture_id,
        captured_at, replaced_by, replaced_at
      )
      select ${organisationId}::uuid, series_id, day, period_start, old_value, old_numerator, old_denominator,
        old_provisional, old_capture_id, old_captured_at, ${capture.id}::uuid, ${capture.now}::timestamptz
      from judged
      where verdict = 'changed'
      union all
      select ${organisationId}::uuid, series_id, day, period_start, value, numerator, denominator,
        provisional, ${capture.id}::uuid, ${capture.capturedAt}::timestamptz, old_capture_id,
        ${capture.now}::timestamptz
      from judged
      where verdict = 'late'
      on conflict do nothing
    ),
    written as (
      insert into analytics_metrics (
        organisation_id, series_id, day, period_start, value, numerator, denominator, provisional, capture_id,
        captured_at
      )
      select ${organisationId}::uuid, series_id, day, period_start, value, numerator, denominator, provisional,
        ${capture.id}::uuid, ${capture.capturedAt}::timestamptz
      from judged
      where verdict in ('added', 'changed', 'confirmed')
      on conflict (series_id, day, period_start) do update
      set value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
        provisional = excluded.provisional, capture_id = excluded.capture_id, captured_at = excluded.captured_at
    )
    select verdict, array_agg(place::int) as places
    from judged
    group by verdict
  `;
}

/** Remembers of an account when figures were read last, from where, and up to which day they are complete. */
export async function markCaptured(
  tx: Transaction,
  organisationId: string,
  accountId: string,
  { source, capturedAt, completeTo }: { source: string; capturedAt: Date; completeTo: string | null },
): Promise<void> {
  await tx`
    update analytics_accounts
    set captured_from = case when captured_at > ${capturedAt} then captured_from else ${source} end,
      captured_at = greatest(captured_at, ${capturedAt}::timestamptz),
      complete_to = greatest(complete_to, ${completeTo}::date)
    where organisation_id = ${organisationId}
      and id = ${accountId}
  `;
}

/** Says that what pages of figures show has changed. */
export async function bumpVersion(tx: Transaction, organisationId: string): Promise<void> {
  await tx`
    insert into analytics_versions (organisation_id)
    values (${organisationId})
    on conflict (organisation_id) do update
    set version = analytics_versions.version + 1
  `;
}
