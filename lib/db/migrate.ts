import { StartError } from "../start_error.ts";
import { makeRoles } from "./roles.ts";
import { type Sql, type Transaction, transaction } from "./sql.ts";

/** One numbered file of SQL. */
export interface Migration {
  number: number;
  name: string;
  text: string;
  /** SHA-256 of the text, hex. */
  checksum: string;
}

/** What a migration run did. */
export interface Migrated {
  /** Names of the files applied by this run, oldest first. */
  applied: string[];
  /** The number of the newest file in the database. */
  version: number;
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

const FOLDER = new URL("./migrations/", import.meta.url);
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
// Any number will do, as long as nothing else on the server takes it.
const LOCK = 7_302_251_840;

/**
 * Applies what is missing, each file in a transaction of its own, one process at a time.
 *
 * @throws StartError where an applied file was edited, or the database is newer than the code
 */
export async function migrate(sql: Sql, migrations?: Migration[]): Promise<Migrated> {
  const known = migrations ?? await readMigrations();
  const applied: string[] = [];
  for (let more = true; more;) {
    more = await transaction(sql, async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK})`;
      await makeRoles(tx);
      await makeLedger(tx);
      const next = nextOf(known, await readApplied(tx));
      if (next === undefined) return false;
      await apply(tx, next);
      applied.push(next.name);
      return true;
    });
  }
  return { applied, version: known.at(-1)?.number ?? 0 };
}

/** The migrations of this code, oldest first. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) if (entry.name.endsWith(".sql")) names.push(entry.name);
  return await Promise.all(
    names.sort().map(async (name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1]);
      if (number !== index + 1) {
        throw new Error(`Migration ${name} breaks the numbering: it is file ${index + 1}`);
      }
      const text = await Deno.readTextFile(new URL(name, folder));
      return { number, name, text, checksum: await checksumOf(text) };
    }),
  );
}

/**
 * Says why this code can't serve that database, or null when it can.
 * A database that is newer is refused: the code does not know what changed.
 */
export function findVersionFault(known: Migration[], applied: Applied[]): string | null {
  const newest = applied.at(-1);
  if (newest !== undefined && newest.number > known.length) {
    return `The database is newer than this code (it has ${newest.name}). Run the newer code.`;
  }
  for (const each of applied) {
    const file = known[each.number - 1];
    if (file?.checksum !== each.checksum) {
      return `Migration ${each.name} was edited after it was applied. Restore the file, and put the change in a new one.`;
    }
  }
  return null;
}

/** The migrations recorded in the database, oldest first; none where it was never migrated. */
export async function readApplied(tx: Transaction): Promise<Applied[]> {
  const [ledger] = await tx`select to_regclass('public.migrations') as name`;
  if (ledger?.name === null) return [];
  return await tx<Applied[]>`select number, name, checksum from migrations order by number`;
}

function nextOf(known: Migration[], applied: Applied[]): Migration | undefined {
  const fault = findVersionFault(known, applied);
  if (fault !== null) throw new StartError(fault);
  return known[applied.length];
}

async function makeLedger(tx: Transaction): Promise<void> {
  await tx`
    create table if not exists migrations (
      number int primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )
  `;
  await tx`grant select on migrations to mediahub_system`;
}

async function apply(tx: Transaction, migration: Migration): Promise<void> {
  try {
    await tx.unsafe(migration.text);
  } catch (error) {
    throw new StartError(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
  await tx`
    insert into migrations (number, name, checksum)
    values (${migration.number}, ${migration.name}, ${migration.checksum})
  `;
}

async function checksumOf(text: string): Promise<string> {
  // A checkout on Windows may end lines otherwise; that is no edit.
  const bytes = new TextEncoder().encode(text.replaceAll("\r\n", "\n"));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
