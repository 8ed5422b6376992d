import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { keepingLog, standingClock } from "../../tests/helpers/services.ts";
import { until } from "../../tests/helpers/until.ts";
import { type Cache, memoryCache, openCache } from "./mod.ts";

const REDIS_URL = Deno.env.get("TEST_REDIS_URL");

contract("memoryCache()", () => Promise.resolve(memoryCache()));
contract("redisCache()", () => openCache(REDIS_URL!, keepingLog().log), REDIS_URL === undefined);

/** What both caches promise. Keys differ from run to run, for a Redis may be shared. */
function contract(name: string, open: () => Promise<Cache>, ignore = false): void {
  const key = (word: string) => `test:${word}:${crypto.randomUUID()}`;

  function test(promise: string, run: (cache: Cache) => Promise<void>): void {
    Deno.test({
      name: `${name} ${promise}`,
      ignore,
      fn: async () => {
        const cache = await open();
        try {
          await run(cache);
        } finally {
          await cache.close();
        }
      },
    });
  }

  test("gives back what was set, of any JSON kind", async (cache) => {
    const [a, b] = [key("a"), key("b")];
    await cache.set(a, { n: 1, list: ["é", null] }, 60);
    await cache.set(b, 0, 60);

    assertEquals(await cache.get(a), { n: 1, list: ["é", null] });
    assertEquals(await cache.get(b), 0);
    assertEquals(await cache.get(key("none")), null);
  });

  test("forgets what was removed", async (cache) => {
    const a = key("a");
    await cache.set(a, 1, 60);
    await cache.remove(a);

    assertEquals(await cache.get(a), null);
  });

  test("forgets a value at the end of its life", async (cache) => {
    const a = key("a");
    await cache.set(a, 1, 0.02);

    await until("it is forgotten", async () => await cache.get(a) === null);
  });

  test("counts in a fixed window, each key by itself", async (cache) => {
    const [a, b] = [key("a"), key("b")];
    const counts = await Promise.all(Array.from({ length: 10 }, () => cache.increment(a, 60)));

    assertEquals(counts.map(({ count }) => count).sort((x, y) => x - y), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assertEquals(await cache.increment(b, 60), { count: 1, resetsInSeconds: 60 });
  });

  test("opens a new window when the old one has ended", async (cache) => {
    const a = key("a");
    await cache.increment(a, 0.05);

    await until("a new window opens", async () => (await cache.increment(a, 0.05)).count === 1);
  });
}

Deno.test("memoryCache() does not lengthen a window by counting in it", async () => {
  const clock = standingClock();
  const cache = memoryCache(10, clock);
  await cache.increment("a", 60);
  clock.advance(59_000);
  assertEquals(await cache.increment("a", 60), { count: 2, resetsInSeconds: 1 });
  clock.advance(1_000);

  assertEquals(await cache.increment("a", 60), { count: 1, resetsInSeconds: 60 });
});

Deno.test("memoryCache() forgets the key longest untouched when it is full", async () => {
  const cache = memoryCache(2);
  await cache.set("a", 1, 60);
  await cache.set("b", 2, 60);
  await cache.get("a");
  await cache.set("c", 3, 60);

  assertEquals([await cache.get("a"), await cache.get("b"), await cache.get("c")], [1, null, 3]);
});

Deno.test("openCache() with a Redis that is down counts in this process, finds nothing, and warns once", async () => {
  const { log, logged } = keepingLog();
  // Port 1 takes no connections anywhere.
  const cache = await openCache("redis://127.0.0.1:1", log);
  try {
    await cache.set("a", 1, 60);
    assertEquals(await cache.get("a"), null);
    assertEquals((await cache.increment("k", 60)).count, 1);
    assertEquals((await cache.increment("k", 60)).count, 2);
    assertEquals(logged.map((entry) => entry.level), ["warn"]);
    assert(!JSON.stringify(logged[0]!.fields).includes("secret"));
  } finally {
    await cache.close();
  }
});
