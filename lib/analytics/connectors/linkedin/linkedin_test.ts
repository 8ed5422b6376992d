import { assert, assertEquals, assertRejects } from "../../../../tests/helpers/assert.ts";
import { all, type Asked, json, lines, readingOf, withPlatform } from "../../../../tests/helpers/platform.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { linkedinConnector } from "./linkedin.ts";

const PAGE = "urn:li:organization:2414183";
const dayMs = (day: string) => Date.parse(`${day}T00:00:00Z`);
const range = (day: string) => ({ start: dayMs(day), end: dayMs(day) + 86_400_000 });

function shares(changes: Record<string, number> = {}) {
  return {
    uniqueImpressionsCount: 80,
    shareCount: 2,
    shareMentionsCount: 0,
    engagement: 0.15,
    clickCount: 10,
    likeCount: -1,
    impressionCount: 100,
    commentMentionsCount: 0,
    commentCount: 4,
    ...changes,
  };
}

/** A page with two posts, one of them a share and one of the older kind. */
function page({ path, query }: Asked): Response {
  if (path.startsWith("/organizations/")) {
    return json({ localizedName: "Sample Health", vanityName: "sample-health" });
  }
  if (path.startsWith("/networkSizes/")) return json({ firstDegreeSize: 219145 });
  if (path === "/posts") {
    return json({
      elements: [
        {
          id: "urn:li:share:1",
          commentary: "A new episode",
          publishedAt: dayMs("2026-02-20"),
          content: { article: {} },
        },
        {
          id: "urn:li:ugcPost:2",
          commentary: "",
          publishedAt: dayMs("2026-02-19"),
          lifecycleState: "PUBLISHED",
        },
        { id: "urn:li:share:3", commentary: "A draft", lifecycleState: "DRAFT" },
      ],
    });
  }
  if (path === "/organizationalEntityFollowerStatistics") {
    return json({
      elements: [{
        timeRange: range("2026-02-28"),
        followerGains: { organicFollowerGain: -2, paidFollowerGain: 0 },
      }],
    });
  }
  if (path === "/organizationPageStatistics") {
    const views = { allPageViews: { pageViews: 322 } };
    return json({ elements: [{ timeRange: range("2026-02-28"), totalPageStatistics: { views } }] });
  }
  if (query.get("timeIntervals") === null) {
    return json({
      elements: [{ share: "urn:li:share:1", totalShareStatistics: shares({ impressionCount: 900 }) }],
    });
  }
  return json({
    elements: [
      { timeRange: range("2026-02-28"), totalShareStatistics: shares() },
      // A total over all time, and a moment that there is none of.
      { totalShareStatistics: shares() },
      { timeRange: { start: 1e300, end: 1e301 }, totalShareStatistics: shares() },
      { timeRange: range("2026-03-01"), totalShareStatistics: shares({ impressionCount: 0, engagement: 0 }) },
    ],
  });
}

const connectorAt = (url: string) => linkedinConnector({ base: url, version: "202610" });

Deno.test("the connector of LinkedIn speaks the version it is told, and asks for closed days only", () =>
  withPlatform(page, async ({ url, asked }) => {
    await all(connectorAt(url)(readingOf({ externalId: PAGE })));

    assertEquals(new Set(asked.map(({ headers }) => headers.get("linkedin-version"))), new Set(["202610"]));
    const intervals = asked.find(({ path }) => path === "/organizationPageStatistics")!.query.get(
      "timeIntervals",
    );
    assertEquals(
      intervals,
      `(timeRange:(start:${dayMs("2025-03-03")},end:${dayMs("2026-03-02")}),timeGranularityType:DAY)`,
    );
    assertEquals(asked[1]!.path, `/networkSizes/${PAGE}`);
  }));

Deno.test("the connector of LinkedIn keeps counts below zero, and engagement as the rate it is", () =>
  withPlatform(page, async ({ url }) => {
    const batches = await all(connectorAt(url)(readingOf({ externalId: PAGE })));

    assertEquals(lines(batches).filter((line) => line.startsWith("account")), [
      "account/followers to_date 2026-03-02 = 219145 ?",
      "account/impressions_organic day 2026-02-28 = 100",
      "account/unique_impressions day 2026-02-28 = 80",
      "account/clicks_organic day 2026-02-28 = 10",
      "account/reactions_organic day 2026-02-28 = -1",
      "account/comments_organic day 2026-02-28 = 4",
      "account/reposts_organic day 2026-02-28 = 2",
      "account/engagement_rate_organic day 2026-02-28 = 0.15",
      "account/impressions_organic day 2026-03-01 = 0 ?",
      "account/unique_impressions day 2026-03-01 = 80 ?",
      "account/clicks_organic day 2026-03-01 = 10 ?",
      "account/reactions_organic day 2026-03-01 = -1 ?",
      "account/comments_organic day 2026-03-01 = 4 ?",
      "account/reposts_organic day 2026-03-01 = 2 ?",
      "account/followers_gained_organic day 2026-02-28 = -2",
      "account/followers_gained_sponsored day 2026-02-28 = 0",
      "account/page_views day 2026-02-28 = 322",
    ]);
    const rate = batches.flatMap(({ observations }) => observations)
      .find(({ metric }) => metric === "engagement_rate_organic")!;
    assertEquals([rate.numerator, rate.denominator], [15, 100]);
  }));

Deno.test("the connector of LinkedIn asks for posts by both their kinds, and leaves out drafts", () =>
  withPlatform(page, async ({ url, asked }) => {
    const batches = await all(connectorAt(url)(readingOf({ externalId: PAGE })));

    const question = asked.at(-1)!.query;
    assertEquals([question.get("shares"), question.get("ugcPosts")], [
      "List(urn:li:share:1)",
      "List(urn:li:ugcPost:2)",
    ]);
    assertEquals(
      batches.flatMap(({ posts }) => posts).map(({ externalId, kind, title }) => [externalId, kind, title]),
      [["urn:li:share:1", "article", "A new episode"], ["urn:li:ugcPost:2", "text", null]],
    );
    assert(lines(batches).includes("urn:li:share:1/impressions_organic to_date 2026-03-02 = 900 ?"));
  }));

Deno.test("the connector of LinkedIn goes on where one permission is lacking", () =>
  withPlatform((asked) => {
    if (asked.path !== "/organizationPageStatistics") return page(asked);
    const denied = {
      status: 403,
      serviceErrorCode: 100,
      code: "ACCESS_DENIED",
      message: "Not enough permissions",
    };
    return json(denied, { status: 403 });
  }, async ({ url }) => {
    const reading = readingOf({ externalId: PAGE });

    const batches = await all(connectorAt(url)(reading));

    assertEquals(reading.notes, ["No figures of views of the page: LinkedIn answered 403 (ACCESS_DENIED)."]);
    assertEquals(batches.flatMap(({ read }) => read).length, 2);
  }));

Deno.test("the connector of LinkedIn says when its version of the API has ended", () =>
  withPlatform(() => json({ status: 426, code: "NONEXISTENT_VERSION" }, { status: 426 }), async ({ url }) => {
    const error = await assertRejects(() => all(connectorAt(url)(readingOf({ externalId: PAGE }))));

    assert(error instanceof SourceFailure);
    assertEquals(error.code, "source_refused");
    assert(error.detail!.includes("LINKEDIN_API_VERSION"), error.detail);
  }));
