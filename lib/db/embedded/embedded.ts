import { PGlite } from "@electric-sql/pglite";
import { StartError } from "../../start_error.ts";
import { serveWire, type WireServer } from "./wire.ts";

/** An embedded Postgres that takes connections. */
export interface EmbeddedPostgres {
  url: string;
  close(): Promise<void>;
  /** Settles with the reason when the engine breaks and the process had better start afresh. */
  broken: Promise<Error>;
  /** A copy of the whole cluster, from which another can be opened. */
  dump(): Promise<Blob>;
}

/** Where an embedded Postgres keeps its rows, and where it listens. */
export interface EmbeddedOptions {
  /** Null keeps all in memory. */
  dataDir: string | null;
  /** The copy of a cluster to begin with. */
  from?: Blob;
}

/**
 * Opens an embedded Postgres on a free port of the loopback address. Its folder is locked while it is open, and its
 * address is left in DATA_DIR/postgres.json, which only this user may read, for it holds the password.
 *
 * @throws StartError where another process has the folder open
 */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const lock = options.dataDir === null ? null : await lockFolder(options.dataDir);
  const before = options.dataDir === null ? null : await readAddress(options.dataDir);
  const password = before?.password ?? crypto.randomUUID();
  const db = await PGlite.create({
    dataDir: options.dataDir === null ? "memory://" : `${options.dataDir}/postgres`,
    ...(options.from ? { loadDataDir: options.from } : {}),
  });
  const server = serveAt(db, Number(before?.port ?? 0), password);
  const url = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
  if (options.dataDir !== null) await writeAddress(options.dataDir, url);

  return {
    url,
    broken: server.broken,
    dump: () => db.dumpDataDir("none"),
    close: async () => {
      if (options.dataDir !== null) await Deno.remove(addressPath(options.dataDir)).catch(() => {});
      await server.close();
      await db.close();
      lock?.close();
    },
  };
}

/**
 * The address of the configured server, or of the embedded Postgres that serves this DATA_DIR.
 *
 * @throws StartError where there is neither
 */
export async function databaseUrl(config: { databaseUrl: string | null; dataDir: string }): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  const address = await readAddress(config.dataDir);
  if (address !== null) return address.href;
  throw new StartError(
    `No embedded Postgres serves "${config.dataDir}". Run "deno task start" first, or set DATABASE_URL.`,
  );
}

/** The address a process that was killed left behind is taken again, so that those who had it find us. */
async function readAddress(dataDir: string): Promise<URL | null> {
  try {
    return new URL(JSON.parse(await Deno.readTextFile(addressPath(dataDir))).url);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function serveAt(db: PGlite, port: number, password: string): WireServer {
  try {
    return serveWire(db, { port, password });
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse) || port === 0) throw error;
    return serveWire(db, { port: 0, password });
  }
}

function addressPath(dataDir: string): string {
  return `${dataDir}/postgres.json`;
}

async function writeAddress(dataDir: string, url: string): Promise<void> {
  const temporary = `${addressPath(dataDir)}.part`;
  await Deno.writeTextFile(temporary, JSON.stringify({ url }), { mode: 0o600 });
  await Deno.rename(temporary, addressPath(dataDir));
}

async function lockFolder(dataDir: string): Promise<Deno.FsFile> {
  await Deno.mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = await Deno.open(`${dataDir}/postgres.lock`, { create: true, write: true });
  // The system drops the lock when its holder dies, however it dies.
  if (await file.tryLock(true)) return file;
  file.close();
  throw new StartError(
    `Another MediaHub already runs with DATA_DIR "${dataDir}". Stop it, or choose another.`,
  );
}
