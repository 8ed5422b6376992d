import { system, tenant, type Transaction, transaction } from "../../lib/db/mod.ts";
import type { Sql } from "../../lib/db/mod.ts";

/** A table whose rows belong to organisations. */
export interface TenantTable {
  name: string;
  /** The column that names the organisation. */
  key: string;
}

interface Column {
  table: string;
  column: string;
  type: string;
  /** Values a check allows, where it lists some. */
  allowed: string | null;
  /** What a foreign key asks for: "users.id". */
  refers: string | null;
}

/** What to put into columns whose checks say more than their type. */
const HINTS: Record<string, () => unknown> = {
  "organisations.slug": () => `sample-${crypto.randomUUID()}`,
  "users.email": () => `${crypto.randomUUID()}@sample.example`,
  "library_sources.content_sha256": () => crypto.getRandomValues(new Uint8Array(32)).toHex(),
  "invitations.email": () => `${crypto.randomUUID()}@sample.example`,
};

/** Every table whose rows belong to organisations, from the catalog: parents before those that refer to them. */
export async function readTenantTables(sql: Sql): Promise<TenantTable[]> {
  return await transaction(sql, (tx) =>
    tx<TenantTable[]>`
      with recursive
      tables as (
        select c.oid, c.relname::text as name, case when c.relname = 'organisations' then 'id' else a.attname::text end as key
        from pg_class c
        left join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace
          and c.relkind in ('r', 'p')
          and (a.attname is not null or c.relname = 'organisations')
      ),
      depths as (
        select t.oid, 0 as depth from tables t
        union
        select f.conrelid, d.depth + 1
        from depths d
        join pg_constraint f on f.contype = 'f' and f.confrelid = d.oid and f.conrelid <> f.confrelid
      )
      select t.name, t.key from tables t order by (select max(depth) from depths d where d.oid = t.oid), t.name
    `);
}

/** Puts a row of the organisation into each table, as the organisation itself would. */
export async function fillTables(sql: Sql, tables: TenantTable[], organisationId: string): Promise<void> {
  const columns = await transaction(sql, readColumns);
  for (const table of tables) {
    // An organisation is not made by one of its people.
    const add = (tx: Transaction) => insertRow(tx, table, columns, organisationId);
    await (table.name === "organisations" ? system(sql, add) : tenant(sql, organisationId, add));
  }
}

/** What `own` can see or do of `other`'s rows, one sentence each; empty when they are kept apart. */
export async function findLeaks(
  sql: Sql,
  tables: TenantTable[],
  own: string,
  other: string,
): Promise<string[]> {
  const columns = await transaction(sql, readColumns);
  const leaks: string[] = [];
  for (const table of tables) {
    const before = await fingerprint(sql, table, other);
    const attempts: Record<string, (tx: Transaction) => Promise<number>> = {
      reads: async (tx) =>
        (await tx`select from ${tx(table.name)} where ${tx(table.key)} is distinct from ${own}`).count,
      updates: async (tx) =>
        (await tx`
          update ${tx(table.name)} set ${tx(table.key)} = ${tx(table.key)} where ${tx(table.key)} = ${other}
        `).count,
      "hands over": async (tx) =>
        (await tx`update ${tx(table.name)} set ${tx(table.key)} = ${other} where ${tx(table.key)} = ${own}`)
          .count,
      inserts: (tx) => insertRow(tx, table, columns, other),
      deletes: async (tx) =>
        (await tx`delete from ${tx(table.name)} where ${tx(table.key)} = ${other}`).count,
    };
    for (const [deed, attempt] of Object.entries(attempts)) {
      if (await succeeds(sql, own, attempt)) {
        leaks.push(`${deed} rows of another organisation in ${table.name}`);
      }
    }
    if (await fingerprint(sql, table, other) !== before) leaks.push(`changed rows of ${table.name}`);
  }
  return leaks;
}

async function succeeds(
  sql: Sql,
  own: string,
  attempt: (tx: Transaction) => Promise<number>,
): Promise<boolean> {
  try {
    // Rolled back, so that one leak does not hide the next.
    await tenant(sql, own, async (tx) => {
      throw await attempt(tx) > 0 ? new Leaked() : new Kept();
    });
  } catch (error) {
    if (error instanceof Leaked) return true;
    const refused = error instanceof Kept || (error as { code?: string }).code === "42501";
    if (!refused) throw error;
  }
  return false;
}

class Leaked extends Error {}
class Kept extends Error {}

async function fingerprint(sql: Sql, table: TenantTable, organisationId: string): Promise<string> {
  const [row] = await tenant(sql, organisationId, (tx) =>
    tx`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
      from ${tx(table.name)} t
      where ${tx(table.key)} = ${organisationId}
    `);
  return row!.hash;
}

async function insertRow(
  tx: Transaction,
  table: TenantTable,
  columns: Column[],
  organisationId: string,
): Promise<number> {
  const row: Record<string, unknown> = { [table.key]: organisationId };
  for (const column of columns) {
    if (column.table !== table.name || column.column === table.key) continue;
    row[column.column] = await valueFor(tx, column);
  }
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`).join(", ");
  const result = await tx.unsafe(
    `insert into ${table.name} (${names.join(", ")}) values (${places})`,
    Object.values(row) as string[],
  );
  return result.count;
}

async function valueFor(tx: Transaction, column: Column): Promise<unknown> {
  const hint = HINTS[`${column.table}.${column.column}`];
  if (hint !== undefined) return hint();
  if (column.refers !== null) {
    const [table, key] = column.refers.split(".") as [string, string];
    const [row] = await tx`select ${tx(key)} as value from ${tx(table)} limit 1`;
    return row?.value ?? crypto.randomUUID();
  }
  const allowed = /'([^']+)'::text/.exec(column.allowed ?? "")?.[1];
  if (allowed !== undefined) return allowed;
  const value = {
    uuid: crypto.randomUUID(),
    text: "sample",
    bytea: crypto.getRandomValues(new Uint8Array(32)),
    "timestamp with time zone": new Date("2026-03-02T10:00:00Z"),
    integer: 1,
    bigint: 1,
    boolean: true,
    jsonb: {},
    real: 0,
    "double precision": 0,
    date: "2026-03-02",
  }[column.type];
  if (value === undefined) throw new Error(`Tell HINTS what to put into ${column.table}.${column.column}`);
  return value;
}

/** The columns a row can't do without. */
async function readColumns(tx: Transaction): Promise<Column[]> {
  return await tx<Column[]>`
    select
      c.relname::text as table,
      a.attname::text as column,
      format_type(a.atttypid, null) as type,
      (
        select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%ARRAY[%'
        limit 1
      ) as allowed,
      (
        select r.relname || '.' || ra.attname
        from pg_constraint f
        join pg_class r on r.oid = f.confrelid
        join pg_attribute ra on ra.attrelid = r.oid and ra.attnum = f.confkey[array_position(f.conkey, a.attnum)]
        where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey)
        limit 1
      ) as refers
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = ''
    order by c.relname, a.attnum
  `;
}
