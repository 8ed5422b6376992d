import { assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf, postOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import type { PostQuery } from "../../contract/analytics.ts";
import type { AppError } from "../../http/mod.ts";
import type { AccountFacts, Observation } from "../mod.ts";
import { comparePosts, exportPosts, listPosts, readPost } from "../mod.ts";

const PAGE: AccountFacts = {
  ...CHANNEL,
  platform: "linkedin",
  externalId: "urn:sample",
  name: "Sample page",
};
const QUERY: PostQuery & { limit: number } = {
  range: "30d",
  published: "any",
  order: "seen",
  direction: "desc",
  limit: 20,
};

/** Three videos, one without figures, and two posts of a page. */
async function fill(services: TestServices, organisationId: string) {
  const of = (post: string, over: Partial<Observation>) =>
    figureOf({ post, layer: "content", basis: "to_date", day: "2026-02-28", ...over });
  await deliver(services, organisationId, [
    {
      account: CHANNEL,
      posts: [
        postOf({
          externalId: "-wIt_WsJGfw",
          title: "=Sum of sample things",
          publishedAt: "2026-02-01T10:00:00Z",
        }),
        postOf({ externalId: "b", title: "Heart, 100 % sample", publishedAt: "2025-06-01T10:00:00Z" }),
        postOf({ externalId: "c", title: "Nothing known", publishedAt: null }),
      ],
      observations: [
        of("-wIt_WsJGfw", { value: 500 }),
        of("-wIt_WsJGfw", { metric: "likes", value: -5 }),
        of("-wIt_WsJGfw", { metric: "comments", value: 10 }),
        of("-wIt_WsJGfw", { metric: "shares", value: 20 }),
        of("b", { value: 900 }),
        of("b", { metric: "likes", value: 30 }),
      ],
    },
    {
      account: PAGE,
      posts: [
        postOf({ externalId: "1234567890123456789", title: "Page post", publishedAt: "2026-02-03" }),
        postOf({ externalId: "e", title: "heart on the page", publishedAt: "2026-02-04" }),
      ],
      observations: [
        of("1234567890123456789", { metric: "impressions", value: 700 }),
        of("1234567890123456789", { metric: "engagement_rate", value: 0.08 }),
        of("e", { metric: "impressions_organic", value: 100 }),
      ],
    },
  ]);
}

Deno.test("listPosts() orders by what each platform counts as seen, those without it last either way", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await fill(services, vera.organisationId);
    const titles = async (over: Partial<PostQuery>) =>
      (await listPosts(services, vera, { ...QUERY, ...over })).items.map(({ title }) => title);

    assertEquals(await titles({}), [
      "Heart, 100 % sample",
      "Page post",
      "=Sum of sample things",
      "heart on the page",
      "Nothing known",
    ]);
    assertEquals((await titles({ direction: "asc" })).at(-1), "Nothing known");
    assertEquals((await titles({ direction: "asc" }))[0], "heart on the page");
    assertEquals((await titles({ order: "engagement_rate" })).slice(0, 2), [
      "Page post",
      "=Sum of sample things",
    ]);
    assertEquals((await titles({ order: "likes", direction: "asc" })).slice(0, 2), [
      "=Sum of sample things",
      "Heart, 100 % sample",
    ]);
    assertEquals((await titles({ order: "published" }))[0], "heart on the page");
    assertEquals((await titles({ order: "title", direction: "asc" }))[0], "=Sum of sample things");
  }));

Deno.test("listPosts() filters by platform, words and days, and counts what passes", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await fill(services, vera.organisationId);
    const totals = [];
    for (
      const over of [{ platform: "linkedin" }, { q: "HEART" }, { q: "100 %" }, { q: "_" }, {
        q: "-wIt_WsJGfw",
      }, {
        published: "in_range",
      }] as Partial<PostQuery>[]
    ) {
      const { total, items } = await listPosts(services, vera, { ...QUERY, ...over });
      totals.push([total, items.length]);
    }

    assertEquals(totals, [[2, 2], [2, 2], [1, 1], [0, 0], [1, 1], [3, 3]]);
  }));

Deno.test("listPosts() gives each post once over its pages, and refuses a cursor of somebody's own", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await fill(services, vera.organisationId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPosts(services, vera, { ...QUERY, limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);

    assertEquals([seen.length, new Set(seen).size], [5, 5]);
    const refused = await assertRejects(() => listPosts(services, vera, { ...QUERY, cursor: "-1" }));
    assertEquals((refused as AppError).code, "input_invalid");
  }));

Deno.test("a post's engagement rate is its platform's own, or worked out from parts of the same days", () =>
  withServices(async (services) => {
    const { vera } = await people(services);
    await fill(services, vera.organisationId);
    const { items } = await listPosts(services, vera, QUERY);

    const rates = Object.fromEntries(
      items.map(({ title, figures }) => [title, figures.engagement_rate?.value]),
    );
    assertEquals(rates, {
      "Heart, 100 % sample": undefined,
      "Page post": 0.08,
      "=Sum of sample things": 0.05,
      "heart on the page": undefined,
      "Nothing known": undefined,
    });
  }));

Deno.test("comparePosts() puts two to six posts beside each other, of one's own organisation only", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await fill(services, vera.organisationId);
    const ids = (await listPosts(services, vera, QUERY)).items.map(({ id }) => id);
    const code = async (act: () => Promise<unknown>) => (await assertRejects(act) as AppError).code;

    const { posts } = await comparePosts(services, vera, { ids: `${ids[2]},${ids[0]}` });
    assertEquals(posts.map(({ id }) => id), [ids[2]!, ids[0]!]);
    assertEquals((await readPost(services, vera, { id: ids[0]! })).id, ids[0]!);
    assertEquals(
      await code(() => comparePosts(services, vera, { ids: `${ids[0]},${ids[0]}` })),
      "input_invalid",
    );
    assertEquals(await code(() => comparePosts(services, vera, { ids: "1,2" })), "input_invalid");
    assertEquals(await code(() => comparePosts(services, otto, { ids: `${ids[0]},${ids[1]}` })), "not_found");
    assertEquals(await code(() => readPost(services, otto, { id: ids[0]! })), "not_found");
  }));

Deno.test("exportPosts() keeps order and filters, harms no id, and lets no title be a formula", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    await fill(services, vera.organisationId);
    const textOf = async (actor: typeof vera, over: Partial<PostQuery> = {}) =>
      await new Response((await exportPosts(services, actor, { ...QUERY, ...over })).body as ReadableStream)
        .text();

    const lines = (await textOf(vera, { platform: "youtube" })).split("\r\n");
    assertEquals(
      lines[0],
      "Platform,Account,Title,Post,Address,Kind,Published (UTC),Duration (s),Views,Likes,Comments,Shares," +
        "Engagement rate (ratio),Figures from,Figures to",
    );
    assertIncludes(lines[1]!, `"Heart, 100 % sample",youtube:b,`);
    assertEquals(
      lines[2],
      `YouTube,Sample Health Media,"'=Sum of sample things",youtube:-wIt_WsJGfw,,video,2026-02-01T10:00:00.000Z,600,` +
        "500,-5,10,20,0.05,2026-02-01,2026-02-28",
    );
    assertIncludes(await textOf(vera, { platform: "linkedin" }), ",linkedin:1234567890123456789,");
    assertEquals((await textOf(otto)).split("\r\n").length, 2);
  }));
