import { assertEquals } from "../../../tests/helpers/assert.ts";
import { people, type TestServices, withServices } from "../../../tests/helpers/services.ts";
import type { Platform, Source } from "../../contract/metrics.ts";
import type { Actor } from "../../contract/actor.ts";
import { tenant } from "../../db/mod.ts";
import type { Observation } from "../observation.ts";
import { openCapture } from "../record/captures.ts";
import { recordMetrics } from "../record/record_metrics.ts";
import { expirePlatformData } from "./expire_platform_data.ts";

const DAY = 86_400_000;

function seen(value: number, day: string, post: string | null = null): Observation {
  return {
    post,
    metric: "views",
    layer: post === null ? "account" : "content",
    basis: post === null ? "day" : "to_date",
    day,
    periodStart: null,
    value,
    numerator: null,
    denominator: null,
    provisional: false,
  };
}

async function record(
  services: TestServices,
  { organisationId }: Actor,
  source: Source,
  observations: Observation[],
  platform: Platform = "youtube",
): Promise<void> {
  const capturedAt = services.clock.now();
  const { id: captureId } = await openCapture(services, organisationId, { source, capturedAt });
  const account = { platform, externalId: "UC_sample", name: "Sample", handle: null, url: null };
  await recordMetrics(services, organisationId, { source, captureId, capturedAt }, [{
    account,
    posts: [],
    observations,
  }]);
}

async function kept({ sql }: TestServices, { organisationId }: Actor) {
  return await tenant(sql, organisationId, async (tx) => ({
    figures: (await tx<{ value: number }[]>`select value from analytics_metrics order by value`).map((row) =>
      row.value
    ),
    history: (await tx`select id from analytics_metric_history`).length,
    days: (await tx`select day::text as day, value, source from analytics_daily order by day`)
      .map(({ day, value, source }) => [day, value, source]),
    posts: (await tx`select value, source from analytics_post_figures`).map((
      { value, source },
    ) => [value, source]),
  }));
}

Deno.test("expirePlatformData() drops what YouTube's API said a month ago, and shows what other sources know", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await record(services, ada, "api", [
      seen(10, "2026-02-01"),
      seen(500, "2026-03-02", "v1"),
      seen(20, "2026-02-02"),
    ]);
    await record(services, ada, "push", [seen(11, "2026-02-01"), seen(490, "2026-03-01", "v1")]);
    services.clock.advance(28 * DAY);
    await record(services, ada, "api", [seen(20, "2026-02-02")]);

    assertEquals(await expirePlatformData(services), 0);
    services.clock.advance(2 * DAY);
    assertEquals(await expirePlatformData(services), 2);

    assertEquals(await kept(services, ada), {
      figures: [11, 20, 490],
      history: 0,
      days: [["2026-02-01", 11, "push"], ["2026-02-02", 20, "api"]],
      posts: [[490, "push"]],
    });
  }));

Deno.test("expirePlatformData() leaves files, pushes and other platforms alone, and drops what was corrected", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    await record(services, ada, "export", [seen(1, "2026-02-01")]);
    await record(services, ada, "api", [seen(2, "2026-02-01")], "linkedin");
    await record(services, otto, "api", [seen(3, "2026-02-01")]);
    services.clock.advance(20 * DAY);
    await record(services, otto, "api", [seen(4, "2026-02-01")]);
    services.clock.advance(15 * DAY);

    await expirePlatformData(services);

    assertEquals((await kept(services, ada)).figures, [1, 2]);
    const ottos = await kept(services, otto);
    assertEquals([ottos.figures, ottos.history], [[4], 0]);
    services.clock.advance(20 * DAY);
    await expirePlatformData(services);
    assertEquals(await kept(services, otto), { figures: [], history: 0, days: [], posts: [] });
  }));
