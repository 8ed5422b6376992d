import type { Question } from "../../lib/analytics/connectors/web/ask.ts";
import { ask } from "../../lib/analytics/connectors/web/ask.ts";
import type { ReadBatch, Reading } from "../../lib/analytics/connectors/reading.ts";
import type { Web } from "../../lib/analytics/connectors/web/web.ts";
import { standingClock, type TestClock } from "./services.ts";

/** A question as a platform's stand-in saw it. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string;
}

/** A platform's stand-in at work. */
export interface Platform {
  url: string;
  asked: Asked[];
}

/** Runs a test against a local server that answers as the test says. */
export async function withPlatform(
  answer: (asked: Asked, count: number) => Response | Promise<Response>,
  test: (platform: Platform) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const url = new URL(request.url);
    const one = {
      method: request.method,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers: request.headers,
      body: await request.text(),
    };
    asked.push(one);
    return await answer(one, asked.length);
  });
  try {
    await test({ url: `http://127.0.0.1:${server.addr.port}`, asked });
  } finally {
    await server.shutdown();
  }
}

/** An answer of JSON. */
export function json(value: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(value), {
    ...init,
    headers: { "content-type": "application/json", ...init.headers },
  });
}

/** A way out whose waits move the clock instead of waiting, and are kept. */
export function quickWeb(
  clock: TestClock = standingClock(),
  signal: AbortSignal = new AbortController().signal,
): Web & { waits: number[]; clock: TestClock } {
  const waits: number[] = [];
  return {
    clock,
    signal,
    fetch: (url, init) => fetch(url, init),
    wait: (ms) => {
      waits.push(ms);
      clock.advance(ms);
      return Promise.resolve();
    },
    timeoutMs: 5_000,
    waits,
  };
}

/** A reading that asks without any access, for a connector's own tests. */
export function readingOf(changes: Partial<Reading> & { refusal?: Question["refusal"] } = {}): Reading & {
  notes: string[];
  steps: string[];
} {
  const web = quickWeb();
  const notes: string[] = [];
  const steps: string[] = [];
  const { refusal, ...rest } = changes;
  return {
    ask: (question) => ask(web, { ...question, source: "The platform", ...(refusal ? { refusal } : {}) }),
    externalId: "sample",
    now: web.clock.now(),
    since: null,
    lastSuccessAt: null,
    isFull: false,
    isDue: () => true,
    duePosts: [],
    tell: (step) => {
      steps.push(step);
      return Promise.resolve();
    },
    note: (sentence) => notes.push(sentence),
    notes,
    steps,
    ...rest,
  };
}

/** Everything a connector delivers. */
export async function all(batches: AsyncIterable<ReadBatch>): Promise<ReadBatch[]> {
  return await Array.fromAsync(batches);
}

/** Observations as short lines: "UC/views day 2026-03-01 = 12". */
export function lines(batches: readonly ReadBatch[]): string[] {
  return batches.flatMap(({ observations }) =>
    observations.map(({ post, metric, basis, day, value, provisional }) =>
      `${post ?? "account"}/${metric} ${basis} ${day} = ${value}${provisional ? " ?" : ""}`
    )
  );
}
