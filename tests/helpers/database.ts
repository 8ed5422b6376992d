import {
  closePool,
  migrate,
  openEmbeddedPostgres,
  openPool,
  type Sql,
  transaction,
} from "../../lib/db/mod.ts";
import { readMigrations } from "../../lib/db/migrate.ts";

/** A database that one test has to itself. */
export interface TestDatabase {
  url: string;
  close(): Promise<void>;
}

const CACHE = new URL("../../node_modules/.cache/mediahub/", import.meta.url);

/** The real server tests run against, or null where they use the embedded one. */
export const testDatabaseUrl: string | null = Deno.env.get("TEST_DATABASE_URL") || null;

let embedded: Promise<{ url: string; sql: Sql }> | null = null;
let template: Promise<string> | null = null;

/** Opens a migrated, empty database: a clone of a template on a real server, the embedded one emptied otherwise. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return testDatabaseUrl === null ? await openEmptied() : await openClone(testDatabaseUrl);
}

async function openEmptied(): Promise<TestDatabase> {
  embedded ??= startEmbedded();
  const { url, sql } = await embedded;
  await transaction(sql, async (tx) => {
    const tables = await tx<{ name: string }[]>`
      select c.oid::regclass::text as name
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
    `;
    await tx.unsafe(`truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`);
  });
  return { url, close: () => Promise.resolve() };
}

async function startEmbedded(): Promise<{ url: string; sql: Sql }> {
  const dump = new URL(`${await fingerprint()}.tar`, CACHE);
  const from = await readDump(dump);
  const postgres = await openEmbeddedPostgres({ dataDir: null, ...(from ? { from } : {}) });
  const sql = openPool(postgres.url, { max: 1 });
  if (from === null) {
    await migrate(sql);
    await writeDump(dump, await postgres.dump());
  }
  return { url: postgres.url, sql };
}

async function openClone(server: string): Promise<TestDatabase> {
  template ??= makeTemplate(server);
  const name = `mediahub_test_${crypto.randomUUID().replaceAll("-", "")}`;
  const from = await template;
  await onServer(server, `create database ${name} template ${from}`);
  return {
    url: withDatabase(server, name),
    close: () => dropDatabase(server, name),
  };
}

async function makeTemplate(server: string): Promise<string> {
  const name = `mediahub_template_${await fingerprint()}`;
  const sql = openPool(server, { max: 1 });
  try {
    const made = await transaction(sql, (tx) => tx`select from pg_database where datname = ${name}`);
    if (made.count > 0) return name;
  } finally {
    await closePool(sql);
  }
  // Built under another name, so that a template found by its name is a whole one.
  const building = `mediahub_building_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${building}`);
  const built = openPool(withDatabase(server, building), { max: 1 });
  await migrate(built);
  await closePool(built);
  await onServer(server, `alter database ${building} rename to ${name}`).catch(async (error) => {
    await onServer(server, `drop database ${building} with (force)`);
    if (!String(error).includes("already exists")) throw error;
  });
  return name;
}

const DROP_TRIES = 20;
const DROP_PAUSE_MS = 250;

/** The server may be vacuuming the database at this moment, which only a superuser could cut short: it is soon done. */
async function dropDatabase(server: string, name: string): Promise<void> {
  for (let attempt = 1;; attempt++) {
    try {
      return await onServer(server, `drop database ${name} with (force)`);
    } catch (error) {
      if (attempt === DROP_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, DROP_PAUSE_MS));
    }
  }
}

/** Statements about whole databases can't run in a transaction, which is all a pool of ours offers. */
async function onServer(server: string, statement: string): Promise<void> {
  const { default: postgres } = await import("postgres");
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function fingerprint(): Promise<string> {
  const text = (await readMigrations()).map((migration) => migration.checksum).join(" ");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return hash.toHex().slice(0, 16);
}

async function readDump(file: URL): Promise<Blob | null> {
  try {
    return new Blob([await Deno.readFile(file)]);
  } catch {
    // Not dumped yet: the first test of these migrations does it.
    return null;
  }
}

async function writeDump(file: URL, dump: Blob): Promise<void> {
  await Deno.mkdir(CACHE, { recursive: true });
  const temporary = new URL(`${file.href}.${crypto.randomUUID()}`);
  await Deno.writeFile(temporary, new Uint8Array(await dump.arrayBuffer()));
  await Deno.rename(temporary, file);
}
