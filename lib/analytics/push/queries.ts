import type { Transaction } from "../../db/mod.ts";

/** A push key, without its secret. */
export interface PushKeyRow {
  id: string;
  key_id: string;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** A key as a signature is checked with it, whoever's it is; one that was revoked is none. */
export async function findPushKey(
  tx: Transaction,
  keyId: string,
): Promise<{ id: string; organisation_id: string; sealed_secret: Uint8Array } | null> {
  const [row] = await tx<{ id: string; organisation_id: string; sealed_secret: Uint8Array }[]>`
    select id, organisation_id, sealed_secret
    from analytics_push_keys
    where key_id = ${keyId} and revoked_at is null
  `;
  return row ?? null;
}

/** Adds a key. */
export async function insertPushKey(
  tx: Transaction,
  key: {
    id: string;
    organisationId: string;
    keyId: string;
    name: string;
    sealedSecret: Uint8Array;
    createdBy: string | null;
    now: Date;
  },
): Promise<PushKeyRow> {
  const [row] = await tx<PushKeyRow[]>`
    insert into analytics_push_keys (id, organisation_id, key_id, name, sealed_secret, created_by, created_at)
    values (
      ${key.id}, ${key.organisationId}, ${key.keyId}, ${key.name}, ${key.sealedSecret}, ${key.createdBy}, ${key.now}
    )
    returning id, key_id, name, created_at, last_used_at, revoked_at
  `;
  return row!;
}

/** The organisation's keys, newest first. */
export async function selectPushKeys(tx: Transaction, organisationId: string): Promise<PushKeyRow[]> {
  return await tx<PushKeyRow[]>`
    select id, key_id, name, created_at, last_used_at, revoked_at
    from analytics_push_keys
    where organisation_id = ${organisationId}
    order by revoked_at is not null, created_at desc, id
    limit 200
  `;
}

/** Ends a key; null where the organisation has none with that id. An end that was set stays. */
export async function endPushKey(
  tx: Transaction,
  { organisationId, id, now }: { organisationId: string; id: string; now: Date },
): Promise<PushKeyRow | null> {
  const [row] = await tx<PushKeyRow[]>`
    update analytics_push_keys
    set revoked_at = coalesce(revoked_at, ${now})
    where organisation_id = ${organisationId} and id = ${id}
    returning id, key_id, name, created_at, last_used_at, revoked_at
  `;
  return row ?? null;
}

/**
 * Remembers a signature, and that its key was used; false where it was seen before, or the key ended meanwhile.
 * Signatures past their time are forgotten on the way.
 */
export async function takeSignature(
  tx: Transaction,
  taken: { organisationId: string; pushKeyId: string; signature: Uint8Array; expiresAt: Date; now: Date },
): Promise<"taken" | "seen" | "revoked"> {
  const used = await tx`
    update analytics_push_keys
    set last_used_at = ${taken.now}
    where organisation_id = ${taken.organisationId} and id = ${taken.pushKeyId} and revoked_at is null
  `;
  if (used.count === 0) return "revoked";
  const added = await tx`
    insert into analytics_push_signatures (organisation_id, push_key_id, signature, expires_at)
    values (${taken.organisationId}, ${taken.pushKeyId}, ${taken.signature}, ${taken.expiresAt})
    on conflict do nothing
  `;
  await tx`
    delete from analytics_push_signatures
    where organisation_id = ${taken.organisationId} and expires_at < ${taken.now}
  `;
  return added.count === 0 ? "seen" : "taken";
}
