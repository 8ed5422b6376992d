import { assertEquals } from "../tests/helpers/assert.ts";
import { type TestServices, withServices } from "../tests/helpers/services.ts";
import { until } from "../tests/helpers/until.ts";
import { system } from "../lib/db/mod.ts";
import { enqueue } from "../lib/queue/mod.ts";

const WORKER = new URL("../tests/helpers/slow_worker.ts", import.meta.url).href;

Deno.test("a worker killed in mid-job leaves the job to the next, which completes it once", () =>
  withServices(async (services) => {
    await add(services);
    await using killed = startWorker(services);
    await until("the job is begun", async () => await services.storage.size("work/one/begun.txt") !== null);

    killed.kill("SIGKILL");
    await killed.status;
    assertEquals(await readJob(services), { state: "running", attempts: 1 });
    await allow(services);
    await using next = startWorker(services);
    await system(services.sql, (tx) => tx`update jobs set lease_expires_at = now() - interval '1 second'`);
    await until("the job is finished", async () => (await readJob(services)).state === "finished");
    next.kill("SIGTERM");
    await next.status;

    assertEquals(await readJob(services), { state: "finished", attempts: 2 });
    assertEquals(await services.storage.size("work/one/done.txt"), 1);
  }));

Deno.test("a worker told to stop by SIGTERM finishes the job it holds, claims no other and exits 0", () =>
  withServices(async (services) => {
    await add(services);
    await using worker = startWorker(services);
    await until("the job is begun", async () => await services.storage.size("work/one/begun.txt") !== null);

    worker.kill("SIGTERM");
    await add(services);
    await allow(services);
    const { code } = await worker.status;

    assertEquals(code, 0);
    const states = await system(services.sql, (tx) => tx`select state from jobs order by state`);
    assertEquals(states.map((row) => row.state), ["finished", "waiting"]);
  }));

Deno.test("a worker whose supervisor is gone stops by itself", () =>
  withServices(async (services) => {
    await using worker = startWorker(services, ["--supervised"]);

    await worker.stdin.close();

    assertEquals((await worker.status).code, 0);
  }));

function startWorker(services: TestServices, args: string[] = []): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", WORKER, ...args],
    env: { DATABASE_URL: services.config.databaseUrl!, DATA_DIR: services.config.dataDir },
    stdin: "piped",
    stdout: "null",
    stderr: "inherit",
  }).spawn();
}

function add(services: TestServices): Promise<string> {
  const payload = { name: "one" };
  return system(
    services.sql,
    (tx) => enqueue(tx, { organisationId: null, kind: "slow_work", payload, now: new Date() }),
  );
}

async function allow(services: TestServices): Promise<void> {
  await services.storage.put("work/go", new Uint8Array([1]));
}

async function readJob(services: TestServices): Promise<{ state: string; attempts: number }> {
  const [row] = await system(services.sql, (tx) => tx`select state, attempts from jobs`);
  return { state: row!.state, attempts: row!.attempts };
}
