import type { Account } from "../contract/analytics_shapes.ts";
import type { Actor } from "../contract/actor.ts";
import { tenant } from "../db/mod.ts";
import type { Services } from "../services.ts";
import { presentAccount } from "./present.ts";
import { selectAccounts } from "./queries.ts";

/** The channels there are figures of, by platform and name. */
export async function listAccounts(services: Services, actor: Actor): Promise<{ items: Account[] }> {
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectAccounts(tx, actor.organisationId),
  );
  return { items: rows.map(presentAccount) };
}
