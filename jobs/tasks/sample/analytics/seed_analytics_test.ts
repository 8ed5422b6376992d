import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { historyOf } from "../../../../tests/helpers/figures.ts";
import { people } from "../../../../tests/helpers/people.ts";
import { withServices } from "../../../../tests/helpers/services.ts";
import {
  explainChange,
  listPosts,
  readFreshness,
  readOverview,
  readPlatform,
} from "../../../../lib/analytics/mod.ts";
import { seedAnalytics } from "./seed_analytics.ts";

Deno.test("seedAnalytics() fills every part of the pages: changes, gaps, open days, corrections and posts", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await seedAnalytics(services, vera.organisationId);

    const overview = await readOverview(services, vera, { range: "30d" });
    assertEquals(overview.platforms.map(({ platform }) => platform), ["youtube", "linkedin", "x"]);
    for (const { lead, followers, engagement_rate } of overview.platforms) {
      for (const figure of [lead, followers, engagement_rate]) assertEquals(figure.change.state, "compared");
    }
    assertEquals(overview.platforms.map(({ lead }) => lead.days_missing.length), [0, 1, 1]);
    assertEquals(overview.platforms[0]!.lead.days_provisional, ["2026-03-01"]);
    const report = await readPlatform(services, vera, { platform: "linkedin", range: "90d" });
    assertEquals(report.accounts.length, 2);
    const posts = await listPosts(services, vera, {
      range: "30d",
      published: "any",
      order: "seen",
      direction: "desc",
      limit: 100,
    });
    assertEquals(posts.total, 50);
    assert(posts.items.every(({ figures }) => figures.engagement_rate !== undefined));
    const change = await explainChange(services, vera, {
      platform: "youtube",
      metric: "views",
      range: "30d",
    });
    assertEquals(change.state, "explained");
    assert((await historyOf(services, vera.organisationId)).length > 20);
    assertEquals((await readFreshness(services, vera)).items.map(({ state }) => state), [
      "fresh",
      "manual",
      "manual",
    ]);
  }));

Deno.test("seedAnalytics() records the same figures each time", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await seedAnalytics(services, vera.organisationId);
    await seedAnalytics(services, otto.organisationId);

    const [one, two] = [vera, otto].map((actor) => readOverview(services, actor, { range: "30d" }));
    assertEquals(
      (await one!).platforms.map(({ points }) => points),
      (await two!).platforms.map(({ points }) => points),
    );
  }));
