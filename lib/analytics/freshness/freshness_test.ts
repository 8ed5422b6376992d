import { assertEquals } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { noteTry, readFreshness } from "../mod.ts";
import { keptAnswer } from "./kept_answers.ts";

function batchOf(day: string) {
  return [{ account: CHANNEL, posts: [], observations: [figureOf({ day })] }];
}

async function stateOf(services: TestServices, actor: Parameters<typeof readFreshness>[1]) {
  const { items } = await readFreshness(services, actor);
  return items.map(({ platform, state, complete_to, source }) => [platform, state, complete_to, source]);
}

Deno.test("readFreshness() says how new figures are, and why they are not newer", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    const { organisationId } = vera;
    const reading = { platform: "youtube" as const, source: "api" as const, nextTryAt: null };
    assertEquals(await stateOf(services, vera), []);

    await deliver(services, organisationId, batchOf("2026-02-20"));
    assertEquals(await stateOf(services, vera), [["youtube", "manual", "2026-02-20", "export"]]);
    await noteTry(services, organisationId, {
      ...reading,
      triedAt: services.clock.now(),
      reason: "YouTube is away.",
    });
    assertEquals((await stateOf(services, vera))[0]![1], "failing");
    services.clock.advance(1000);
    await deliver(services, organisationId, batchOf("2026-02-28"), { source: "api" });
    await noteTry(services, organisationId, { ...reading, triedAt: services.clock.now(), reason: null });
    assertEquals(await stateOf(services, vera), [["youtube", "fresh", "2026-02-28", "api"]]);
    services.clock.advance(27 * 3_600_000);
    assertEquals((await stateOf(services, vera))[0]![1], "stale");
    assertEquals(await stateOf(services, otto), []);
  }));

Deno.test("readFreshness() counts a day as complete only once the platform has settled it", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await deliver(services, vera.organisationId, batchOf("2026-02-10"));
    await deliver(services, vera.organisationId, batchOf("2026-03-01"));

    assertEquals((await stateOf(services, vera))[0]![2], "2026-02-10");
  }));

Deno.test("readFreshness() of a source that was never read with success is never, with the reason", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await noteTry(services, vera.organisationId, {
      platform: "x",
      source: "api",
      triedAt: services.clock.now(),
      reason: "X refuses the key.\0",
      nextTryAt: new Date("2026-03-02T10:00:00Z"),
    });

    const { items: [freshness] } = await readFreshness(services, vera);
    assertEquals([freshness!.state, freshness!.reason, freshness!.captured_at], [
      "failing",
      "X refuses the key.",
      null,
    ]);
  }));

Deno.test("keptAnswer() works an answer out once, however many ask, until figures change", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    let worked = 0;
    const ask = (organisationId = vera.organisationId, verb = "test") =>
      keptAnswer(services, organisationId, { verb }, () => Promise.resolve(++worked));

    assertEquals(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
    assertEquals(await ask(), 1);
    assertEquals(await ask(otto.organisationId), 2);
    assertEquals(await ask(vera.organisationId, "other"), 3);
    await deliver(services, vera.organisationId, batchOf("2026-02-20"));
    assertEquals(await ask(), 4);
    services.clock.advance(3_600_001);
    assertEquals(await ask(), 5);
  }));

Deno.test("keptAnswer() keeps no failure: the next to ask tries again", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    const ask = (answer: () => Promise<string>) =>
      keptAnswer(services, vera.organisationId, { verb: "test" }, answer);

    const failed = await ask(() => Promise.reject(new Error("away"))).catch((error: Error) => error.message);

    assertEquals([failed, await ask(() => Promise.resolve("back"))], ["away", "back"]);
  }));

Deno.test("keptAnswer() waits for another process that is at it, and does it itself when that one is gone", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    // As another process would have it: the same cache, but nothing of ours under way.
    const ours = { ...services, cache: { ...services.cache } };
    const theirs = { ...services, cache: { ...services.cache } };
    const { promise: finished, resolve: finish } = Promise.withResolvers<string>();
    const first = keptAnswer(theirs, vera.organisationId, { verb: "test" }, () => finished);
    const second = keptAnswer(ours, vera.organisationId, { verb: "test" }, () => Promise.resolve("ours"));
    finish("theirs");

    assertEquals(await Promise.all([first, second]), ["theirs", "theirs"]);
    const gone = keptAnswer(
      theirs,
      vera.organisationId,
      { verb: "gone" },
      () => new Promise<string>(() => {}),
    );
    const own = await keptAnswer(ours, vera.organisationId, { verb: "gone" }, () => Promise.resolve("ours"));
    void gone;
    assertEquals(own, "ours");
  }));
