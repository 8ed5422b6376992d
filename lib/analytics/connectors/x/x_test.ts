import { assert, assertEquals, assertRejects } from "../../../../tests/helpers/assert.ts";
import { all, type Asked, json, lines, readingOf, withPlatform } from "../../../../tests/helpers/platform.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { xRefusal } from "./ask_x.ts";
import { xConnector } from "./x.ts";

const NEW = "1890000000000000001";
const OLD = "1790000000000000002";
const PUBLISHED: Record<string, string> = {
  [NEW]: "2026-02-25T10:00:00.000Z",
  [OLD]: "2026-01-10T10:00:00.000Z",
};

const shown = {
  retweet_count: 3,
  reply_count: 1,
  like_count: 9,
  quote_count: 2,
  bookmark_count: 0,
  impression_count: 500,
};
const own = { impression_count: 500, url_link_clicks: 4, user_profile_clicks: 2, engagements: 30 };

/** An account with a post of last week and one of January, each on a page of its own. */
function account({ path, query }: Asked): Response {
  if (path === "/users/2244994945") {
    return json({
      data: { id: "2244994945", name: "Sample", username: "sample", public_metrics: { followers_count: 77 } },
    });
  }
  if (path === "/users/2244994945/tweets") {
    return query.get("pagination_token") === null
      ? json({ data: [{ id: NEW, created_at: PUBLISHED[NEW] }], meta: { result_count: 1, next_token: "p2" } })
      : json({ data: [{ id: OLD, created_at: PUBLISHED[OLD] }], meta: { result_count: 1 } });
  }
  if (path === "/tweets") {
    const isOwn = query.get("tweet.fields")!.includes("non_public_metrics");
    const data = query.get("ids")!.split(",").map((id) => ({
      id,
      text: "A new episode",
      created_at: PUBLISHED[id],
      public_metrics: shown,
      ...(isOwn ? { non_public_metrics: own } : {}),
    }));
    return json({ data });
  }
  return json({
    data: [{
      id: NEW,
      timestamped_metrics: [
        {
          timestamp: "2026-03-01T00:00:00.000Z",
          metrics: { impressions: 40, likes: 1, retweets: 2, unfollows: 1 },
        },
        { timestamp: "2026-03-02T00:00:00.000Z", metrics: { impressions: 5 } },
      ],
    }],
  });
}

const reading = (changes = {}) => readingOf({ externalId: "2244994945", refusal: xRefusal, ...changes });

Deno.test("the connector of X asks for what only the owner sees of posts under thirty days old", () =>
  withPlatform(account, async ({ url, asked }) => {
    const batches = await all(xConnector(url)(reading()));

    const posts = asked.filter(({ path }) => path === "/tweets")
      .map(({ query }) => [query.get("ids"), query.get("tweet.fields")!.includes("non_public_metrics")]);
    assertEquals(posts, [[NEW, true], [OLD, false]]);
    const told = lines(batches);
    assert(told.includes("account/followers to_date 2026-03-02 = 77 ?"));
    assert(told.includes(`${NEW}/engagements to_date 2026-03-02 = 30 ?`));
    assert(!told.some((line) => line.startsWith(`${OLD}/engagements`)));
    assertEquals(batches.flatMap(({ posts }) => posts)[0]!.url, `https://x.com/sample/status/${NEW}`);
  }));

Deno.test("the connector of X finds an account by its name, and goes on with its number", () =>
  withPlatform((asked) => {
    return account(
      asked.path === "/users/by/username/sample" ? { ...asked, path: "/users/2244994945" } : asked,
    );
  }, async ({ url, asked }) => {
    const batches = await all(xConnector(url)(reading({ externalId: "@sample" })));

    assertEquals(batches[0]!.account.externalId, "2244994945");
    assertEquals(asked[1]!.path, "/users/2244994945/tweets");
  }));

Deno.test("the connector of X reads the days of posts, the present one provisionally", () =>
  withPlatform(account, async ({ url }) => {
    const batches = await all(xConnector(url)(reading()));

    assertEquals(lines(batches).filter((line) => line.includes(" day ")), [
      `${NEW}/impressions day 2026-03-01 = 40`,
      `${NEW}/likes day 2026-03-01 = 1`,
      `${NEW}/reposts day 2026-03-01 = 2`,
      `${NEW}/followers_lost day 2026-03-01 = 1`,
      `${NEW}/impressions day 2026-03-02 = 5 ?`,
    ]);
  }));

Deno.test("the connector of X goes on where the plan has no figures by day", () =>
  withPlatform((asked) => {
    const refused = {
      type: "https://api.x.com/2/problems/unsupported-authentication",
      title: "Unsupported Authentication",
      detail: "Authentication method not supported.",
    };
    return asked.path === "/tweets/analytics" ? json(refused, { status: 403 }) : account(asked);
  }, async ({ url }) => {
    const one = reading();

    await all(xConnector(url)(one));

    assertEquals(one.notes, [
      "Figures of posts by day were left out: X answered 403 (Unsupported Authentication).",
    ]);
  }));

Deno.test("the connector of X looks for new posts since the last reading, and reads again those that are due", () =>
  withPlatform(
    (asked) =>
      asked.path.endsWith("/tweets") && asked.path !== "/tweets" ? json({ meta: {} }) : account(asked),
    async ({ url, asked }) => {
      const duePosts = [{ id: NEW, publishedAt: new Date(PUBLISHED[NEW]!) }];

      await all(xConnector(url)(reading({ lastSuccessAt: new Date("2026-03-02T08:00:00Z"), duePosts })));

      const timeline = asked.find(({ path }) => path.endsWith("5/tweets"))!;
      assertEquals(timeline.query.get("start_time"), "2026-03-01T08:00:00Z");
      assertEquals(asked.find(({ path }) => path === "/tweets")!.query.get("ids"), NEW);
    },
  ));

Deno.test("a plan of X's that is used up is looked at again the next day", () => {
  const capped = {
    title: "UsageCapExceeded",
    period: "Monthly",
    detail: "Usage cap exceeded: Monthly product cap",
  };
  return withPlatform(() => json(capped, { status: 429 }), async ({ url, asked }) => {
    const error = await assertRejects(() => all(xConnector(url)(reading())));

    assert(error instanceof SourceFailure);
    assertEquals([error.code, error.nextTryAt?.toISOString(), asked.length], [
      "source_quota",
      "2026-03-03T09:00:00.000Z",
      1,
    ]);
  });
});

Deno.test("an account of X that is gone is said to be", () =>
  withPlatform(() => json({ errors: [{ title: "Not Found Error" }] }), async ({ url }) => {
    const error = await assertRejects(() => all(xConnector(url)(reading())));

    assertEquals((error as SourceFailure).code, "source_refused");
  }));
