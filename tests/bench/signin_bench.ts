// What a rush of sign-ins does to everybody else, over the whole portal on embedded services:
//   deno run -A tests/bench/signin_bench.ts
// Fifty people sign in at once, each from an address of their own, while pages are asked for one after the other. The
// baseline is the same pages in the same run with nobody signing in. Most of the fifty are unknown to the portal: they
// cost a hash as everybody does, which is the point of the bench.
import { quantile, startPortal } from "./portal.ts";

const SIGN_INS = 50;
const IDLE_MS = 5_000;
const MOST_TIMES_IDLE = 3;

type Ask = () => Promise<number>;

function asker(url: string, headers: Record<string, string>): Ask {
  return async () => {
    const begun = performance.now();
    const response = await fetch(url, { headers, redirect: "manual" });
    await response.body?.cancel();
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    return performance.now() - begun;
  };
}

async function signIn(origin: string, body: { email: string; password: string }, from: string) {
  return await fetch(`${origin}/api/auth/login`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", "x-forwarded-for": from },
  });
}

async function rush(origin: string, known: { email: string; password: string }): Promise<number[]> {
  return await Promise.all(Array.from({ length: SIGN_INS }, async (_, at) => {
    const begun = performance.now();
    const credentials = at % 10 === 0 ? known : { ...known, email: `nobody-${at}@sample.example` };
    const response = await signIn(origin, credentials, `203.0.113.${at}`);
    await response.body?.cancel();
    if (response.status !== (at % 10 === 0 ? 200 : 401)) throw new Error(`Sign-in ${at}: ${response.status}`);
    return performance.now() - begun;
  }));
}

/** How long each page takes while `until` is not settled, asked in turn. */
async function measure(pages: Record<string, Ask>, until: Promise<unknown>): Promise<Map<string, number[]>> {
  const taken = new Map(Object.keys(pages).map((path) => [path, [] as number[]]));
  let settled = false;
  until.finally(() => settled = true).catch(() => {});
  while (!settled) {
    for (const [path, ask] of Object.entries(pages)) taken.get(path)!.push(await ask());
  }
  return taken;
}

function passing(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function line(name: string, values: number[], idle: number[]): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const p95 = quantile(values, 0.95);
  return `${name.padEnd(30)} median ${ms(quantile(values, 0.5))}, p95 ${ms(p95)}, ratio of p95 ${
    (p95 / quantile(idle, 0.95)).toFixed(2)
  } (n ${values.length})`;
}

const dataDir = await Deno.makeTempDir({ prefix: "mediahub-bench-" });
const port = 20_000 + Math.floor(Math.random() * 20_000);
try {
  const portal = await startPortal(dataDir, port, { TRUSTED_PROXIES: "1" });
  try {
    const { access_token } = await (await signIn(portal.origin, portal.signIn, "198.51.100.1")).json();
    const pages = {
      "/login": asker(`${portal.origin}/login`, {}),
      "/": asker(`${portal.origin}/`, { authorization: `Bearer ${access_token}` }),
    };
    // Before and after, since a machine is never quite the same for long; the very first answers warm the portal up.
    await measure(pages, passing(1_000));
    const before = await measure(pages, passing(IDLE_MS));
    const rushing = rush(portal.origin, portal.signIn);
    const rushed = await measure(pages, rushing);
    const signIns = await rushing;
    const after = await measure(pages, passing(IDLE_MS));

    let slow = false;
    for (const [path, during] of rushed) {
      const values = [...before.get(path)!, ...after.get(path)!];
      console.log(line(`${path} idle (baseline)`, values, values));
      console.log(line(`${path} during ${SIGN_INS} sign-ins`, during, values));
      slow ||= quantile(during, 0.95) >= MOST_TIMES_IDLE * quantile(values, 0.95);
    }
    console.log(line("a sign-in of the rush", signIns, signIns));
    console.log(`goal: p95 under ${MOST_TIMES_IDLE} times idle: ${slow ? "MISSED" : "met"}`);
    if (slow) Deno.exitCode = 1;
  } finally {
    await portal.stop();
  }
} finally {
  await Deno.remove(dataDir, { recursive: true });
}
