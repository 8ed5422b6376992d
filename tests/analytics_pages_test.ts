/** The pages of analytics, asked as a browser without script would: what each role gets, and what bad addresses answer. */
import type { Actor } from "../lib/contract/actor.ts";
import { addAnnotation, listAnnotations, listPosts } from "../lib/analytics/mod.ts";
import type { Services } from "../lib/services.ts";
import { asker } from "./helpers/asker.ts";
import { assert, assertEquals, assertIncludes } from "./helpers/assert.ts";
import { deliver, figureOf, postOf } from "./helpers/figures.ts";
import { addSampleChannels } from "./helpers/sample_channels.ts";
import { people, withServices } from "./helpers/services.ts";

const LAST_DAY = "2026-03-01";
const CALL = { address: "203.0.113.9", requestId: "request-1" };

function pagesOf(services: Services) {
  const ask = asker(services);
  return async (person: Actor, path: string, form?: Record<string, string>) => {
    const response = await ask(person, path, form);
    return {
      status: response.status,
      location: response.headers.get("location"),
      html: await response.text(),
    };
  };
}

Deno.test("every page of analytics opens for a viewer with the organisation's figures, and for nobody else's", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await addSampleChannels(services, vera.organisationId, LAST_DAY);
    const ask = pagesOf(services);
    const { items } = await listPosts(services, vera, {
      range: "90d",
      published: "any",
      order: "seen",
      direction: "desc",
      limit: 2,
    });
    const ids = items.map(({ id }) => id);
    const pages: [string, string][] = [
      ["/", "YouTube views"],
      ["/analytics", "LinkedIn impressions"],
      ["/analytics/youtube", "By channel"],
      ["/analytics/x?range=90d", "samplehealth"],
      ["/analytics/youtube/figures/views", "Sources differ about 20 Feb"],
      ["/analytics/youtube/figures/engagement_rate", "Likes, comments and shares over views"],
      ["/analytics/youtube/changes/views", "against"],
      ["/analytics/posts?q=shift", "Sleep after shift work"],
      [`/analytics/posts/${ids[0]}`, "since it was published"],
      [`/analytics/posts/compare?ids=${ids[0]}&ids=${ids[1]}`, "2 posts compared"],
    ];

    for (const [path, words] of pages) {
      const { status, html } = await ask(vera, path);

      assertEquals(status, 200, path);
      assertIncludes(html, words);
      assert(!html.includes("<script>alert"), path);
      assert(!/ style=/.test(html), `${path} has an inline style`);
      const other = await ask(otto, path);
      assert(
        !/Sample Health Media|samplehealth|shift work/.test(other.html),
        `${path} for another organisation`,
      );
    }
    for (const path of [`/analytics/posts/${ids[0]}`, `/analytics/posts/compare?ids=${ids}`]) {
      assertEquals((await ask(otto, path)).status, 404, path);
    }
  }));

Deno.test("a span that is none comes back as the page it was asked of, with what is wrong beside the form", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await addSampleChannels(services, vera.organisationId, LAST_DAY);
    const ask = pagesOf(services);

    for (
      const path of [
        "/",
        "/analytics",
        "/analytics/youtube",
        "/analytics/youtube/figures/views",
        "/analytics/posts",
      ]
    ) {
      const { status, html } = await ask(vera, `${path}?range=custom&from=2026-02-20&to=2026-02-10`);

      assertEquals(status, 422, path);
      assertIncludes(html, "The first day is after the last.");
      assertIncludes(html, 'value="2026-02-20"');
      assertIncludes(html, "1 Feb");
    }
    const bad: [string, number][] = [
      ["/?range=custom", 422],
      ["/?range=century", 422],
      ["/?range=custom&from=2026-02-31&to=yesterday", 422],
      ["/?platform=myspace", 422],
      ["/analytics/myspace", 404],
      ["/analytics/youtube/figures/fame", 404],
      ["/analytics/youtube?account=7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a", 404],
      ["/analytics/posts?account=none", 422],
      ["/analytics/posts?order=fame&direction=up", 422],
      ["/analytics/posts?cursor=none", 422],
      ["/analytics/posts/none", 404],
      ["/analytics/posts/compare?ids=none,none2", 422],
    ];
    for (const [path, status] of bad) assertEquals((await ask(vera, path)).status, status, path);
    assertEquals((await ask(vera, "/analytics/posts/compare")).location, "/analytics/posts?choice=few");
  }));

Deno.test("the overview stays whole when the figures can't be read", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    services.expectErrors();
    const broken = {
      ...services,
      cache: { ...services.cache, get: () => Promise.reject(new Error("away")) },
    };

    const { status, html } = await pagesOf(broken)(vera, "/");

    assertEquals(status, 200);
    assertIncludes(html, "The figures can’t be read just now.");
  }));

Deno.test("an editor marks the charts, changes the mark and takes it off, without script", () =>
  withServices(async (services) => {
    const { ed, vera, otto } = await people(services);
    await addSampleChannels(services, ed.organisationId, LAST_DAY);
    const ask = pagesOf(services);
    const back = "?back=%2Fanalytics%2Fyoutube%3Frange%3D7d";
    const form = { title: "Webinar on spacers", day: "2026-02-27", kind: "webinar", platform: "" };
    await ask(ed, "/analytics/youtube?range=7d");

    assertEquals((await ask(ed, `/analytics/annotations${back}`, { ...form, title: " " })).status, 422);
    const made = await ask(ed, `/analytics/annotations${back}`, form);
    assertEquals([made.status, made.location], [303, "/analytics/youtube?range=7d#marks"]);
    assertIncludes((await ask(ed, "/analytics/youtube?range=7d")).html, "Webinar on spacers");
    const { id } = (await listAnnotations(services, vera, {})).items[0]!;

    assertEquals((await ask(vera, `/analytics/annotations/${id}`)).status, 403);
    assertEquals((await ask(vera, "/analytics/annotations", form)).status, 403);
    assertEquals((await ask(otto, `/analytics/annotations/${id}`)).status, 404);
    assertEquals((await ask(otto, `/analytics/annotations/${id}`, { act: "remove" })).status, 404);

    const wrong = await ask(ed, `/analytics/annotations/${id}${back}`, { ...form, day: "soon" });
    assertEquals(wrong.status, 422);
    assertIncludes(wrong.html, "Write a date that exists");
    await ask(ed, `/analytics/annotations/${id}${back}`, { ...form, title: "Webinar, repeated" });
    assertIncludes((await ask(vera, "/analytics/youtube?range=7d")).html, "Webinar, repeated");
    await ask(ed, `/analytics/annotations/${id}${back}`, { act: "remove" });
    assertEquals((await listAnnotations(services, ed, {})).items, []);
    assertEquals(
      (await ask(ed, "/analytics/annotations?back=https%3A%2F%2Felse.example")).html.includes("else.example"),
      false,
    );
  }));

Deno.test("a mark shows on a page that is kept, at once", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    await addSampleChannels(services, ed.organisationId, LAST_DAY);
    const ask = pagesOf(services);
    assert(!(await ask(ed, "/")).html.includes("Campaign of spring"));

    await addAnnotation(
      services,
      ed,
      { day: "2026-02-25", title: "Campaign of spring", kind: "campaign" },
      CALL,
    );

    assertIncludes((await ask(ed, "/")).html, "Campaign of spring");
  }));

Deno.test("a LinkedIn page whose API tells organic figures only has its charts, its channels and its posts", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    const days = Array.from({ length: 9 }, (_, day) => `2026-02-${20 + day}`);
    const pageOf = (name: string, level: number) => ({
      account: { platform: "linkedin" as const, externalId: name, name, handle: null, url: null },
      posts: [
        postOf({
          externalId: `${name} post`,
          title: `A post of ${name}`,
          publishedAt: "2026-02-21T10:00:00Z",
        }),
      ],
      observations: [
        ...days.flatMap((day) => [
          figureOf({ metric: "impressions_organic", day, value: level }),
          figureOf({
            metric: "engagement_rate_organic",
            day,
            value: 0.05,
            numerator: level * 0.05,
            denominator: level,
          }),
        ]),
        figureOf({
          post: `${name} post`,
          layer: "content",
          basis: "to_date",
          metric: "impressions_organic",
          day: "2026-02-28",
          value: level * 7,
        }),
      ],
    });
    await deliver(services, vera.organisationId, [pageOf("First Sample", 100), pageOf("Second Sample", 60)], {
      source: "api",
      capturedAt: new Date("2026-03-02T08:00:00Z"),
    });

    const { html } = await pagesOf(services)(vera, "/analytics/linkedin");

    for (
      const words of [
        'id="lead',
        "1,440",
        'id="engagement_rate_organic',
        'id="channels',
        "900",
        "540",
        'data-label="Impressions, organic"',
        ">700<",
        ">420<",
      ]
    ) assertIncludes(html.slice(html.indexOf("<main")), words);
  }));
