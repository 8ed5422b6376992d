import { system } from "../lib/db/mod.ts";
import { assertEquals } from "../tests/helpers/assert.ts";
import { withServices } from "../tests/helpers/services.ts";
import { runOnce } from "./loop.ts";
import { handlersOf, recurring } from "./recurring.ts";

Deno.test("recurring() asks for its next run also when the last attempt failed", () =>
  withServices(async (services) => {
    let runs = 0;
    const job = recurring("upkeep", 60_000, () => {
      runs++;
      return runs === 1 ? Promise.reject(new Error("no luck")) : Promise.resolve();
    });
    const handlers = handlersOf([job]);
    await job.begin(services);
    await system(services.sql, (tx) => tx`update jobs set max_attempts = 1`);

    await runOnce(services, handlers);
    const early = await runOnce(services, handlers);
    services.clock.advance(60_001);
    const later = await runOnce(services, handlers);

    assertEquals([early, later, runs], [false, true, 2]);
  }));
