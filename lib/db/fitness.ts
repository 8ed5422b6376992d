import { StartError } from "../start_error.ts";
import { findVersionFault, readApplied, readMigrations } from "./migrate.ts";
import { type Sql, system, tenant, type Transaction } from "./sql.ts";

/** A table whose rows belong to organisations, as the catalog knows it. */
interface TenantTable {
  name: string;
  secured: boolean;
  forced: boolean;
  readable: boolean;
}

/**
 * Refuses to serve a database that was not migrated as far as this code, or in which one organisation could see
 * another's rows.
 *
 * @throws StartError that says what is wrong
 */
export async function refuseUnlessFit(sql: Sql): Promise<void> {
  const known = await readMigrations();
  const applied = await readVersion(sql);
  const versionFault = findVersionFault(known, applied);
  if (versionFault !== null) throw new StartError(versionFault);
  if (applied.length < known.length) {
    throw new StartError('The database lacks migrations this code needs. Run "deno task db:migrate".');
  }
  const faults = await findTenantFaults(sql);
  if (faults.length > 0) {
    throw new StartError(`Refusing to serve: organisations are not kept apart. ${faults.join(" ")}`);
  }
}

/** What would let one organisation see another's rows, one sentence each; empty when they are kept apart. */
export async function findTenantFaults(sql: Sql): Promise<string[]> {
  const { roleFaults, tables } = await system(sql, async (tx) => ({
    roleFaults: await findRoleFaults(tx),
    tables: await readTenantTables(tx),
  }));
  const tableFaults = tables.filter((table) => !table.secured || !table.forced)
    .map((table) => `Table ${table.name} lacks forced row-level security.`);
  const seen = await findSeenTables(sql, tables.filter((table) => table.readable).map((table) => table.name));
  return [
    ...roleFaults,
    ...tableFaults,
    ...seen.map((name) => `A stranger sees rows of table ${name}.`),
  ];
}

async function readVersion(sql: Sql) {
  try {
    return await system(sql, readApplied);
  } catch (error) {
    // 22023, 42704: the roles don't exist, so nothing was ever migrated here. 42501: they do, but not for this login.
    const code = (error as { code?: string }).code;
    if (code === "22023" || code === "42704") return [];
    if (code === "42501") {
      throw new StartError(
        "The database's login role may not take the roles mediahub_app and mediahub_system.",
        {
          cause: error,
        },
      );
    }
    throw new StartError(`The database can't be reached: ${(error as Error).message || code}`, {
      cause: error,
    });
  }
}

async function findRoleFaults(tx: Transaction): Promise<string[]> {
  const roles = await tx<{ name: string; passes: boolean; owns: boolean }[]>`
    select
      r.rolname as name,
      r.rolsuper or r.rolbypassrls or exists (select from pg_auth_members m where m.member = r.oid) as passes,
      exists (select from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r
    where r.rolname in ('mediahub_app', 'mediahub_system')
  `;
  return roles.flatMap((role) => [
    ...(role.passes
      ? [`Role ${role.name} passes by row-level security or borrows another role's rights.`]
      : []),
    ...(role.owns ? [`Role ${role.name} owns tables.`] : []),
  ]);
}

async function readTenantTables(tx: Transaction): Promise<TenantTable[]> {
  return await tx<TenantTable[]>`
    select
      c.oid::regclass::text as name,
      c.relrowsecurity as secured,
      c.relforcerowsecurity as forced,
      has_table_privilege('mediahub_app', c.oid, 'select') as readable
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (c.relname = 'organisations' or exists (
        select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
      ))
    order by c.relname
  `;
}

async function findSeenTables(sql: Sql, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  // An organisation nobody made: whatever it sees is another's.
  const rows = await tenant(sql, crypto.randomUUID(), (tx) =>
    tx.unsafe<{ name: string; seen: boolean }[]>(
      names.map((name) => `select '${name}' as name, exists (select from ${name}) as seen`).join(
        " union all ",
      ),
    ));
  return rows.filter((row) => row.seen).map((row) => row.name);
}
