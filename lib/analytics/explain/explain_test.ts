import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf, postOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import type { AppError } from "../../http/mod.ts";
import { addDays, eachDay } from "../days.ts";
import { explainChange, explainFigure, exportPlatform, type Observation } from "../mod.ts";

const RANGE = { platform: "youtube", range: "custom", from: "2026-02-11", to: "2026-02-20" } as const;
const CURRENT = eachDay({ from: "2026-02-11", days: 10 });
const BEFORE = eachDay({ from: "2026-02-01", days: 10 });

async function record(
  services: TestServices,
  organisationId: string,
  observations: Observation[],
  options: Parameters<typeof deliver>[3] = {},
) {
  const posts = ["old", "new"].map((externalId) =>
    postOf({ externalId, title: externalId, publishedAt: externalId === "old" ? "2025-01-01" : "2026-02-12" })
  );
  await deliver(services, organisationId, [{ account: CHANNEL, posts, observations }], options);
}

Deno.test("explainFigure() gives every row behind a figure, what it was before, and checks it against totals", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    const earlier = new Date("2026-03-01T09:00:00Z");
    await record(services, vera.organisationId, [figureOf({ day: "2026-02-12", value: 90 })], {
      capturedAt: earlier,
    });
    await record(services, vera.organisationId, [
      ...CURRENT.slice(1).map((day) => figureOf({ day })),
      figureOf({ basis: "period", day: "2026-02-20", periodStart: "2026-02-11", value: 1000 }),
    ]);
    await record(services, vera.organisationId, [figureOf({ day: "2026-02-13", value: 101 })], {
      source: "api",
    });

    const explained = await explainFigure(services, vera, { ...RANGE, metric: "views", layer: "account" });

    assertEquals(explained.formula, "Sum of 9 days.");
    assertEquals(explained.figure.days_missing, ["2026-02-11"]);
    const shown = explained.rows.filter((row) => row.shown);
    assertEquals(shown.reduce((sum, { value }) => sum + value, 0), explained.figure.value!);
    assertEquals(shown.find(({ day }) => day === "2026-02-12")!.earlier.map(({ value }) => value), [90]);
    assertEquals(explained.captures.map(({ source }) => source).sort(), ["api", "export"]);
    assertEquals(explained.checks, [
      { what: "Total of the file from 2026-02-11 to 2026-02-20", stated: 1000, counted: 900, agrees: false },
      { what: "1 of the days by API", stated: 101, counted: 100, agrees: false },
    ]);
  }));

Deno.test("explainFigure() of a rate gives the rows it is worked out from and says how", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    const parts = [["views", 100], ["likes", 4], ["comments", 1], ["shares", 0]] as const;
    await record(
      services,
      vera.organisationId,
      parts.map(([metric, value]) => figureOf({ metric, value, day: "2026-02-12" })),
    );

    const explained = await explainFigure(services, vera, {
      ...RANGE,
      metric: "engagement_rate",
      layer: "account",
    });

    assertEquals(explained.figure.value, 0.05);
    assertEquals(explained.formula, "Sum of likes + comments + shares over sum of views. Over 1 day.");
    assertEquals(explained.rows.map(({ metric }) => metric).sort(), ["comments", "likes", "shares", "views"]);
  }));

Deno.test("explainFigure() says of people that days count them anew", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await record(services, vera.organisationId, [figureOf({ metric: "unique_viewers", day: "2026-02-12" })]);

    const { formula } = await explainFigure(services, vera, {
      ...RANGE,
      metric: "unique_viewers",
      layer: "account",
    });

    assertEquals(formula, "Sum of 1 day. Who came on several days is counted on each.");
  }));

Deno.test("explainFigure() and explainChange() show nothing of another organisation", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await record(services, vera.organisationId, CURRENT.map((day) => figureOf({ day })));
    const explained = await explainFigure(services, vera, { ...RANGE, metric: "views", layer: "account" });
    const account = explained.accounts[0]!.id;

    const empty = await explainFigure(services, otto, { ...RANGE, metric: "views", layer: "account" });
    const change = await explainChange(services, otto, { ...RANGE, metric: "views" });
    const refused = await assertRejects(() =>
      explainFigure(services, otto, { ...RANGE, account, metric: "views", layer: "account" })
    );

    assertEquals([empty.rows, empty.captures, empty.figure.value], [[], [], null]);
    assertEquals([change.state, change.posts], ["no_comparison", []]);
    assertEquals((refused as AppError).code, "not_found");
  }));

/** A channel with so many views a day before and then. */
const channelDays = (then: number, now: number) => [
  ...BEFORE.map((day) => figureOf({ day, value: then })),
  ...CURRENT.map((day) => figureOf({ day, value: now })),
];

Deno.test("explainChange() finds the posts that make up a difference, from their days or from what they stood at", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    const of = (post: string, over: Partial<Observation>) => figureOf({ post, layer: "content", ...over });
    await record(services, vera.organisationId, [
      ...channelDays(100, 150),
      of("old", { basis: "to_date", day: "2026-01-31", value: 1000 }),
      of("old", { basis: "to_date", day: addDays("2026-02-10", -1), value: 1100 }),
      of("old", { basis: "to_date", day: "2026-02-20", value: 1250 }),
      ...CURRENT.slice(2).map((day) => of("new", { day, value: 50 })),
    ]);

    const explained = await explainChange(services, vera, { ...RANGE, metric: "views" });

    assertEquals(explained.change.difference, 500);
    assertEquals(explained.state, "explained");
    assertEquals(
      explained.posts.map(({ post, current, previous, share }) => [post.title, current, previous, share]),
      [["new", 400, 0, 0.8], ["old", 150, 100, 0.1]],
    );
    assertEquals(explained.rest, 50);
  }));

Deno.test("explainChange() gives no shares where some posts rose and others fell", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    const of = (post: string, day: string, value: number) => figureOf({ post, layer: "content", day, value });
    await record(services, vera.organisationId, [
      ...channelDays(100, 150),
      of("old", "2026-02-02", 300),
      of("new", "2026-02-14", 700),
    ]);

    const { posts } = await explainChange(services, vera, { ...RANGE, metric: "views" });

    assertEquals(posts.map(({ difference, share }) => [difference, share]), [[700, null], [-300, null]]);
  }));

Deno.test("explainChange() says when there is nothing to explain", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await record(services, vera.organisationId, channelDays(100, 105));
    await record(services, otto.organisationId, channelDays(100, 150));

    const small = await explainChange(services, vera, { ...RANGE, metric: "views" });
    const bare = await explainChange(services, otto, { ...RANGE, metric: "views" });

    assertEquals([small.state, bare.state], ["too_small", "no_post_figures"]);
  }));

Deno.test("exportPlatform() has a line a day, with an empty cell where there is no figure", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await record(services, vera.organisationId, [
      figureOf({ day: "2026-02-11", value: -3 }),
      figureOf({ day: "2026-02-13", metric: "watch_time", value: 90 }),
    ]);

    const { body, name } = await exportPlatform(services, vera, { ...RANGE, to: "2026-02-13" });

    assertEquals(name, "youtube-2026-02-11-to-2026-02-13.csv");
    assertEquals(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body as Uint8Array).split("\r\n"), [
      "\ufeffPlatform,Account,Day,Views,Followers,Engagement rate (ratio),Watch time (s),Provisional",
      "YouTube,All accounts,2026-02-11,-3,,,,no",
      "YouTube,All accounts,2026-02-12,,,,,no",
      "YouTube,All accounts,2026-02-13,,,,90,no",
      "",
    ]);
  }));
