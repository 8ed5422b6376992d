import type { Transaction } from "../db/mod.ts";
import type { Role } from "../contract/roles.ts";

/** A person with their organisation, as signing in needs them. */
export interface PersonRow {
  id: string;
  organisation_id: string;
  organisation_name: string;
  email: string;
  name: string;
  role: Role;
  time_zone: string;
}

/** A session as its owner sees it. */
export interface SessionRow {
  id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  user_agent: string | null;
}

/** A session with the person it is of. */
export interface OpenSessionRow extends PersonRow {
  session_id: string;
  generation: number;
  successor_seen_at: Date | null;
}

/** The person with that address, active or not, in whatever organisation. */
export async function findAccount(
  tx: Transaction,
  email: string,
): Promise<(PersonRow & { password_hash: string | null; is_active: boolean }) | null> {
  const [row] = await tx<(PersonRow & { password_hash: string | null; is_active: boolean })[]>`
    select u.id, u.organisation_id, o.name as organisation_name, u.email, u.name, u.role, u.time_zone,
      u.password_hash, u.is_active
    from users u join organisations o on o.id = u.organisation_id
    where u.email = ${email}
  `;
  return row ?? null;
}

/** The active person with that id. */
export async function findPerson(
  tx: Transaction,
  organisationId: string,
  userId: string,
): Promise<PersonRow | null> {
  const [row] = await tx<PersonRow[]>`
    select u.id, u.organisation_id, o.name as organisation_name, u.email, u.name, u.role, u.time_zone
    from users u join organisations o on o.id = u.organisation_id
    where u.organisation_id = ${organisationId} and u.id = ${userId} and u.is_active
  `;
  return row ?? null;
}

/** The session and its person, as long as the one is open and the other active. */
export async function findOpenSession(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
  now: Date,
): Promise<OpenSessionRow | null> {
  const [row] = await tx<OpenSessionRow[]>`
    select s.id as session_id, s.generation, s.successor_seen_at,
      u.id, u.organisation_id, o.name as organisation_name, u.email, u.name, u.role, u.time_zone
    from sessions s
    join users u on u.organisation_id = s.organisation_id and u.id = s.user_id
    join organisations o on o.id = s.organisation_id
    where s.organisation_id = ${organisationId} and s.id = ${sessionId}
      and s.revoked_at is null and s.expires_at > ${now} and u.is_active
  `;
  return row ?? null;
}

/** Opens a session. */
export async function insertSession(
  tx: Transaction,
  session: {
    organisationId: string;
    userId: string;
    tokenHash: Uint8Array;
    now: Date;
    expiresAt: Date;
    userAgent: string | null;
    address: string;
  },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into sessions
      (organisation_id, user_id, token_hash, created_at, last_seen_at, expires_at, user_agent, address)
    values (
      ${session.organisationId}, ${session.userId}, ${session.tokenHash}, ${session.now}, ${session.now},
      ${session.expiresAt}, ${session.userAgent}, ${session.address}
    )
    returning id
  `;
  if (row === undefined) throw new Error("Cannot open a session: no row was returned");
  return row.id;
}

/** Notes when a person last signed in. */
export async function touchLastLogin(
  tx: Transaction,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<void> {
  await tx`
    update users set last_login = ${now}
    where organisation_id = ${organisationId} and id = ${userId}
  `;
}

/** Replaces a session's token by its successor; of many at once, one gets the row. */
export async function rotateToken(
  tx: Transaction,
  { presented, successor, now }: { presented: Uint8Array; successor: Uint8Array; now: Date },
): Promise<{ id: string } | null> {
  const [row] = await tx<{ id: string }[]>`
    update sessions
    set token_hash = ${successor}, previous_token_hash = ${presented}, rotated_at = ${now}, last_seen_at = ${now},
      generation = generation + 1, successor_seen_at = null
    where token_hash = ${presented} and revoked_at is null and expires_at > ${now}
    returning id
  `;
  return row ?? null;
}

/** A session whose token was replaced. */
export interface RotatedRow {
  id: string;
  organisation_id: string;
  user_id: string;
  rotated_at: Date;
  successor_seen_at: Date | null;
}

/** The open session whose token this was until its last rotation. */
export async function findByPreviousToken(
  tx: Transaction,
  presented: Uint8Array,
  now: Date,
): Promise<RotatedRow | null> {
  const [row] = await tx<RotatedRow[]>`
    select id, organisation_id, user_id, rotated_at, successor_seen_at from sessions
    where previous_token_hash = ${presented} and revoked_at is null and expires_at > ${now}
  `;
  return row ?? null;
}

/** The session and its person by session alone: the bearer of its token has proved it is theirs. */
export async function findSessionOfBearer(
  tx: Transaction,
  sessionId: string,
  now: Date,
): Promise<OpenSessionRow | null> {
  const [row] = await tx<OpenSessionRow[]>`
    select s.id as session_id, s.generation, s.successor_seen_at,
      u.id, u.organisation_id, o.name as organisation_name, u.email, u.name, u.role, u.time_zone
    from sessions s
    join users u on u.organisation_id = s.organisation_id and u.id = s.user_id
    join organisations o on o.id = s.organisation_id
    where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > ${now} and u.is_active
  `;
  return row ?? null;
}

/** Notes that the successor of a refresh token has arrived. */
export async function markSuccessorSeen(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  await tx`
    update sessions set successor_seen_at = ${now}
    where organisation_id = ${organisationId} and id = ${sessionId} and successor_seen_at is null
  `;
}

/** The open sessions of a person, newest first. */
export async function listOpenSessions(
  tx: Transaction,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<SessionRow[]> {
  return await tx<SessionRow[]>`
    select id, created_at, last_seen_at, expires_at, user_agent from sessions
    where organisation_id = ${organisationId} and user_id = ${userId}
      and revoked_at is null and expires_at > ${now}
    order by last_seen_at desc, id
  `;
}

/** Revokes a person's session; false when there is no such open one. */
export async function revokeSessionOf(
  tx: Transaction,
  { organisationId, userId, sessionId, now }: {
    organisationId: string;
    userId: string;
    sessionId: string;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx`
    update sessions set revoked_at = ${now}
    where organisation_id = ${organisationId} and user_id = ${userId} and id = ${sessionId} and revoked_at is null
    returning id
  `;
  return rows.length > 0;
}
