import type { Role } from "../../contract/roles.ts";
import type { Transaction } from "../../db/mod.ts";

/** An invitation with the name of whoever sent it last. */
export interface InvitationRow {
  id: string;
  organisation_id: string;
  email: string;
  role: Role;
  times_sent: number;
  invited_by_name: string | null;
  sent_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
  renewal_asked_at: Date | null;
}

/** A link that is about to be sent. */
export interface NewLink {
  organisationId: string;
  invitedBy: string;
  tokenHash: Uint8Array;
  now: Date;
  expiresAt: Date;
}

/** Those of the addresses that belong to people of the transaction's organisation. */
export async function selectMembers(
  tx: Transaction,
  organisationId: string,
  addresses: string[],
): Promise<string[]> {
  const rows = await tx<{ email: string }[]>`
    select email from users
    where organisation_id = ${organisationId} and email = any(${addresses}::text[])
    order by email
  `;
  return rows.map(({ email }) => email);
}

/** Adds an invitation, or gives the open one of that address the new link and role. */
export async function upsertInvitation(
  tx: Transaction,
  { organisationId, invitedBy, tokenHash, now, expiresAt, email, role }: NewLink & {
    email: string;
    role: Role;
  },
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into invitations (organisation_id, email, role, invited_by, token_hash, created_at, sent_at, expires_at)
    values (${organisationId}, ${email}, ${role}, ${invitedBy}, ${tokenHash}, ${now}, ${now}, ${expiresAt})
    on conflict (organisation_id, email) where accepted_at is null and revoked_at is null
    do update set role = excluded.role, invited_by = excluded.invited_by, token_hash = excluded.token_hash,
      sent_at = excluded.sent_at, expires_at = excluded.expires_at, times_sent = invitations.times_sent + 1,
      renewal_asked_at = null
    returning id
  `;
  return row!.id;
}

/** Gives an open invitation a new link; false when it is not open. */
export async function renewLink(tx: Transaction, id: string, link: NewLink): Promise<boolean> {
  const rows = await tx`
    update invitations
    set token_hash = ${link.tokenHash}, invited_by = ${link.invitedBy}, sent_at = ${link.now},
      expires_at = ${link.expiresAt}, times_sent = times_sent + 1, renewal_asked_at = null
    where organisation_id = ${link.organisationId} and id = ${id} and accepted_at is null and revoked_at is null
    returning id
  `;
  return rows.length > 0;
}

/** Withdraws an open invitation; false when it is not open. */
export async function markRevoked(
  tx: Transaction,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    update invitations set revoked_at = ${now}
    where organisation_id = ${organisationId} and id = ${id} and accepted_at is null and revoked_at is null
    returning id
  `;
  return rows.length > 0;
}

/** The invitation of that id. */
export async function selectInvitation(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<InvitationRow | null> {
  const [row] = await tx<InvitationRow[]>`
    select i.id, i.organisation_id, i.email, i.role, i.times_sent, u.name as invited_by_name, i.sent_at,
      i.expires_at, i.accepted_at, i.revoked_at, i.renewal_asked_at
    from invitations i
    left join users u on u.organisation_id = i.organisation_id and u.id = i.invited_by
    where i.organisation_id = ${organisationId} and i.id = ${id}
  `;
  return row ?? null;
}

/** Invitations sent since `since`, newest first. */
export async function selectInvitations(
  tx: Transaction,
  organisationId: string,
  { since, most }: { since: Date; most: number },
): Promise<InvitationRow[]> {
  return await tx<InvitationRow[]>`
    select i.id, i.organisation_id, i.email, i.role, i.times_sent, u.name as invited_by_name, i.sent_at,
      i.expires_at, i.accepted_at, i.revoked_at, i.renewal_asked_at
    from invitations i
    left join users u on u.organisation_id = i.organisation_id and u.id = i.invited_by
    where i.organisation_id = ${organisationId} and i.sent_at > ${since}
    order by i.sent_at desc, i.id
    limit ${most}
  `;
}

/** An invitation as its link finds it. */
export interface LinkedRow {
  id: string;
  organisation_id: string;
  organisation_name: string;
  email: string;
  role: Role;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
  renewal_asked_at: Date | null;
}

/** The invitation whose link this is. */
export async function selectByToken(tx: Transaction, tokenHash: Uint8Array): Promise<LinkedRow | null> {
  const [row] = await tx<LinkedRow[]>`
    select i.id, i.organisation_id, o.name as organisation_name, i.email, i.role, i.expires_at, i.accepted_at,
      i.revoked_at, i.renewal_asked_at
    from invitations i
    join organisations o on o.id = i.organisation_id
    where i.token_hash = ${tokenHash}
  `;
  return row ?? null;
}

/** Uses a link up; of many at once, one gets the row. */
export async function takeInvitation(
  tx: Transaction,
  tokenHash: Uint8Array,
  now: Date,
): Promise<{ id: string; role: Role; time_zone: string } | null> {
  const [row] = await tx<{ id: string; role: Role; time_zone: string }[]>`
    update invitations i set accepted_at = ${now}
    where token_hash = ${tokenHash} and accepted_at is null and revoked_at is null and expires_at > ${now}
    returning id, role, coalesce(
      (select time_zone from users u where u.organisation_id = i.organisation_id and u.id = i.invited_by), 'UTC'
    ) as time_zone
  `;
  return row ?? null;
}

/** Notes on either side who came of an invitation, and by whose. */
export async function linkInvitee(tx: Transaction, invitationId: string, userId: string): Promise<void> {
  await tx`
    with taken as (
      update invitations set user_id = ${userId} where id = ${invitationId} returning invited_by, sent_at
    )
    update users set invited_by = taken.invited_by, invited_at = taken.sent_at
    from taken where users.id = ${userId}
  `;
}

/** Notes that a new link is wanted in place of an expired one; false when it was noted before. */
export async function markRenewalAsked(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const rows = await tx`
    update invitations set renewal_asked_at = ${now}
    where id = ${id} and renewal_asked_at is null
    returning id
  `;
  return rows.length > 0;
}

/** The addresses of an organisation's admins. */
export async function selectAdminAddresses(tx: Transaction, organisationId: string): Promise<string[]> {
  const rows = await tx<{ email: string }[]>`
    select email from users
    where organisation_id = ${organisationId} and role = 'admin' and is_active
    order by email
  `;
  return rows.map(({ email }) => email);
}
