import type { Transaction } from "../db/mod.ts";
import type { Role } from "../contract/roles.ts";
import type { Realm } from "./access_token.ts";

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
  address: string | null;
}

/** A session with the person it is of. */
export interface OpenSessionRow extends PersonRow {
  session_id: string;
  /** The organisation asks for a second factor, and there is none. */
  needs_second_factor: boolean;
  last_seen_at: Date;
}

/** When a session is looked at: one that nobody came back to since `idleSince` has ended. */
export interface SessionMoment {
  now: Date;
  idleSince: Date;
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
  { now, idleSince }: SessionMoment,
  realm: Realm,
): Promise<OpenSessionRow | null> {
  const [row] = await tx<OpenSessionRow[]>`
    select s.id as session_id, s.last_seen_at,
      u.id, u.organisation_id, o.name as organisation_name, u.email, u.name, u.role, u.time_zone,
      ${needsSecondFactor(tx)}
    from sessions s
    join users u on u.organisation_id = s.organisation_id and u.id = s.user_id
    join organisations o on o.id = s.organisation_id
    where s.organisation_id = ${organisationId} and s.id = ${sessionId} and s.realm = ${realm}
      and s.revoked_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleSince} and u.is_active
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
    realm: Realm;
  },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into sessions
      (organisation_id, user_id, token_hash, created_at, last_seen_at, expires_at, user_agent, address, realm)
    values (
      ${session.organisationId}, ${session.userId}, ${session.tokenHash}, ${session.now}, ${session.now},
      ${session.expiresAt}, ${session.userAgent}, ${session.address}, ${session.realm}
    )
    returning id
  `;
  if (row === undefined) throw new Error("Cannot open a session: no row was returned");
  return row.id;
}

/** Removes what is left of a person's sessions that ended before a moment; the log keeps that there were any. */
export async function forgetEndedSessions(
  tx: Transaction,
  organisationId: string,
  userId: string,
  before: Date,
): Promise<void> {
  await tx`
    delete from sessions
    where organisation_id = ${organisationId} and user_id = ${userId}
      and (revoked_at < ${before} or expires_at < ${before})
  `;
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
  { presented, successor, address, realm, now, idleSince }: SessionMoment & {
    presented: Uint8Array;
    successor: Uint8Array;
    address: string;
    realm: Realm;
  },
): Promise<{ id: string } | null> {
  const [row] = await tx<{ id: string }[]>`
    with rotated as (
      update sessions
      set token_hash = ${successor}, previous_token_hash = ${presented}, rotated_at = ${now}, last_seen_at = ${now},
        address = ${address}
      where token_hash = ${presented} and realm = ${realm}
        and revoked_at is null and expires_at > ${now} and last_seen_at > ${idleSince}
      returning id, organisation_id
    )
    insert into replaced_tokens (token_hash, organisation_id, session_id, replaced_at)
    select ${presented}, organisation_id, id, ${now} from rotated
    returning session_id as id
  `;
  return row ?? null;
}

/** A session one of whose tokens was replaced. */
export interface RotatedRow {
  id: string;
  organisation_id: string;
  user_id: string;
  email: string;
  user_agent: string | null;
  token_hash: Uint8Array;
  rotated_at: Date;
  /** Whether the token asked about is the one replaced last. */
  is_parent: boolean;
}

/** The open session that had this token before. */
export async function findByReplacedToken(
  tx: Transaction,
  presented: Uint8Array,
  realm: Realm,
  now: Date,
): Promise<RotatedRow | null> {
  const [row] = await tx<RotatedRow[]>`
    select s.id, s.organisation_id, s.user_id, u.email, s.user_agent, s.token_hash, s.rotated_at,
      s.previous_token_hash = ${presented} as is_parent
    from sessions s
    join users u on u.organisation_id = s.organisation_id and u.id = s.user_id
    where (
        s.previous_token_hash = ${presented}
        or s.id = (select session_id from replaced_tokens where token_hash = ${presented})
      )
      and s.realm = ${realm} and s.revoked_at is null and s.expires_at > ${now}
  `;
  return row ?? null;
}

/** The session and its person by session alone: the bearer of its token has proved it is theirs. */
export async function findSessionOfBearer(
  tx: Transaction,
  sessionId: string,
  { now, idleSince }: SessionMoment,
): Promise<OpenSessionRow | null> {
  const [row] = await tx<OpenSessionRow[]>`
    select s.id as session_id, s.last_seen_at,
      u.id, u.organisation_id, o.name as organisation_name, u.email, u.name, u.role, u.time_zone,
      ${needsSecondFactor(tx)}
    from sessions s
    join users u on u.organisation_id = s.organisation_id and u.id = s.user_id
    join organisations o on o.id = s.organisation_id
    where s.id = ${sessionId}
      and s.revoked_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleSince} and u.is_active
  `;
  return row ?? null;
}

/** Notes that a session is in use. */
export async function touchSession(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  await tx`
    update sessions set last_seen_at = ${now}
    where organisation_id = ${organisationId} and id = ${sessionId} and last_seen_at < ${now}
  `;
}

/** The open sessions of a person, newest first. */
export async function listOpenSessions(
  tx: Transaction,
  organisationId: string,
  userId: string,
  { now, idleSince }: SessionMoment,
): Promise<SessionRow[]> {
  return await tx<SessionRow[]>`
    select id, created_at, last_seen_at, expires_at, user_agent, address from sessions
    where organisation_id = ${organisationId} and user_id = ${userId}
      and revoked_at is null and expires_at > ${now} and last_seen_at > ${idleSince}
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

/**
 * Ends a person's sessions, all or all but one, in the transaction that gives the reason: a password changed, an account
 * deactivated. Returns how many were open.
 */
export async function revokeSessionsOf(
  tx: Transaction,
  { organisationId, userId, exceptId, now }: {
    organisationId: string;
    userId: string;
    exceptId: string | null;
    now: Date;
  },
): Promise<number> {
  const rows = await tx`
    update sessions set revoked_at = ${now}
    where organisation_id = ${organisationId} and user_id = ${userId} and id is distinct from ${exceptId}
      and revoked_at is null and expires_at > ${now}
    returning id
  `;
  return rows.length;
}

function needsSecondFactor(tx: Transaction) {
  return tx`
    o.second_factor_for_admins and u.role = 'admin' and not exists (
      select from second_factors f
      where f.organisation_id = u.organisation_id and f.user_id = u.id and f.confirmed_at is not null
    ) as needs_second_factor
  `;
}
