import type { Platform, Source } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";

/** How the last try to read a platform from a source went. */
export interface TryRow {
  platform: Platform;
  source: Exclude<Source, "export">;
  tried_at: Date;
  reason: string | null;
  next_try_at: Date | null;
}

/** The last try of each platform and source. */
export async function selectTries(tx: Transaction, organisationId: string): Promise<TryRow[]> {
  return await tx<TryRow[]>`
    select platform, source, tried_at, reason, next_try_at
    from analytics_tries
    where organisation_id = ${organisationId}
    order by tried_at desc
  `;
}

/** Keeps how a try went, in place of the one before. */
export async function upsertTry(tx: Transaction, organisationId: string, last: TryRow): Promise<void> {
  await tx`
    insert into analytics_tries as t (organisation_id, platform, source, tried_at, reason, next_try_at)
    values (
      ${organisationId}, ${last.platform}, ${last.source}, ${last.tried_at}, ${last.reason}, ${last.next_try_at}
    )
    on conflict (organisation_id, platform, source) do update
    set tried_at = excluded.tried_at, reason = excluded.reason, next_try_at = excluded.next_try_at
    where t.tried_at <= excluded.tried_at
  `;
}

/** Forgets a source that is read no longer. */
export async function deleteTry(
  tx: Transaction,
  organisationId: string,
  { platform, source }: Pick<TryRow, "platform" | "source">,
): Promise<void> {
  await tx`
    delete from analytics_tries
    where organisation_id = ${organisationId}
      and platform = ${platform}
      and source = ${source}
  `;
}
