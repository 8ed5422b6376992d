// The whole portal on embedded services: how long it takes to start, and how soon the worker takes up a report:
//   deno run -A tests/bench/portal_bench.ts
// The baseline of the second is a signed-in request that reads one row, over the same connection in the same run.
import { CONFIG, reportFiles } from "../helpers/report_files.ts";
import { type Portal, quantile, startPortal } from "./portal.ts";

const STARTS = 5;
const REPORTS = 20;

async function post(url: string, body: BodyInit, headers: HeadersInit): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: "POST", body, headers });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return await response.json();
}

function form(): FormData {
  const { transcript, survey } = reportFiles();
  const data = new FormData();
  data.set("config", JSON.stringify(CONFIG));
  data.set("transcript", new Blob([transcript.bytes]), transcript.name);
  data.set("survey", new Blob([survey.bytes]), survey.name);
  return data;
}

/** From the first byte sent to the report being seen at work, and what a plain read takes meanwhile. */
async function measureReports({ origin, signIn }: Portal): Promise<{ taken: number[]; reads: number[] }> {
  const { access_token } = await post(`${origin}/api/auth/login`, JSON.stringify(signIn), {
    "content-type": "application/json",
  });
  const headers = { authorization: `Bearer ${access_token}` };
  const status = async (id: unknown) =>
    (await (await fetch(`${origin}/api/reports/${id}`, { headers })).json()).status as string;
  const taken: number[] = [];
  const reads: number[] = [];
  for (let at = 0; at < REPORTS; at++) {
    const begun = performance.now();
    const { id } = await post(`${origin}/api/reports/create`, form(), headers);
    while (await status(id) === "pending") await new Promise((resolve) => setTimeout(resolve, 2));
    taken.push(performance.now() - begun);
    while (await status(id) === "processing") await new Promise((resolve) => setTimeout(resolve, 20));
    const readAt = performance.now();
    await status(id);
    reads.push(performance.now() - readAt);
  }
  return { taken, reads };
}

function line(name: string, values: number[], baseline: number): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const median = quantile(values, 0.5);
  return `${name.padEnd(34)} median ${ms(median)}, p95 ${ms(quantile(values, 0.95))}, ratio ${
    (median / baseline).toFixed(2)
  }`;
}

const dataDir = await Deno.makeTempDir({ prefix: "mediahub-bench-" });
const port = 20_000 + Math.floor(Math.random() * 20_000);
try {
  const first = await startPortal(dataDir, port);
  await first.stop();
  const later: number[] = [];
  for (let at = 1; at < STARTS; at++) {
    const portal = await startPortal(dataDir, port);
    later.push(portal.startedMs);
    await portal.stop();
  }
  console.log(line("first start (baseline)", [first.startedMs], first.startedMs));
  console.log(line("later starts (goal: under 10 s)", later, first.startedMs));

  const portal = await startPortal(dataDir, port);
  const { taken, reads } = await measureReports(portal);
  await portal.stop();
  const baseline = quantile(reads, 0.5);
  console.log(line("read one report (baseline)", reads, baseline));
  console.log(line("POST to processing (goal: 200 ms)", taken, baseline));
} finally {
  await Deno.remove(dataDir, { recursive: true });
}
