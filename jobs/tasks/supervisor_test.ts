import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { until } from "../../tests/helpers/until.ts";
import { type ProcessPlan, supervise } from "./supervisor.ts";

const STAYS = `console.log("here"); setInterval(() => {}, 1000);`;
const STUBBORN = `Deno.addSignalListener("SIGTERM", () => console.log("no")); ${STAYS}`;

Deno.test("supervise() waits until the process says it is ready, and stop() ends it", async () => {
  const { lines, write } = writing();
  const supervised = await supervise(plan(STAYS), { write });

  assertEquals(lines, ["sample: here"]);
  assert(isAlive(supervised.pids[0]!));
  await supervised.stop();
  assert(!isAlive(supervised.pids[0]!));
});

Deno.test("supervise() starts a process that was killed again, and again, ever more slowly", async () => {
  const { lines, write } = writing();
  const supervised = await supervise(plan(STAYS), { write, firstBackoffMs: 5 });

  for (let n = 0; n < 3; n++) {
    await until(`start ${n + 1}`, () => lines.filter((line) => line.endsWith("here")).length === n + 1);
    Deno.kill(supervised.pids[n]!, "SIGKILL");
  }
  await until("the fourth start", () => supervised.pids.length === 4);
  await supervised.stop();

  const pauses = lines.flatMap((line) => /again in (\S+) s/.exec(line)?.[1] ?? []);
  assertEquals(pauses, ["0.005", "0.01", "0.02"]);
});

Deno.test("supervise() begins anew with short pauses once a process has been stable", async () => {
  const { lines, write } = writing();
  const supervised = await supervise(plan(STAYS), { write, firstBackoffMs: 5, stableMs: 1 });

  for (let n = 0; n < 2; n++) {
    await until(`start ${n + 1}`, () => lines.filter((line) => line.endsWith("here")).length === n + 1);
    Deno.kill(supervised.pids[n]!, "SIGKILL");
  }
  await until("the third start", () => supervised.pids.length === 3);
  await supervised.stop();

  assertEquals(lines.flatMap((line) => /again in (\S+) s/.exec(line)?.[1] ?? []), ["0.005", "0.005"]);
});

Deno.test("supervise() gives up on a process that never becomes ready, and says so", async () => {
  const { lines, write } = writing();

  const error = await assertRejects(() =>
    supervise(plan(`console.error("no room"); Deno.exit(3);`), { write })
  );

  assertEquals(error.message, "The sample process ended with code 3 before it was ready.");
  assertIncludes(lines.join(), "no room");
  assert(!lines.join().includes("again"));
});

Deno.test("supervise() ends a process that isn't ready in time", async () => {
  const { write } = writing();

  const error = await assertRejects(() =>
    supervise({ ...plan(STAYS), isReady: () => new Promise(() => {}) }, { write, readyTimeoutMs: 50 })
  );

  assertIncludes(error.message, "was not ready in time");
});

Deno.test("stop() kills a process that won't end within its grace", async () => {
  const { write } = writing();
  const supervised = await supervise({ ...plan(STUBBORN), graceMs: 100 }, { write });

  await supervised.stop();

  assert(!isAlive(supervised.pids[0]!));
});

function plan(script: string): ProcessPlan {
  return {
    name: "sample",
    command: [Deno.execPath(), "eval", script],
    isReady: async (lines) => void await lines.first(/here/),
    graceMs: 5_000,
  };
}

function writing(): { lines: string[]; write: (line: string, name: string) => void } {
  const lines: string[] = [];
  return { lines, write: (line, name) => lines.push(`${name}: ${line}`) };
}

function isAlive(pid: number): boolean {
  try {
    Deno.kill(pid, "SIGCONT");
    return true;
  } catch {
    return false;
  }
}
