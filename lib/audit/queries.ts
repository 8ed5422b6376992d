import type { AuditOutcome } from "../contract/audit.ts";
import type { Transaction } from "../db/mod.ts";
import type { AuditEntry } from "./audit.ts";
import type { ChainedRow } from "./chain.ts";

/** The chain of what belongs to no organisation. */
export const NO_ORGANISATION = "00000000-0000-0000-0000-000000000000";

/** An entry as it is read. */
export interface AuditRow {
  seq: number;
  at: Date;
  actor_id: string | null;
  actor_email: string | null;
  action: string;
  target_kind: string | null;
  target_id: string | null;
  outcome: AuditOutcome;
  address: string | null;
  request_id: string | null;
  detail: Record<string, string | number | boolean | null>;
  hash: Uint8Array;
}

/** Which entries are read: those before a place in the chain that pass every filter given. */
export interface AuditSelection {
  before: number | null;
  who: string | null;
  action: string | null;
  outcome: AuditOutcome | null;
  /** First and last day, in that time zone. */
  since: string | null;
  until: string | null;
  timeZone: string;
}

/** Adds one row; the database numbers it and links it to the one before. */
export async function insertEntry(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx`
    insert into audit_log
      (organisation_id, actor_id, actor_email, action, target_kind, target_id, outcome, address, request_id, detail)
    values (
      ${entry.organisationId}, ${entry.actor?.userId ?? null}, ${entry.actor?.email ?? null}, ${entry.action},
      ${entry.target?.kind ?? null}, ${entry.target?.id ?? null}, ${entry.outcome ?? "done"},
      ${entry.address ?? null}, ${entry.requestId ?? null}, ${tx.json(entry.detail ?? {})}
    )
  `;
}

/** An organisation's entries, newest first. */
export async function selectEntries(
  tx: Transaction,
  organisationId: string,
  { before, who, action, outcome, since, until, timeZone }: AuditSelection,
  limit: number,
): Promise<AuditRow[]> {
  return await tx<AuditRow[]>`
    select seq, at, actor_id, actor_email, action, target_kind, target_id, outcome, address, request_id, detail, hash
    from audit_log
    where organisation_id = ${organisationId}
      and (${before}::bigint is null or seq < ${before})
      and (${who}::text is null or position(lower(${who}) in lower(actor_email)) > 0)
      and (${action}::text is null or action = ${action} or starts_with(action, ${action} || '.'))
      and (${outcome}::text is null or outcome = ${outcome})
      and (${since}::text is null or at >= ${since}::text::date::timestamp at time zone ${timeZone})
      and (${until}::text is null or at < (${until}::text::date + 1)::timestamp at time zone ${timeZone})
    order by seq desc
    limit ${limit}
  `;
}

/** A chain by what its rows and its head say at the same moment. */
export interface ChainRow {
  chain: string;
  /** Its name, or its id when it is gone; null for what belongs to none. */
  organisation: string | null;
  head_seq: number | null;
  head_hash: Uint8Array | null;
  last_seq: number;
}

/** Every chain there is. */
export async function selectChains(tx: Transaction): Promise<ChainRow[]> {
  return await tx<ChainRow[]>`
    select c.chain, coalesce(o.name, nullif(c.chain, ${NO_ORGANISATION})::text) as organisation,
      h.seq as head_seq, h.hash as head_hash,
      coalesce(
        (select max(a.seq) from audit_log a where coalesce(a.organisation_id, ${NO_ORGANISATION}) = c.chain), 0
      ) as last_seq
    from (
      select chain from audit_heads
      union
      select coalesce(organisation_id, ${NO_ORGANISATION}) from audit_log
    ) c
    left join audit_heads h on h.chain = c.chain
    left join organisations o on o.id = c.chain
    order by organisation nulls first
  `;
}

/** Entries of a chain after a place and up to another, in order, with every field as it is hashed. */
export async function selectChain(
  tx: Transaction,
  { organisationId, after, last, limit }: {
    organisationId: string | null;
    after: number;
    last: number;
    limit: number;
  },
): Promise<ChainedRow[]> {
  return await tx<ChainedRow[]>`
    select seq, organisation_id, (extract(epoch from at) * 1000000)::bigint::text as at_micros,
      actor_id, actor_email, action, target_kind, target_id, outcome, address, request_id, detail::text as detail,
      prev_hash, hash
    from audit_log
    where organisation_id is not distinct from ${organisationId}::uuid and seq > ${after} and seq <= ${last}
    order by seq
    limit ${limit}
  `;
}
