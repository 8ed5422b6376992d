import type { Transaction } from "../../db/mod.ts";

/** Whose rows are meant. */
export interface Owner {
  organisationId: string;
  userId: string;
}

/** A second factor as it is kept. */
export interface FactorRow {
  sealed_secret: Uint8Array;
  created_at: Date;
  confirmed_at: Date | null;
}

/** The person's second factor, in use or being set up. */
export async function findFactor(
  tx: Transaction,
  { organisationId, userId }: Owner,
): Promise<FactorRow | null> {
  const [row] = await tx<FactorRow[]>`
    select sealed_secret, created_at, confirmed_at from second_factors
    where organisation_id = ${organisationId} and user_id = ${userId}
  `;
  return row ?? null;
}

/** Keeps a secret that is not in use yet, in place of an earlier one; false when one is in use. */
export async function keepPendingFactor(
  tx: Transaction,
  { organisationId, userId, sealedSecret, now }: Owner & { sealedSecret: Uint8Array; now: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into second_factors (organisation_id, user_id, sealed_secret, created_at)
    values (${organisationId}, ${userId}, ${sealedSecret}, ${now})
    on conflict (organisation_id, user_id) do update
    set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, last_step = 0
    where second_factors.confirmed_at is null
    returning user_id
  `;
  return rows.length > 0;
}

/** Puts the secret that was shown into use; false when it is already, or is another by now. */
export async function confirmFactor(
  tx: Transaction,
  { organisationId, userId, sealedSecret, step, now }: Owner & {
    sealedSecret: Uint8Array;
    step: number;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx`
    update second_factors set confirmed_at = ${now}, last_step = ${step}
    where organisation_id = ${organisationId} and user_id = ${userId} and confirmed_at is null
      and sealed_secret = ${sealedSecret}
    returning user_id
  `;
  return rows.length > 0;
}

/** Uses up the code of a step and of all before it; of many at once, one succeeds. */
export async function takeStep(
  tx: Transaction,
  { organisationId, userId, step }: Owner & { step: number },
): Promise<boolean> {
  const rows = await tx`
    update second_factors set last_step = ${step}
    where organisation_id = ${organisationId} and user_id = ${userId} and confirmed_at is not null
      and last_step < ${step}
    returning user_id
  `;
  return rows.length > 0;
}

/** Removes the second factor with its recovery codes; false when there was none in use. */
export async function deleteFactor(tx: Transaction, { organisationId, userId }: Owner): Promise<boolean> {
  const rows = await tx`
    delete from second_factors
    where organisation_id = ${organisationId} and user_id = ${userId} and confirmed_at is not null
    returning user_id
  `;
  return rows.length > 0;
}

/** Puts recovery codes in place of the earlier ones. */
export async function replaceCodes(
  tx: Transaction,
  { organisationId, userId, hashes, now }: Owner & { hashes: Uint8Array[]; now: Date },
): Promise<void> {
  await tx`
    delete from recovery_codes
    where organisation_id = ${organisationId} and user_id = ${userId}
  `;
  for (const hash of hashes) {
    await tx`
      insert into recovery_codes (code_hash, organisation_id, user_id, created_at)
      values (${hash}, ${organisationId}, ${userId}, ${now})
    `;
  }
}

/** Uses a recovery code up; of many at once, one succeeds. */
export async function takeCode(
  tx: Transaction,
  { organisationId, userId, hash, now }: Owner & { hash: Uint8Array; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update recovery_codes set used_at = ${now}
    where code_hash = ${hash} and organisation_id = ${organisationId} and user_id = ${userId} and used_at is null
    returning user_id
  `;
  return rows.length > 0;
}

/** How many recovery codes are unused. */
export async function countCodes(tx: Transaction, { organisationId, userId }: Owner): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) from recovery_codes
    where organisation_id = ${organisationId} and user_id = ${userId} and used_at is null
  `;
  return row?.count ?? 0;
}

/** Whether the organisation asks its admins for a second factor. */
export async function readRule(tx: Transaction, organisationId: string): Promise<boolean> {
  const [row] = await tx<{ second_factor_for_admins: boolean }[]>`
    select second_factor_for_admins from organisations
    where id = ${organisationId}
  `;
  return row?.second_factor_for_admins ?? false;
}

/** Changes whether the organisation asks its admins for a second factor. */
export async function updateRule(tx: Transaction, organisationId: string, asked: boolean): Promise<void> {
  await tx`
    update organisations set second_factor_for_admins = ${asked}
    where id = ${organisationId}
  `;
}

/** Keeps a sign-in that waits for its code, and forgets those of the person that waited too long. */
export async function insertChallenge(
  tx: Transaction,
  { organisationId, userId, tokenHash, now, expiresAt }: Owner & {
    tokenHash: Uint8Array;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    delete from sign_in_challenges
    where organisation_id = ${organisationId} and user_id = ${userId} and expires_at <= ${now}
  `;
  await tx`
    insert into sign_in_challenges (token_hash, organisation_id, user_id, created_at, expires_at)
    values (${tokenHash}, ${organisationId}, ${userId}, ${now}, ${expiresAt})
  `;
}

/** Counts one more attempt at a challenge; null when it is none, is over, or had too many. */
export async function attemptChallenge(
  tx: Transaction,
  { tokenHash, mostAttempts, now }: { tokenHash: Uint8Array; mostAttempts: number; now: Date },
): Promise<Owner | null> {
  const [row] = await tx<{ organisation_id: string; user_id: string }[]>`
    update sign_in_challenges set attempts = attempts + 1
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} and attempts < ${mostAttempts}
    returning organisation_id, user_id
  `;
  return row === undefined ? null : { organisationId: row.organisation_id, userId: row.user_id };
}

/** Uses a challenge up; of many at once, one succeeds. */
export async function takeChallenge(tx: Transaction, tokenHash: Uint8Array, now: Date): Promise<boolean> {
  const rows = await tx`
    update sign_in_challenges set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    returning user_id
  `;
  return rows.length > 0;
}

/** Forgets every sign-in of a person that waits for its code. */
export async function deleteChallenges(tx: Transaction, { organisationId, userId }: Owner): Promise<void> {
  await tx`
    delete from sign_in_challenges
    where organisation_id = ${organisationId} and user_id = ${userId}
  `;
}
