import { type Platform, PLATFORM_NAMES } from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import type { AccountFacts } from "../observation.ts";
import { storableAccount } from "./facts.ts";
import {
  type AccountRow,
  describeAccount,
  insertAccount,
  lockAccounts,
  selectAccounts,
} from "./account/queries.ts";

/**
 * The account a delivery is of: by the platform's own id, else the one the caller names, else by handle or name, else a
 * new one. An account that no source has given an id yet takes the first it is given.
 *
 * @throws AppError "not_found" when the caller's account is not there, "input_invalid" when it is another platform's
 */
export async function resolveAccount(
  services: Services,
  organisationId: string,
  facts: AccountFacts,
  given: { accountId: string | null; capturedAt: Date },
): Promise<{ id: string; platform: Platform }> {
  const account = storableAccount(facts);
  return await tenant(services.sql, organisationId, async (tx) => {
    // Two deliveries that both name a new account make one.
    await lockAccounts(tx, organisationId);
    const rows = await selectAccounts(tx, organisationId, account.platform);
    const chosen = await requireChosen(tx, organisationId, account.platform, given.accountId, rows);
    const found = chosenRow(rows, account, chosen);
    if (found === null) {
      const name = account.name ?? account.handle ?? account.externalId ?? unnamed(account.platform);
      const id = await insertAccount(tx, organisationId, { ...account, name }, given.capturedAt);
      return { id, platform: account.platform };
    }
    await describeAccount(tx, organisationId, found.id, account, given.capturedAt);
    return { id: found.id, platform: account.platform };
  });
}

async function requireChosen(
  tx: Transaction,
  organisationId: string,
  platform: Platform,
  accountId: string | null,
  rows: AccountRow[],
): Promise<AccountRow | null> {
  if (accountId === null) return null;
  const row = rows.find(({ id }) => id === accountId);
  if (row !== undefined) return row;
  const others = await selectAccounts(tx, organisationId, null);
  if (!others.some(({ id }) => id === accountId)) throw new AppError("not_found");
  throw new AppError("input_invalid", {
    fields: { account: `These are figures of ${PLATFORM_NAMES[platform]}. Choose one of its accounts.` },
  });
}

function chosenRow(rows: AccountRow[], facts: AccountFacts, chosen: AccountRow | null): AccountRow | null {
  const { externalId } = facts;
  const same = externalId === null ? null : rows.find((row) => row.external_id === externalId);
  if (same) return same;
  // With an id of its own it can't be an account that has another.
  const open = externalId === null ? rows : rows.filter((row) => row.external_id === null);
  if (chosen !== null) {
    if (open.includes(chosen)) return chosen;
    return null;
  }
  const name = facts.name ?? (facts.handle === null && externalId === null ? unnamed(facts.platform) : null);
  return open.find((row) => isSame(row.handle, facts.handle)) ?? open.find((row) => isSame(row.name, name)) ??
    null;
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}

function unnamed(platform: Platform): string {
  return `${PLATFORM_NAMES[platform]} account`;
}
