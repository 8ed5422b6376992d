import type { Platform } from "../../../contract/metrics.ts";
import type { Transaction } from "../../../db/mod.ts";
import type { AccountFacts } from "../../observation.ts";

/** An account by what it may be known by. */
export interface AccountRow {
  id: string;
  external_id: string | null;
  name: string;
  handle: string | null;
}

/** Lets one transaction at a time look for accounts of the organisation and add some. */
export async function lockAccounts(tx: Transaction, organisationId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`analytics accounts of ${organisationId}`}, 0))`;
}

/** The organisation's accounts, of one platform or all, oldest first. */
export async function selectAccounts(
  tx: Transaction,
  organisationId: string,
  platform: Platform | null,
): Promise<AccountRow[]> {
  return await tx<AccountRow[]>`
    select id, external_id, name, handle
    from analytics_accounts
    where organisation_id = ${organisationId}
      and (${platform}::text is null or platform = ${platform})
    order by created_at, id
  `;
}

/** Adds an account and returns its id. */
export async function insertAccount(
  tx: Transaction,
  organisationId: string,
  account: AccountFacts & { name: string },
  describedAt: Date,
): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into analytics_accounts (organisation_id, platform, external_id, name, handle, url, described_at)
    values (
      ${organisationId}, ${account.platform}, ${account.externalId}, ${account.name}, ${account.handle},
      ${account.url}, ${describedAt}
    )
    returning id
  `;
  return row!.id;
}

/** Takes over what a source says of an account where that is newer, and fills in what is not known. */
export async function describeAccount(
  tx: Transaction,
  organisationId: string,
  id: string,
  { externalId, name, handle, url }: AccountFacts,
  describedAt: Date,
): Promise<void> {
  await tx`
    update analytics_accounts a
    set external_id = coalesce(a.external_id, ${externalId}::text),
      name = case when n.newer then coalesce(${name}::text, a.name) else a.name end,
      handle = case when n.newer then coalesce(${handle}::text, a.handle) else coalesce(a.handle, ${handle}::text) end,
      url = case when n.newer then coalesce(${url}::text, a.url) else coalesce(a.url, ${url}::text) end,
      described_at = greatest(a.described_at, ${describedAt}::timestamptz)
    from (
      select id, described_at is null or described_at <= ${describedAt}::timestamptz as newer
      from analytics_accounts
      where organisation_id = ${organisationId} and id = ${id}
    ) n
    where a.organisation_id = ${organisationId}
      and a.id = n.id
  `;
}
