import type { Role } from "../contract/roles.ts";
import type { Transaction } from "../db/mod.ts";

/** An organisation with the look it brings; what is null takes the house's. */
export interface OrganisationRow {
  id: string;
  name: string;
  brand_name: string | null;
  /** Six hex digits. */
  brand_accent: string | null;
  brand_head_font: string | null;
  brand_body_font: string | null;
  brand_logo_key: string | null;
  brand_logo_media_type: "image/png" | "image/jpeg" | null;
}

/** A person as others of the organisation may know them. */
export interface UserRow {
  id: string;
  organisation_id: string;
  email: string;
  name: string;
  role: Role;
  time_zone: string;
  is_active: boolean;
}

/** Adds an organisation; its slug takes a number when another has the name. */
export async function insertOrganisation(
  tx: Transaction,
  name: string,
  slug: string,
  now: Date,
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into organisations (name, slug, created_at)
    select ${name}, ${slug} || case when count(*) = 0 then '' else '-' || (max(
        case when slug = ${slug} then 1 else substring(slug from length(${slug}) + 2)::int end
      ) + 1) end, ${now}
    from organisations
    where slug = ${slug} or slug ~ ('^' || ${slug} || '-[0-9]{1,6}$')
    returning id
  `;
  if (row === undefined) throw new Error("Cannot add an organisation: no row was returned");
  return row.id;
}

/** Every organisation, by name. */
export async function selectOrganisations(
  tx: Transaction,
): Promise<{ id: string; slug: string; name: string }[]> {
  return await tx<{ id: string; slug: string; name: string }[]>`
    select id, slug, name
    from organisations
    order by name
  `;
}

/** The organisation with that id. */
export async function findOrganisation(
  tx: Transaction,
  organisationId: string,
): Promise<OrganisationRow | null> {
  const [row] = await tx<OrganisationRow[]>`
    select id, name, brand_name, brand_accent, brand_head_font, brand_body_font, brand_logo_key, brand_logo_media_type
    from organisations
    where id = ${organisationId}
  `;
  return row ?? null;
}

/** Replaces the look of an organisation. */
export async function updateBrand(
  tx: Transaction,
  organisationId: string,
  brand: {
    name: string | null;
    accent: string;
    headFont: string;
    bodyFont: string;
    logoKey: string | null;
    logoMediaType: string | null;
  },
): Promise<void> {
  await tx`
    update organisations
    set brand_name = ${brand.name}, brand_accent = ${brand.accent}, brand_head_font = ${brand.headFont},
      brand_body_font = ${brand.bodyFont}, brand_logo_key = ${brand.logoKey},
      brand_logo_media_type = ${brand.logoMediaType}
    where id = ${organisationId}
  `;
}

/** Adds a person; null when the address is taken. */
export async function insertUser(
  tx: Transaction,
  user: {
    organisationId: string;
    email: string;
    name: string;
    passwordHash: string | null;
    role: Role;
    timeZone: string;
    now: Date;
  },
): Promise<UserRow | null> {
  const [row] = await tx<UserRow[]>`
    insert into users (organisation_id, email, name, password_hash, role, time_zone, created_at)
    values (
      ${user.organisationId}, ${user.email}, ${user.name}, ${user.passwordHash}, ${user.role}, ${user.timeZone},
      ${user.now}
    )
    on conflict (email) do nothing
    returning id, organisation_id, email, name, role, time_zone, is_active
  `;
  return row ?? null;
}

/** The person with that address, in whatever organisation. */
export async function selectUserByEmail(tx: Transaction, email: string): Promise<UserRow | null> {
  const [row] = await tx<UserRow[]>`
    select id, organisation_id, email, name, role, time_zone, is_active
    from users where email = ${email}
  `;
  return row ?? null;
}

/** Puts a set-up link in place of any other; false when the portal has people already. */
export async function replaceSetupLink(
  tx: Transaction,
  { tokenHash, now, expiresAt }: { tokenHash: Uint8Array; now: Date; expiresAt: Date },
): Promise<boolean> {
  await tx`delete from setup_links where used_at is null`;
  const rows = await tx`
    insert into setup_links (token_hash, created_at, expires_at)
    select ${tokenHash}, ${now}, ${expiresAt}
    where not exists (select from users)
    returning id
  `;
  return rows.length > 0;
}

/** Whether the link may still be used. */
export async function findSetupLink(tx: Transaction, tokenHash: Uint8Array, now: Date): Promise<boolean> {
  const rows = await tx`
    select from setup_links
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} and not exists (select from users)
  `;
  return rows.length > 0;
}

/** Uses a set-up link up; of many at once, one succeeds. */
export async function takeSetupLink(tx: Transaction, tokenHash: Uint8Array, now: Date): Promise<boolean> {
  const rows = await tx`
    update setup_links set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} and not exists (select from users)
    returning id
  `;
  return rows.length > 0;
}
