import { type Config, readConfig } from "../../lib/config.ts";
import { closePool, databaseUrl, migrate, openPool } from "../../lib/db/mod.ts";
import { untilAskedToStop } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { embeddedPostgres, localUrl, web, worker } from "./processes.ts";
import { type ProcessPlan, supervise, type Supervised } from "./supervisor.ts";

/** What a task adds to the bare start. */
export interface PortalTask {
  /** Runs once the database is migrated and the worker is at work; the lines it returns are shown after `ready:`. */
  prepare(services: Services): Promise<string[]>;
}

/** Starts everything in order, says when it is ready, and ends it in reverse when asked to. */
export async function runPortal(task: PortalTask): Promise<void> {
  const asked = new AbortController();
  const stopped = untilAskedToStop().then(() => asked.abort());
  const config = readConfig();
  refusePortInUse(config);
  await refuseUnwritable(config.dataDir);

  const running: Supervised[] = [];
  const start = async (plan: ProcessPlan) => {
    asked.signal.throwIfAborted();
    running.push(await supervise(plan, { write: writeNamed, signal: asked.signal }));
  };
  try {
    await Promise.all([build(), config.databaseUrl === null ? start(embeddedPostgres(config)) : null]);
    await migrateDatabase(config);
    await start(worker(config));
    const lines = await prepared(config, task);
    await start(web(config));
    [`ready: ${localUrl(config)}`, ...lines].forEach(writeLine);
    await stopped;
  } catch (error) {
    // Whatever a half-made start says once it was told to stop is of no interest.
    if (!asked.signal.aborted) throw error;
  } finally {
    for (const process of running.reverse()) await process.stop();
  }
}

/** Migrates the configured or embedded database as its login role, and says what was applied. */
export async function migrateDatabase(config: Config): Promise<void> {
  const sql = openPool(await databaseUrl(config), { max: 1 });
  try {
    const { applied, version } = await migrate(sql);
    for (const name of applied) writeLine(`migrated: ${name}`);
    if (applied.length === 0) writeLine(`migrated: nothing to do, the database is at ${version}`);
  } finally {
    await closePool(sql);
  }
}

async function prepared(config: Config, task: PortalTask): Promise<string[]> {
  const services = await openServices(config);
  try {
    return await task.prepare(services);
  } finally {
    await closeServices(services);
  }
}

async function build(): Promise<void> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", new URL("../../dev.ts", import.meta.url).href, "build"],
    cwd: new URL("../../", import.meta.url),
    stdout: "piped",
    stderr: "piped",
  });
  const { success, stdout, stderr } = await command.output();
  if (success) return;
  const text = new TextDecoder();
  throw new StartError(`The pages could not be built.\n${text.decode(stdout)}${text.decode(stderr)}`);
}

function refusePortInUse(config: Config): void {
  try {
    Deno.listen({ hostname: config.host, port: config.port }).close();
  } catch (error) {
    const reason = error instanceof Deno.errors.AddrInUse
      ? `Port ${config.port} of ${config.host} is in use. Stop what uses it, or set PORT to another.`
      : `Cannot listen at ${config.host} port ${config.port}: ${(error as Error).message}`;
    throw new StartError(reason, { cause: error });
  }
}

async function refuseUnwritable(dataDir: string): Promise<void> {
  try {
    await Deno.mkdir(dataDir, { recursive: true, mode: 0o700 });
    const probe = await Deno.makeTempFile({ dir: dataDir, prefix: ".probe-" });
    await Deno.remove(probe);
  } catch (error) {
    throw new StartError(`Cannot write to DATA_DIR "${dataDir}": ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function writeNamed(line: string, name: string): void {
  writeLine(`${name.padEnd(8)} | ${line}`);
}

function writeLine(line: string): void {
  console.log(line);
}
