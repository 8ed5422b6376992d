import type { ConnectionKind } from "../../contract/connections.ts";
import type { Platform } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";

/** A connection, without its tokens. */
export interface ConnectionRow {
  id: string;
  organisation_id: string;
  kind: ConnectionKind;
  external_id: string;
  name: string | null;
  state: "active" | "sign_in_again";
  failures: number;
  next_try_at: Date;
  last_success_at: Date | null;
  full_read_at: Date | null;
  last_failure_at: Date | null;
  last_failure_code: string | null;
  last_failure_message: string | null;
  last_failure_request: string | null;
}

/** Adds a connection, or gives one that is there its new tokens, so that it is tried at once. */
export async function upsertConnection(
  tx: Transaction,
  connection: {
    id: string;
    organisationId: string;
    kind: ConnectionKind;
    externalId: string;
    name: string | null;
    sealed: Uint8Array | null;
    scopes: string;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into analytics_connections as c (
      id, organisation_id, kind, external_id, name, sealed_credentials, scopes, next_try_at, created_at, updated_at
    ) values (
      ${connection.id}, ${connection.organisationId}, ${connection.kind}, ${connection.externalId}, ${connection.name},
      ${connection.sealed}, ${connection.scopes}, ${connection.now}, ${connection.now}, ${connection.now}
    )
    on conflict (organisation_id, kind, external_id) do update
    set name = coalesce(excluded.name, c.name), sealed_credentials = excluded.sealed_credentials,
      credentials_version = c.credentials_version + 1, scopes = excluded.scopes, state = 'active', failures = 0,
      next_try_at = excluded.next_try_at, updated_at = excluded.updated_at
    returning id
  `;
  return row!.id;
}

/** The id that a connection has, or null. */
export async function findConnectionId(
  tx: Transaction,
  { organisationId, kind, externalId }: { organisationId: string; kind: ConnectionKind; externalId: string },
): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id
    from analytics_connections
    where organisation_id = ${organisationId} and kind = ${kind} and external_id = ${externalId}
  `;
  return row?.id ?? null;
}

/** The organisation's connections, of one kind or all. */
export async function selectConnections(
  tx: Transaction,
  organisationId: string,
  kind: ConnectionKind | null = null,
): Promise<ConnectionRow[]> {
  return await tx<ConnectionRow[]>`
    select id, organisation_id, kind, external_id, name, state, failures, next_try_at, last_success_at, full_read_at,
      last_failure_at, last_failure_code, last_failure_message, last_failure_request
    from analytics_connections
    where organisation_id = ${organisationId} and (${kind}::text is null or kind = ${kind})
    order by kind, created_at, id
  `;
}

/** One connection. */
export async function readConnection(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ConnectionRow | null> {
  const [row] = await tx<ConnectionRow[]>`
    select id, organisation_id, kind, external_id, name, state, failures, next_try_at, last_success_at, full_read_at,
      last_failure_at, last_failure_code, last_failure_message, last_failure_request
    from analytics_connections
    where organisation_id = ${organisationId} and id = ${id}
  `;
  return row ?? null;
}

/** Connections of any organisation whose time has come, longest due first. */
export async function selectDueConnections(
  tx: Transaction,
  now: Date,
): Promise<{ id: string; organisation_id: string }[]> {
  return await tx<{ id: string; organisation_id: string }[]>`
    select id, organisation_id
    from analytics_connections
    where state = 'active' and next_try_at <= ${now}
    order by next_try_at
    limit 1000
  `;
}

/** The sealed tokens of a connection, and how often they were replaced. */
export async function readSealed(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<{ sealed: Uint8Array | null; version: number }> {
  const [row] = await tx<{ sealed: Uint8Array | null; version: number }[]>`
    select sealed_credentials as sealed, credentials_version as version
    from analytics_connections
    where organisation_id = ${organisationId} and id = ${id}
  `;
  return row!;
}

/** Replaces the tokens, unless somebody else did since they were read; says whether it did. */
export async function replaceSealed(
  tx: Transaction,
  replaced: { organisationId: string; id: string; version: number; sealed: Uint8Array; now: Date },
): Promise<boolean> {
  const updated = await tx`
    update analytics_connections
    set sealed_credentials = ${replaced.sealed}, credentials_version = credentials_version + 1,
      updated_at = ${replaced.now}
    where organisation_id = ${replaced.organisationId} and id = ${replaced.id}
      and credentials_version = ${replaced.version}
  `;
  return updated.count > 0;
}

/** Notes that a connection was read. */
export async function noteSuccess(
  tx: Transaction,
  done: {
    organisationId: string;
    id: string;
    name: string | null;
    isFull: boolean;
    at: Date;
    nextTryAt: Date;
  },
): Promise<void> {
  await tx`
    update analytics_connections
    set state = 'active', failures = 0, last_success_at = ${done.at}, next_try_at = ${done.nextTryAt},
      name = coalesce(${done.name}, name), updated_at = ${done.at},
      full_read_at = case when ${done.isFull} then ${done.at}::timestamptz else full_read_at end
    where organisation_id = ${done.organisationId} and id = ${done.id}
  `;
}

/** Notes that a connection could not be read, why, and when it is tried next. */
export async function noteFailure(
  tx: Transaction,
  failed: {
    organisationId: string;
    id: string;
    state: ConnectionRow["state"];
    code: string;
    message: string;
    request: string | null;
    at: Date;
    nextTryAt: Date;
  },
): Promise<void> {
  await tx`
    update analytics_connections
    set state = ${failed.state}, failures = failures + 1, last_failure_at = ${failed.at},
      last_failure_code = ${failed.code}, last_failure_message = ${failed.message},
      last_failure_request = ${failed.request}, next_try_at = ${failed.nextTryAt}, updated_at = ${failed.at}
    where organisation_id = ${failed.organisationId} and id = ${failed.id}
  `;
}

/** Removes a connection; what it brought stays. */
export async function deleteConnection(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<boolean> {
  const deleted = await tx`
    delete from analytics_connections where organisation_id = ${organisationId} and id = ${id}
  `;
  return deleted.count > 0;
}

/** The organisation that the Ops-Console is for where nobody said: the only one, while it has no such connection. */
export async function findConsoleHeir(tx: Transaction): Promise<{ id: string; slug: string } | null> {
  const [row] = await tx<{ id: string; slug: string }[]>`
    select o.id, o.slug
    from organisations o
    where (select count(*) from organisations) = 1
      and not exists (select from analytics_connections where kind = 'console')
  `;
  return row ?? null;
}

/** The platforms that the Ops-Console has brought figures of. */
export async function selectConsolePlatforms(tx: Transaction, organisationId: string): Promise<Platform[]> {
  const rows = await tx<{ platform: Platform }[]>`
    select distinct a.platform
    from analytics_series s
    join analytics_accounts a on a.organisation_id = s.organisation_id and a.id = s.account_id
    where s.organisation_id = ${organisationId} and s.source = 'console'
    order by a.platform
  `;
  return rows.map(({ platform }) => platform);
}
