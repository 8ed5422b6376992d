import type { Transaction } from "../../db/mod.ts";

/** A person whose password is about to be set. */
export interface OwnerRow {
  id: string;
  organisation_id: string;
  organisation_name: string;
  email: string;
  name: string;
}

/** The hash of a person's password. */
export async function findPasswordHash(
  tx: Transaction,
  organisationId: string,
  userId: string,
): Promise<string | null> {
  const [row] = await tx<{ password_hash: string | null }[]>`
    select password_hash from users
    where organisation_id = ${organisationId} and id = ${userId} and is_active
  `;
  return row?.password_hash ?? null;
}

/** Sets a person's password. */
export async function updatePassword(
  tx: Transaction,
  { organisationId, userId, passwordHash }: { organisationId: string; userId: string; passwordHash: string },
): Promise<void> {
  await tx`
    update users set password_hash = ${passwordHash}
    where organisation_id = ${organisationId} and id = ${userId}
  `;
}

/** Sets what a person may say of themselves. */
export async function updateProfileOf(
  tx: Transaction,
  { organisationId, userId, name, timeZone }: {
    organisationId: string;
    userId: string;
    name: string;
    timeZone: string;
  },
): Promise<void> {
  await tx`
    update users set name = ${name}, time_zone = ${timeZone}
    where organisation_id = ${organisationId} and id = ${userId}
  `;
}

/** Keeps a link to set a new password, and forgets the person's links that are too old. */
export async function insertReset(
  tx: Transaction,
  { organisationId, userId, tokenHash, now, expiresAt }: {
    organisationId: string;
    userId: string;
    tokenHash: Uint8Array;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    delete from password_resets
    where organisation_id = ${organisationId} and user_id = ${userId} and expires_at <= ${now}
  `;
  await tx`
    insert into password_resets (token_hash, organisation_id, user_id, created_at, expires_at)
    values (${tokenHash}, ${organisationId}, ${userId}, ${now}, ${expiresAt})
  `;
}

/** The active person a link is for, while it may be used. */
export async function findOwnerOfReset(
  tx: Transaction,
  tokenHash: Uint8Array,
  now: Date,
): Promise<OwnerRow | null> {
  const [row] = await tx<OwnerRow[]>`
    select u.id, u.organisation_id, o.name as organisation_name, u.email, u.name
    from password_resets r
    join users u on u.organisation_id = r.organisation_id and u.id = r.user_id
    join organisations o on o.id = r.organisation_id
    where r.token_hash = ${tokenHash} and r.used_at is null and r.expires_at > ${now} and u.is_active
  `;
  return row ?? null;
}

/** Uses a link up; of many at once, one succeeds. */
export async function takeReset(tx: Transaction, tokenHash: Uint8Array, now: Date): Promise<boolean> {
  const rows = await tx`
    update password_resets set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    returning user_id
  `;
  return rows.length > 0;
}

/** Takes back every link of a person that was not used. */
export async function deleteResets(tx: Transaction, organisationId: string, userId: string): Promise<void> {
  await tx`
    delete from password_resets
    where organisation_id = ${organisationId} and user_id = ${userId} and used_at is null
  `;
}
