/** A whole portal whose processes are killed one after the other, in the middle of what they do. */
import type { Report } from "../../lib/contract/report_shapes.ts";
import { table, textFile } from "../bad_input/hostile.ts";
import { formOf } from "../bad_input/portal_door.ts";
import { assert, assertEquals } from "../helpers/assert.ts";
import { until } from "../helpers/until.ts";
import { descendantsOf, type PortalProcess, withPortalProcess } from "./portal_process.ts";

/** Enough for the worker to be in the middle of it when it is killed. */
const MANY_ROWS = 150_000;
const ROUNDS = 20;

async function create(portal: PortalProcess, survey?: string): Promise<Report> {
  const sending = survey === undefined ? {} : { survey: textFile("answers.csv", survey) };
  const response = await portal.ask("/api/reports/create", { method: "POST", body: formOf(sending) });
  const report = await response.json();
  assertEquals(response.status, 202, JSON.stringify(report));
  return report;
}

async function read(portal: PortalProcess, id: string): Promise<Report> {
  return await (await portal.ask(`/api/reports/${id}`)).json();
}

async function untilCompleted(portal: PortalProcess, id: string): Promise<Report> {
  let report: Report | undefined;
  await until("the report is completed", async () => {
    // While a process is away an answer may fail, or say that it is.
    report = await read(portal, id).catch(() => undefined);
    return report?.status === "completed" || report?.status === "failed";
  }, 60_000);
  assertEquals([report!.status, report!.error], ["completed", null]);
  return report!;
}

async function untilServing(portal: PortalProcess): Promise<void> {
  await until("it serves", async () => {
    const response = await portal.ask("/api/ready").catch(() => null);
    await response?.body?.cancel();
    return response?.status === 200;
  }, 30_000);
}

/** How long an idle worker takes to begin, in milliseconds, from the moment the upload is sent. */
async function measureStarts(portal: PortalProcess): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    const { id } = await create(portal);
    await until("it is begun", async () => (await read(portal, id)).status !== "pending");
    taken.push(performance.now() - begun);
    await untilCompleted(portal, id);
  }
  return taken.sort((a, b) => a - b);
}

async function decksOf(portal: PortalProcess, id: string): Promise<string[]> {
  const found: string[] = [];
  async function walk(folder: string): Promise<void> {
    for await (const entry of Deno.readDir(folder)) {
      if (entry.isDirectory) await walk(`${folder}/${entry.name}`);
      else if (folder.includes(id) && /deck|part$/.test(entry.name)) found.push(entry.name);
    }
  }
  await walk(`${portal.dataDir}/files`);
  return found;
}

Deno.test({
  name: "a portal whose worker, web process and database are killed in turn goes on, and loses no report",
  ignore: Deno.build.os !== "linux",
  fn: () =>
    withPortalProcess(async (portal) => {
      const taken = await measureStarts(portal);
      const median = Math.round(taken[ROUNDS / 2]!);
      console.log(`From upload to "processing": median ${median} ms, worst ${Math.round(taken.at(-1)!)} ms`);
      assert(median < 1000, `median ${median} ms`);

      const long = await create(portal, table(8, MANY_ROWS));
      await until("it is begun", async () => (await read(portal, long.id)).status === "processing");
      const worker = portal.crash("worker");
      assertEquals((await read(portal, long.id)).status, "processing");
      await until("another worker runs", () => ![null, worker].includes(portal.pidOf("worker")));

      const web = portal.crash("web");
      await until("another web process runs", () => ![null, web].includes(portal.pidOf("web")));
      await untilServing(portal);
      assertEquals((await portal.ask("/api/auth/me")).status, 200);

      const acknowledged = await create(portal);
      const postgres = portal.crash("postgres");
      await until("another database runs", () => ![null, postgres].includes(portal.pidOf("postgres")));
      await untilServing(portal);
      await untilCompleted(portal, acknowledged.id);

      const done = await untilCompleted(portal, long.id);
      assertEquals([done.respondents, done.attempts], [MANY_ROWS, 2]);
      assertEquals(await decksOf(portal, long.id), ["deck.pptx"]);

      const children = descendantsOf(portal.supervisor.pid);
      const asked = performance.now();
      portal.supervisor.kill("SIGTERM");
      const { code } = await portal.supervisor.status;
      assertEquals(code, 0, portal.text());
      assert(performance.now() - asked < 30_000);
      assert(children.length >= 3);
      assertEquals(children.filter((pid) => exists(`/proc/${pid}/cmdline`)), []);
    }),
});

function exists(path: string): boolean {
  try {
    return Deno.readTextFileSync(path) !== "";
  } catch {
    return false;
  }
}
