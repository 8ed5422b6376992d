import { type Transaction, transaction } from "../../lib/db/mod.ts";
import type { Services } from "../../lib/services.ts";

/**
 * Looks at rows past row-level security, as the owner of the tables: for rows that no organisation may see. What `look`
 * changes is undone.
 */
export async function allRows<Value>(
  services: Services,
  look: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  let seen: { value: Value } | null = null;
  await transaction(services.sql, async (tx) => {
    const tables = await tx<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relforcerowsecurity
    `;
    // The embedded Postgres signs in a superuser, who passes anyway; a real server does not.
    for (const { name } of tables) await tx.unsafe(`alter table ${name} no force row level security`);
    seen = { value: await look(tx) };
    throw new Undo();
  }).catch((error) => {
    if (!(error instanceof Undo)) throw error;
  });
  return seen!.value;
}

class Undo extends Error {}
