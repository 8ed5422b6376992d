import { people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { system, tenant } from "../db/mod.ts";
import {
  cancelJob,
  type ClaimedJob,
  claimJob,
  enqueue,
  failJob,
  finishJob,
  LeaseLostError,
  type NewJob,
  readLease,
  reapJobs,
  releaseJob,
  renewLease,
  sweepJobs,
} from "./mod.ts";

const KIND = "sample_work";

Deno.test("claimJob() takes the job that has waited longest, with its payload", () =>
  withServices(async (services) => {
    await add(services, { payload: { n: 1 } });
    services.clock.advance(1000);
    await add(services, { payload: { n: 2 } });

    const first = await claim(services);

    assertEquals([first?.payload, first?.attempts], [{ n: 1 }, 1]);
  }));

Deno.test("claimJob() leaves alone a job that is not due, and a kind it wasn't asked for", () =>
  withServices(async (services) => {
    await add(services, { runAt: new Date(services.clock.now().getTime() + 60_000) });
    await add(services, { kind: "other_work" });

    assertEquals(await claim(services), null);

    services.clock.advance(60_000);
    assertEquals((await claim(services))?.kind, KIND);
  }));

Deno.test("claimJob() gives each of many jobs to one of many claimers", () =>
  withServices(async (services) => {
    for (let n = 0; n < 20; n++) await add(services, {});

    const claimed = await Promise.all(Array.from({ length: 30 }, () => claim(services)));

    const ids = claimed.flatMap((job) => job === null ? [] : [job.id]);
    assertEquals([ids.length, new Set(ids).size], [20, 20]);
  }));

Deno.test("enqueue() adds nothing when the caller's transaction is rolled back", () =>
  withServices(async (services) => {
    const { ada } = await people(services);

    await assertRejects(() =>
      tenant(services.sql, ada.organisationId, async (tx) => {
        await enqueue(tx, newJob(services, { organisationId: ada.organisationId }));
        throw new Error("the report could not be saved");
      })
    );

    assertEquals(await claim(services), null);
  }));

Deno.test("enqueue() refuses a job in the name of another organisation", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);

    const error = await assertRejects(() =>
      tenant(
        services.sql,
        ada.organisationId,
        (tx) => enqueue(tx, newJob(services, { organisationId: otto.organisationId })),
      )
    );

    assertEquals((error as Error & { code?: string }).code, "42501");
  }));

Deno.test("enqueue() adds one unsettled job for a key, and another once that is settled", () =>
  withServices(async (services) => {
    const first = await add(services, { uniqueKey: "refresh" });

    assertEquals(await add(services, { uniqueKey: "refresh" }), first);

    const job = await claim(services);
    await system(services.sql, (tx) => finishJob(tx, job!, services.clock.now()));
    assert(await add(services, { uniqueKey: "refresh" }) !== first);
  }));

Deno.test("renewLease() keeps a job from being reaped; without it the next claim takes it", () =>
  withServices(async (services) => {
    await add(services, {});
    const job = await claim(services);

    services.clock.advance(20_000);
    assertEquals(await renewLease(services.sql, job!, { now: services.clock.now() }), "held");
    services.clock.advance(20_000);
    await reap(services);
    assertEquals(await claim(services), null);

    services.clock.advance(11_000);
    await reap(services);
    assertEquals((await claim(services))?.attempts, 2);
    assertEquals(await renewLease(services.sql, job!, { now: services.clock.now() }), "lost");
  }));

Deno.test("finishJob() with a stale token changes no row and rolls its transaction back", () =>
  withServices(async (services) => {
    await add(services, {});
    const dead = await claim(services);
    services.clock.advance(31_000);
    await reap(services);
    const alive = await claim(services);

    const error = await assertRejects(() =>
      system(services.sql, async (tx) => {
        await tx`insert into organisations (name, slug) values ('Written by the dead', 'written-by-the-dead')`;
        await finishJob(tx, dead!, services.clock.now());
      })
    );

    assert(error instanceof LeaseLostError);
    assertEquals(await readState(services, dead!.id), "running");
    assertEquals((await system(services.sql, (tx) => tx`select from organisations`)).count, 0);
    await system(services.sql, (tx) => finishJob(tx, alive!, services.clock.now()));
    assertEquals(await readState(services, alive!.id), "finished");
  }));

Deno.test("failJob() waits longer after each attempt and gives up after the last", () =>
  withServices(async (services) => {
    await add(services, { maxAttempts: 3 });
    const pauses: number[] = [];
    let state = "";
    for (let attempt = 1; attempt <= 3; attempt++) {
      const job = await claim(services);
      const failedAt = services.clock.now();
      state = await system(services.sql, (tx) => failJob(tx, job!, "no luck", failedAt));
      const [row] = await system(services.sql, (tx) => tx`select run_at, last_error from jobs`);
      pauses.push((row!.run_at.getTime() - failedAt.getTime()) / 1000);
      assertEquals(row!.last_error, "no luck");
      // A Date holds milliseconds where the row holds microseconds.
      services.clock.set(new Date(row!.run_at.getTime() + 1));
    }

    assertEquals(state, "failed");
    assert(pauses[0]! >= 3.75 && pauses[0]! <= 6.25, `first pause ${pauses[0]}`);
    assert(pauses[1]! >= 7.5 && pauses[1]! <= 12.5, `second pause ${pauses[1]}`);
    assertEquals(await claim(services), null);
  }));

Deno.test("failJob() with a stale token is ignored", () =>
  withServices(async (services) => {
    await add(services, {});
    const job = await claim(services);
    const stale = { ...job!, leaseToken: crypto.randomUUID() };

    assertEquals(
      await system(services.sql, (tx) => failJob(tx, stale, "late", services.clock.now())),
      "lost",
    );
    assertEquals(await readState(services, job!.id), "running");
  }));

Deno.test("reapJobs() fails and returns a job whose worker died at its last attempt", () =>
  withServices(async (services) => {
    const id = await add(services, { maxAttempts: 1, payload: { n: 7 } });
    await claim(services);
    services.clock.advance(31_000);

    const givenUp = await reap(services);

    assertEquals(givenUp.map((job) => [job.id, job.payload]), [[id, { n: 7 }]]);
    assertEquals(await readState(services, id), "failed");
  }));

Deno.test("cancelJob() ends a waiting job at once", () =>
  withServices(async (services) => {
    const id = await add(services, {});

    assertEquals(await cancel(services, id), "cancelled");
    assertEquals(await claim(services), null);
    assertEquals(await cancel(services, id), "settled");
  }));

Deno.test("cancelJob() makes a running job's renewal and its finish be refused", () =>
  withServices(async (services) => {
    const id = await add(services, {});
    const job = await claim(services);

    assertEquals(await cancel(services, id), "stopping");

    assertEquals(await renewLease(services.sql, job!, { now: services.clock.now() }), "cancelled");
    assertEquals(await readLease(services.sql, job!), "cancelled");
    const error = await assertRejects(() =>
      system(services.sql, (tx) => finishJob(tx, job!, services.clock.now()))
    );
    assert(error instanceof LeaseLostError);
    assertEquals(
      await system(services.sql, (tx) => failJob(tx, job!, "stopped", services.clock.now())),
      "cancelled",
    );
  }));

Deno.test("cancelJob() of another organisation's job does nothing", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const id = await add(services, { organisationId: otto.organisationId });

    const result = await tenant(services.sql, ada.organisationId, (tx) =>
      cancelJob(tx, id, services.clock.now()));

    assertEquals([result, await readState(services, id)], ["settled", "waiting"]);
  }));

Deno.test("releaseJob() puts a job back without counting the attempt", () =>
  withServices(async (services) => {
    await add(services, {});
    const job = await claim(services);

    assertEquals(await system(services.sql, (tx) => releaseJob(tx, job!, services.clock.now())), "waiting");
    assertEquals((await claim(services))?.attempts, 1);
  }));

Deno.test("sweepJobs() forgets settled jobs only", () =>
  withServices(async (services) => {
    await cancel(services, await add(services, {}));
    await add(services, {});
    const later = new Date(services.clock.now().getTime() + 1);

    assertEquals(await system(services.sql, (tx) => sweepJobs(tx, later)), 1);
    assert(await claim(services) !== null);
  }));

function newJob(services: TestServices, changes: Partial<NewJob>): NewJob {
  return { organisationId: null, kind: KIND, payload: {}, now: services.clock.now(), ...changes };
}

function add(services: TestServices, changes: Partial<NewJob>): Promise<string> {
  return system(services.sql, (tx) => enqueue(tx, newJob(services, changes)));
}

function claim(services: TestServices): Promise<ClaimedJob | null> {
  return claimJob(services.sql, { worker: "test", kinds: [KIND], now: services.clock.now() });
}

function reap(services: TestServices) {
  return system(services.sql, (tx) => reapJobs(tx, services.clock.now()));
}

function cancel(services: TestServices, id: string) {
  return system(services.sql, (tx) => cancelJob(tx, id, services.clock.now()));
}

async function readState(services: TestServices, id: string): Promise<string> {
  const [row] = await system(services.sql, (tx) => tx`select state from jobs where id = ${id}`);
  return row!.state;
}
