import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { historyOf } from "../../../../tests/helpers/figures.ts";
import { as } from "../../../../tests/helpers/as.ts";
import { people } from "../../../../tests/helpers/people.ts";
import { withServices } from "../../../../tests/helpers/services.ts";
import {
  explainChange,
  listPosts,
  readFreshness,
  readOverview,
  readPlatform,
} from "../../../../lib/analytics/mod.ts";
import * as shapes from "../../../../lib/contract/analytics_shapes.ts";
import { webApp } from "../../../../main.ts";
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

Deno.test("every answer made of figures is what the contract says it is", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await seedAnalytics(services, vera.organisationId);
    const handler = webApp(() => Promise.resolve(services)).handler();
    const headers = await as(services, vera);
    const read = async (path: string) => {
      const response = await handler(new Request(`http://127.0.0.1:8000/api/analytics/${path}`, { headers }));
      assertEquals(response.status, 200, path);
      return await response.json();
    };

    const overview = shapes.AnalyticsOverview.parse(await read("overview?range=7d"));
    shapes.PlatformReport.parse(await read("linkedin?range=90d"));
    shapes.PlatformReport.parse(await read(`x?account=${overview.platforms[2]!.accounts[0]!.id}`));
    const posts = shapes.PostPage.parse(await read("posts?limit=3&order=clicks&published=any"));
    shapes.Post.parse(await read(`posts/${posts.items[0]!.id}`));
    await read(`posts/comparison?ids=${posts.items.map(({ id }) => id).join(",")}`);
    shapes.Explanation.parse(await read("linkedin/figures/engagement_rate"));
    shapes.Explanation.parse(await read("youtube/figures/followers"));
    shapes.ChangeExplanation.parse(await read("youtube/changes/views"));
    for (const path of ["freshness", "accounts"]) await read(path);
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
