import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf, postOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import type { MetricKey } from "../../contract/metrics.ts";
import type { AppError } from "../../http/mod.ts";
import { addDays, eachDay } from "../days.ts";
import { readOverview, readPlatform } from "../mod.ts";

/** Sixty days up to yesterday of a channel with 100 views each, and 10 more each in the last thirty. */
async function fill(services: TestServices, organisationId: string) {
  const days = eachDay({ from: "2025-12-31", days: 61 });
  await deliver(services, organisationId, [{
    account: CHANNEL,
    posts: [postOf(), postOf({ externalId: "sample2", publishedAt: "2026-01-10T10:00:00Z" })],
    observations: [
      ...days.flatMap((day) =>
        ([["views", 100 + (day >= "2026-01-30" ? 10 : 0)], ["likes", 4], ["comments", 1], [
          "shares",
          0,
        ]] as const)
          .map(([metric, value]) => figureOf({ metric, day, value }))
      ),
      figureOf({ metric: "followers", basis: "to_date", day: "2026-01-29", value: 900 }),
      figureOf({ metric: "followers", basis: "to_date", day: "2026-02-28", value: 950 }),
      figureOf({ post: "sample1", layer: "content", basis: "to_date", day: "2026-02-28", value: 700 }),
    ],
  }], { capturedAt: new Date("2026-03-02T08:00:00Z") });
}

Deno.test("readOverview() shows platforms that have channels over one span, against the one before", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await fill(services, vera.organisationId);

    const overview = await readOverview(services, vera, { range: "30d" });

    // The last day that has a figure, though yesterday is 1 March.
    assertEquals(overview.period, { from: "2026-01-31", to: "2026-03-01", days: 30 });
    assertEquals(overview.previous, { from: "2026-01-01", to: "2026-01-30", days: 30 });
    assertEquals(overview.platforms.map(({ platform }) => platform), ["youtube"]);
    const card = overview.platforms[0]!;
    assertEquals(card.lead.value, 30 * 110);
    assertEquals(card.lead.days_provisional, ["2026-03-01"]);
    assertEquals(card.lead.change, {
      state: "compared",
      previous: 2900,
      current: 29 * 110,
      difference: 29 * 110 - 2900,
      ratio: (29 * 110 - 2900) / 2900,
      days: 29,
    });
    assertEquals(card.followers.value, 950);
    assertEquals(card.followers.change.difference, 50);
    assertEquals(card.engagement_rate.numerator, 150);
    assertEquals(card.engagement_rate.denominator, 3300);
    assertEquals(overview.posts.map(({ figures }) => figures.views?.value), [700]);
    assertEquals(overview.posts_total, 1);
    assertEquals(overview.freshness.map(({ state, complete_to }) => [state, complete_to]), [
      ["manual", "2026-02-28"],
    ]);
  }));

Deno.test("readOverview() of an organisation without figures has none, and says so", () =>
  withServices(async (services) => {
    const { otto, vera } = await people(services);
    await fill(services, vera.organisationId);

    const overview = await readOverview(services, otto, { range: "7d" });

    assertEquals([overview.platforms, overview.posts, overview.freshness], [[], [], []]);
    assertEquals(overview.period.to, "2026-03-01");
  }));

Deno.test("readOverview() shows a correction at once, though answers are kept", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await fill(services, vera.organisationId);
    const before = await readOverview(services, vera, { range: "7d" });
    services.clock.advance(60_000);
    await deliver(services, vera.organisationId, [{
      account: CHANNEL,
      posts: [],
      observations: [figureOf({ day: "2026-02-27", value: 1110 })],
    }]);
    const after = await readOverview(services, vera, { range: "7d" });

    assertEquals(after.platforms[0]!.lead.value! - before.platforms[0]!.lead.value!, 1000);
  }));

Deno.test("readPlatform() adds up channels, shows each one's part, and refuses a channel that is not there", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await fill(services, vera.organisationId);
    const second = { ...CHANNEL, externalId: "UCsecond", name: "Sample Heart" };
    await deliver(services, vera.organisationId, [{
      account: second,
      posts: [],
      observations: eachDay({ from: addDays("2026-03-01", -9), days: 9 }).map((day) =>
        figureOf({ day, value: -1 })
      ),
    }]);

    const report = await readPlatform(services, vera, { platform: "youtube", range: "30d" });
    const one = report.accounts[1]!.account.id;
    const own = await readPlatform(services, vera, { platform: "youtube", account: one, range: "7d" });

    const views = (figures: { metric: MetricKey; value: number | null }[]) =>
      figures.find(({ metric }) => metric === "views")?.value;
    assertEquals(views(report.figures), 3300 - 9);
    assertEquals(report.accounts.map(({ figures }) => views(figures)), [3300, -9]);
    assertEquals(views(own.figures), -6);
    assertEquals(own.figures[0]!.change.state, "too_few_days");
    // Yesterday the second channel has no figure, so there is none for both together.
    assertEquals(report.series.find(({ metric }) => metric === "views")!.points.at(-1)!.value, null);
    const refused = await assertRejects(() =>
      readPlatform(services, otto, { platform: "youtube", account: one, range: "7d" })
    );
    assertEquals((refused as AppError).code, "not_found");
  }));
