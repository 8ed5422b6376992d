import type { Role } from "../../contract/roles.ts";
import type { Transaction } from "../../db/mod.ts";

/** A person as the admins of their organisation see them. */
export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  is_active: boolean;
  created_at: Date;
  last_seen_at: Date | null;
}

/** How many people there are. */
export interface MemberCounts {
  active: number;
  deactivated: number;
  active_admins: number;
}

/** People by name, after the one whose id is given, with `search` in their name or address. */
export async function selectMembers(
  tx: Transaction,
  organisationId: string,
  { search, after, limit }: { search: string | null; after: string | null; limit: number },
): Promise<MemberRow[]> {
  return await tx<MemberRow[]>`
    select u.id, u.name, u.email, u.role, u.is_active, u.created_at,
      greatest(u.last_login, (
        select max(s.last_seen_at) from sessions s
        where s.organisation_id = u.organisation_id and s.user_id = u.id
      )) as last_seen_at
    from users u
    where u.organisation_id = ${organisationId}
      and (
        ${search}::text is null
        or position(lower(${search}) in lower(u.name)) > 0
        or position(lower(${search}) in u.email) > 0
      )
      and (${after}::uuid is null or (lower(u.name), u.id) > (
        select lower(a.name), a.id from users a where a.organisation_id = ${organisationId} and a.id = ${after}
      ))
    order by lower(u.name), u.id
    limit ${limit}
  `;
}

/** The person with that id. */
export async function findMember(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<MemberRow | null> {
  const [row] = await tx<MemberRow[]>`
    select u.id, u.name, u.email, u.role, u.is_active, u.created_at,
      greatest(u.last_login, (
        select max(s.last_seen_at) from sessions s
        where s.organisation_id = u.organisation_id and s.user_id = u.id
      )) as last_seen_at
    from users u
    where u.organisation_id = ${organisationId} and u.id = ${id}
  `;
  return row ?? null;
}

/** How many people the organisation has. */
export async function countMembers(tx: Transaction, organisationId: string): Promise<MemberCounts> {
  const [row] = await tx<MemberCounts[]>`
    select
      count(*) filter (where is_active)::int as active,
      count(*) filter (where not is_active)::int as deactivated,
      count(*) filter (where is_active and role = 'admin')::int as active_admins
    from users
    where organisation_id = ${organisationId}
  `;
  return row!;
}

/**
 * Changes a person, unless no active admin would be left; false when nothing was changed. The admins are locked in one
 * order, all of them, so that of many who step back at once the last finds out that it is the last.
 */
export async function changeMember(
  tx: Transaction,
  organisationId: string,
  id: string,
  { role, isActive }: { role: Role | null; isActive: boolean | null },
): Promise<boolean> {
  const rows = await tx`
    with admins as materialized (
      select id from users
      where organisation_id = ${organisationId} and role = 'admin' and is_active
      order by id
      for update
    )
    update users
    set role = coalesce(${role}, role), is_active = coalesce(${isActive}, is_active)
    where organisation_id = ${organisationId} and id = ${id}
      and (
        not exists (select from admins where admins.id = ${id})
        or (coalesce(${role}, role) = 'admin' and coalesce(${isActive}, is_active))
        or (select count(*) from admins) > 1
      )
    returning id
  `;
  return rows.length > 0;
}
