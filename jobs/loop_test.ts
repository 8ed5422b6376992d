import { assert, assertEquals } from "../tests/helpers/assert.ts";
import { type TestServices, withServices } from "../tests/helpers/services.ts";
import { until } from "../tests/helpers/until.ts";
import { system } from "../lib/db/mod.ts";
import { cancelJob, enqueue } from "../lib/queue/mod.ts";
import { type JobHandler, reapOnce, runOnce, startLoop } from "./loop.ts";

const QUICK = { pollMs: 5, rhythm: { lookMs: 10, renewMs: 30 } };

Deno.test("startLoop() with four workers runs each of 200 jobs once", () =>
  withServices(async (services) => {
    const runs = new Map<string, number>();
    await system(services.sql, async (tx) => {
      for (let n = 0; n < 200; n++) await enqueue(tx, job(services));
    });
    const handler: JobHandler = {
      run: (_services, _payload, { jobId }) =>
        Promise.resolve(void runs.set(jobId, (runs.get(jobId) ?? 0) + 1)),
    };

    const loops = Array.from({ length: 4 }, (_, n) =>
      startLoop(services, { work: handler }, { ...QUICK, worker: `worker-${n}` }));
    await until("all are finished", async () =>
      await countOf(services, "finished") === 200, 60_000);
    await Promise.all(loops.map((loop) => loop.stop()));

    assertEquals([runs.size, [...runs.values()].every((times) => times === 1)], [200, true]);
  }));

Deno.test("runOnce() settles the job in the handler's own transaction", () =>
  withServices(async (services) => {
    await add(services);

    await runOnce(services, {
      work: {
        run: async (_services, _payload, { finishIn }) => {
          await system(services.sql, async (tx) => {
            await tx`insert into organisations (name, slug) values ('Made by the job', 'made-by-the-job')`;
            await finishIn(tx);
          });
        },
      },
    });

    assertEquals(await countOf(services, "finished"), 1);
    assertEquals(await runOnce(services, { work: { run: () => Promise.resolve() } }), false);
  }));

Deno.test("runOnce() claims the kinds it is told to, and no other", () =>
  withServices(async (services) => {
    await add(services);
    const handlers = { work: { run: () => Promise.resolve() }, wait: { run: () => Promise.resolve() } };

    const ran = [
      await runOnce(services, handlers, { kinds: ["wait"] }),
      await runOnce(services, handlers, { kinds: ["work"] }),
    ];

    assertEquals(ran, [false, true]);
  }));

Deno.test("runOnce() puts a job back when its handler throws after finishIn()", () =>
  withServices(async (services) => {
    await add(services);

    await runOnce(services, {
      work: {
        run: (_services, _payload, { finishIn }) =>
          system(services.sql, async (tx) => {
            await finishIn(tx);
            throw new Error("the last write failed");
          }),
      },
    });

    assertEquals(await countOf(services, "waiting"), 1);
  }));

Deno.test("runOnce() tells those concerned in the transaction of the last failure, and not before", () =>
  withServices(async (services) => {
    await add(services, 2);
    const told: string[] = [];
    const handlers = {
      work: {
        run: () => Promise.reject(new Error("no luck")),
        giveUp: (_services: unknown, _tx: unknown, { reason }: { reason: string }) =>
          Promise.resolve(void told.push(reason)),
      },
    };

    await runOnce(services, handlers);
    assertEquals(told, []);

    services.clock.advance(60_000);
    await runOnce(services, handlers);
    assertEquals([told, await countOf(services, "failed")], [["no luck"], 1]);
  }));

Deno.test("reapOnce() tells those concerned when the worker died at the last attempt", () =>
  withServices(async (services) => {
    await add(services, 1);
    const told: string[] = [];
    const handlers = {
      work: {
        // Its worker "dies": the lease runs out while the handler is at work, and the loop notices nothing.
        run: async () => {
          services.clock.advance(31_000);
          await reapOnce(services, handlers);
        },
        giveUp: (_services: unknown, _tx: unknown, { id }: { id: string }) =>
          Promise.resolve(void told.push(id)),
      },
    };

    await runOnce(services, handlers);

    assertEquals([told.length, await countOf(services, "failed")], [1, 1]);
  }));

Deno.test("startLoop() aborts the signal of a job that is cancelled, and settles it as cancelled", () =>
  withServices(async (services) => {
    const id = await add(services);
    const begun = Promise.withResolvers<void>();
    let reason: unknown;
    const loop = startLoop(services, {
      work: {
        run: async (_services, _payload, { signal }) => {
          begun.resolve();
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
          reason = signal.reason;
          signal.throwIfAborted();
        },
      },
    }, QUICK);

    await begun.promise;
    await system(services.sql, (tx) => cancelJob(tx, id, services.clock.now()));
    await until("it is cancelled", async () => await countOf(services, "cancelled") === 1);
    await loop.stop();

    assertEquals(reason, "cancelled");
  }));

Deno.test("startLoop() renews the lease of a job that takes long", () =>
  withServices(async (services) => {
    await add(services);
    const handlers = {
      work: {
        run: async () => {
          for (let leases = 0; leases < 4; leases++) {
            const before = services.clock.now();
            services.clock.advance(15_000);
            await until("the lease is renewed", async () => {
              const [row] = await system(services.sql, (tx) => tx`select lease_expires_at from jobs`);
              return row!.lease_expires_at.getTime() > before.getTime() + 31_000;
            });
            await reapOnce(services, handlers);
          }
        },
      },
    };

    await runOnce(services, handlers, QUICK);

    assertEquals(await countOf(services, "finished"), 1);
  }));

Deno.test("stop() lets the job under way finish and claims no other", () =>
  withServices(async (services) => {
    await add(services);
    await add(services);
    const begun = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const loop = startLoop(services, {
      work: {
        run: async () => {
          begun.resolve();
          await mayEnd.promise;
        },
      },
    }, QUICK);

    await begun.promise;
    const stopped = loop.stop();
    mayEnd.resolve();
    await stopped;

    assertEquals([await countOf(services, "finished"), await countOf(services, "waiting")], [1, 1]);
  }));

Deno.test("stop() puts back, uncounted, a job that outlasts the grace", () =>
  withServices(async (services) => {
    await add(services);
    const begun = Promise.withResolvers<void>();
    const loop = startLoop(services, {
      work: {
        run: async (_services, _payload, { signal }) => {
          begun.resolve();
          await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
        },
      },
    }, { ...QUICK, graceMs: 20 });

    await begun.promise;
    await loop.stop();

    const [row] = await system(services.sql, (tx) => tx`select state, attempts from jobs`);
    assertEquals([row!.state, row!.attempts], ["waiting", 0]);
  }));

Deno.test("startLoop() takes up a new job within 200 ms at the median", () =>
  withServices(async (services) => {
    const begun: PromiseWithResolvers<number>[] = [];
    const loop = startLoop(services, {
      work: {
        run: (_services, payload) => Promise.resolve(begun[payload.n as number]!.resolve(performance.now())),
      },
    });

    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      begun.push(Promise.withResolvers<number>());
      const askedAt = performance.now();
      await system(services.sql, (tx) => enqueue(tx, { ...job(services), payload: { n } }));
      waits.push(await begun[n]!.promise - askedAt);
    }
    await loop.stop();

    const median = waits.toSorted((a, b) => a - b)[4]!;
    assert(median < 200, `median ${median} ms`);
  }));

function job(services: TestServices, maxAttempts = 5) {
  return { organisationId: null, kind: "work", payload: {}, now: services.clock.now(), maxAttempts };
}

function add(services: TestServices, maxAttempts = 5): Promise<string> {
  return system(services.sql, (tx) => enqueue(tx, job(services, maxAttempts)));
}

async function countOf(services: TestServices, state: string): Promise<number> {
  const [row] = await system(services.sql, (tx) => tx`select count(*) as n from jobs where state = ${state}`);
  return row!.n;
}
