import type { Annotation } from "../contract/analytics_shapes.ts";
import type { Platform, Source } from "../contract/metrics.ts";
import type { Transaction } from "../db/mod.ts";

/** A channel as pages show it, and how new its figures are. */
export interface AccountRow {
  id: string;
  platform: Platform;
  name: string;
  handle: string | null;
  url: string | null;
  captured_at: Date | null;
  captured_from: Source | null;
  complete_to: string | null;
}

/** The organisation's accounts, by platform and name. */
export async function selectAccounts(tx: Transaction, organisationId: string): Promise<AccountRow[]> {
  return await tx<AccountRow[]>`
    select id, platform, name, handle, url, captured_at, captured_from, complete_to::text as complete_to
    from analytics_accounts
    where organisation_id = ${organisationId}
    order by array_position(array['youtube', 'linkedin', 'x'], platform), lower(name), id
  `;
}

/** How often what pages of figures show has changed, and the last day before today that any figure is known of. */
export async function findEdition(
  tx: Transaction,
  organisationId: string,
  today: string,
): Promise<{ version: number; last_day: string | null }> {
  const [row] = await tx<{ version: number; last_day: string | null }[]>`
    select
      coalesce((select version from analytics_versions where organisation_id = ${organisationId}), 0) as version,
      (
        select max(day)::text
        from analytics_daily
        where organisation_id = ${organisationId} and day < ${today}::date
      ) as last_day
  `;
  return row!;
}

/** What happened in a span, of one platform and of all together, or of everything. */
export async function selectAnnotations(
  tx: Transaction,
  organisationId: string,
  { from, to }: { from: string; to: string },
  platform: Platform | null,
): Promise<Annotation[]> {
  return [
    ...await tx<Annotation[]>`
      select id, day::text as day, title, kind, platform
      from analytics_annotations
      where organisation_id = ${organisationId}
        and day between ${from}::date and ${to}::date
        and (${platform}::text is null or platform is null or platform = ${platform})
      order by day, created_at, id
    `,
  ];
}
