import { connectSource, listRuns } from "../lib/analytics/mod.ts";
import { assertEquals } from "../tests/helpers/assert.ts";
import { people, type TestServices, withServices } from "../tests/helpers/services.ts";
import { expirePlatformDataJob } from "./expire_platform_data.ts";
import { handlers } from "./handlers.ts";
import { runOnce } from "./loop.ts";
import { refreshAnalyticsJob } from "./refresh_analytics.ts";

/** Runs what is due now; returns how many jobs that were. */
async function runAll(services: TestServices): Promise<number> {
  let count = 0;
  while (await runOnce(services, handlers)) count++;
  return count;
}

Deno.test("sources are looked for every five minutes, once however often that is asked for, and read when they are due", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const source = { organisationId: ada.organisationId, kind: "console", externalId: "sample" } as const;
    await connectSource(services, { ...source, credentials: null, scopes: "" });
    const ask = () => refreshAnalyticsJob.begin(services);
    await Promise.all([ask(), ask()]);

    const ran: number[] = [];
    for (const minutes of [0, 4, 1, 10, 5]) {
      services.clock.advance(minutes * 60_000);
      ran.push(await runAll(services));
    }

    // The Ops-Console is not configured here, so that its run fails and is due again a quarter of an hour later.
    assertEquals(ran, [2, 0, 1, 2, 1]);
    assertEquals((await listRuns(services, ada)).items.map(({ asked_by }) => asked_by), ["clock", "clock"]);
  }));

Deno.test("expired figures are looked for every six hours", () =>
  withServices(async (services) => {
    await expirePlatformDataJob.begin(services);

    const ran = [await runAll(services)];
    services.clock.advance(5 * 3_600_000);
    ran.push(await runAll(services));
    services.clock.advance(3_600_001);
    ran.push(await runAll(services));

    assertEquals(ran, [1, 0, 1]);
  }));
