import { assert, assertEquals, assertRejects } from "../../../../tests/helpers/assert.ts";
import { all, type Asked, json, lines, readingOf, withPlatform } from "../../../../tests/helpers/platform.ts";
import { ADDRESSES } from "../addresses.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { youtubeRefusal } from "./ask_youtube.ts";
import { secondsOf } from "./videos.ts";
import { youtubeConnector } from "./youtube.ts";

const addressesAt = (url: string) => ({
  ...ADDRESSES,
  youtubeData: `${url}/data`,
  youtubeAnalytics: `${url}/analytics`,
});
const NOTHING = { kind: "youtubeAnalytics#resultTable", columnHeaders: [{ name: "day" }, { name: "views" }] };

const channel = {
  id: "UC_sample",
  snippet: { title: "Sample Health", customUrl: "@samplehealth", publishedAt: "2025-12-24T08:00:00Z" },
  statistics: { viewCount: "41000", subscriberCount: "1230", hiddenSubscriberCount: false, videoCount: "61" },
  contentDetails: { relatedPlaylists: { likes: "", uploads: "UU_sample" } },
};

/** Sixty videos in two pages, one of which is private by now; counts are text, as YouTube sends them. */
function channelOfSixty({ path, query }: Asked): Response {
  if (path === "/data/channels") return json({ kind: "youtube#channelListResponse", items: [channel] });
  if (path === "/data/playlistItems") {
    const first = query.get("pageToken") === null;
    const [from, to] = first ? [0, 50] : [50, 60];
    const items = Array.from({ length: to! - from! }, (_, n) => ({
      contentDetails: { videoId: `v${from! + n}`, videoPublishedAt: "2026-02-27T10:00:00Z" },
    }));
    return json({ items, ...(first ? { nextPageToken: "CDIQAA" } : {}), pageInfo: { totalResults: 60 } });
  }
  if (path === "/data/videos") {
    const ids = query.get("id")!.split(",").filter((id) => id !== "v7");
    return json({ items: ids.map(videoOf) });
  }
  if (query.get("dimensions") === "day") {
    return json({
      kind: "youtubeAnalytics#resultTable",
      columnHeaders: ["day", "estimatedMinutesWatched", "views", "averageViewPercentage", "subscribersLost"]
        .map((name) => ({ name, columnType: "x", dataType: "STRING" })),
      rows: [["2026-02-20", 30, 12, 45.5, 1], ["2026-02-28", 9, 4, 50, 0]],
    });
  }
  return json(NOTHING);
}

function videoOf(id: string) {
  return {
    id,
    snippet: {
      title: `Episode ${id}`,
      publishedAt: "2026-02-27T10:00:00Z",
      thumbnails: {
        default: { url: "https://i.ytimg.com/d.jpg" },
        medium: { url: "https://i.ytimg.com/m.jpg" },
      },
    },
    contentDetails: { duration: "PT49M19S" },
    // v1 hides its likes.
    statistics: { viewCount: "100", favoriteCount: "0", ...(id === "v1" ? {} : { likeCount: "7" }) },
  };
}

Deno.test("the connector of YouTube pages through uploads and asks for videos in fifties", () =>
  withPlatform(channelOfSixty, async ({ url, asked }) => {
    const batches = await all(youtubeConnector(addressesAt(url))(readingOf({ externalId: "UC_sample" })));

    const videos = asked.filter(({ path }) => path === "/data/videos");
    assertEquals(videos.map(({ query }) => query.get("id")!.split(",").length), [50, 10]);
    assertEquals(batches.flatMap(({ posts }) => posts).length, 59);
    assertEquals(batches.flatMap(({ read }) => read).length, 60);
    const [post] = batches.flatMap(({ posts }) => posts);
    assertEquals([post!.title, post!.durationSeconds, post!.thumbnailUrl], [
      "Episode v0",
      2959,
      "https://i.ytimg.com/m.jpg",
    ]);
    const all_ = lines(batches);
    assert(all_.includes("v1/views to_date 2026-03-02 = 100 ?"), all_.slice(0, 12).join("\n"));
    assert(
      !all_.some((line) => line.startsWith("v1/likes")),
      "likes that are hidden are missing, not nought",
    );
  }));

Deno.test("the connector of YouTube maps the columns of a report by their names, and takes minutes for seconds", () =>
  withPlatform(channelOfSixty, async ({ url }) => {
    const batches = await all(youtubeConnector(addressesAt(url))(readingOf({ externalId: "UC_sample" })));

    assertEquals(lines(batches).filter((line) => line.includes("day 2026-02")), [
      "account/views day 2026-02-20 = 12",
      "account/followers_lost day 2026-02-20 = 1",
      "account/watch_time day 2026-02-20 = 1800",
      "account/average_percentage_viewed day 2026-02-20 = 0.455",
      "account/views day 2026-02-28 = 4 ?",
      "account/followers_lost day 2026-02-28 = 0 ?",
      "account/watch_time day 2026-02-28 = 540 ?",
      "account/average_percentage_viewed day 2026-02-28 = 0.5 ?",
    ]);
  }));

Deno.test("the connector of YouTube takes a hidden number of subscribers for missing", () => {
  const hidden = {
    ...channel,
    statistics: { ...channel.statistics, subscriberCount: "0", hiddenSubscriberCount: true },
  };
  return withPlatform(
    (asked) => asked.path === "/data/channels" ? json({ items: [hidden] }) : channelOfSixty(asked),
    async ({ url }) => {
      const [first] = await all(youtubeConnector(addressesAt(url))(readingOf({ externalId: "UC_sample" })));

      assertEquals(lines([first!]), [
        "account/views to_date 2026-03-02 = 41000 ?",
        "account/videos to_date 2026-03-02 = 61 ?",
      ]);
    },
  );
});

Deno.test("the connector of YouTube reads only what is due, and pages no further than the last quarter", () => {
  const old = { contentDetails: { videoId: "old", videoPublishedAt: "2024-01-01T10:00:00Z" } };
  return withPlatform((asked) => {
    if (asked.path === "/data/playlistItems") return json({ items: [old], nextPageToken: "more" });
    return channelOfSixty(asked);
  }, async ({ url, asked }) => {
    const reading = readingOf({
      externalId: "UC_sample",
      lastSuccessAt: new Date("2026-03-02T08:00:00Z"),
      isDue: () => false,
      duePosts: [{ id: "v3", publishedAt: new Date("2026-03-01T00:00:00Z") }],
    });

    await all(youtubeConnector(addressesAt(url))(reading));

    const count = (path: string) => asked.filter((each) => each.path === path).length;
    assertEquals([count("/data/playlistItems"), count("/data/videos")], [1, 1]);
    assertEquals(asked.find(({ path }) => path === "/data/videos")!.query.get("id"), "v3");
    const days = asked.find(({ query }) => query.get("dimensions") === "day")!.query;
    assertEquals([days.get("startDate"), days.get("endDate")], ["2026-02-23", "2026-03-02"]);
    const byVideo = () => asked.filter(({ query }) => query.get("dimensions") === "video").length;
    assertEquals(byVideo(), 0);
    const lastSuccessAt = new Date("2026-03-02T05:50:00Z");
    await all(youtubeConnector(addressesAt(url))({ ...reading, lastSuccessAt }));
    assertEquals(byVideo(), 5);
  });
});

Deno.test("the connector of YouTube keeps what everybody may see where the reports are not the asker's", () =>
  withPlatform((asked) => {
    const forbidden = { error: { code: 403, errors: [{ reason: "forbidden", domain: "global" }] } };
    return asked.path === "/analytics/reports" ? json(forbidden, { status: 403 }) : channelOfSixty(asked);
  }, async ({ url }) => {
    const reading = readingOf({ externalId: "UC_sample", refusal: youtubeRefusal });

    const batches = await all(youtubeConnector(addressesAt(url))(reading));

    assertEquals(batches.flatMap(({ posts }) => posts).length, 59);
    assertEquals(reading.notes, ["Figures by day were left out: YouTube answered 403 (forbidden)."]);
  }));

Deno.test("a quota of YouTube's that is used up is left until midnight, Pacific time", () => {
  const body = {
    error: {
      code: 403,
      message: "The request cannot be completed because you have exceeded your quota.",
      errors: [{ message: "…", domain: "youtube.quota", reason: "quotaExceeded" }],
    },
  };
  return withPlatform(() => json(body, { status: 403 }), async ({ url, asked }) => {
    const reading = readingOf({ externalId: "UC_sample", refusal: youtubeRefusal });

    const error = await assertRejects(() => all(youtubeConnector(addressesAt(url))(reading)));

    assert(error instanceof SourceFailure);
    assertEquals([error.code, error.nextTryAt?.toISOString(), asked.length], [
      "source_quota",
      "2026-03-03T08:00:00.000Z",
      1,
    ]);
  });
});

Deno.test("an answer of YouTube's in another shape fails loudly, and shows nothing of it", () =>
  withPlatform(() => json({ items: [{ id: 7, snippet: "<script>" }] }), async ({ url }) => {
    const error = await assertRejects(() => all(youtubeConnector(addressesAt(url))(readingOf())));

    assertEquals((error as SourceFailure).code, "source_unreadable");
    assert(!(error as Error).message.includes("script"));
  }));

Deno.test("secondsOf() reads the durations of YouTube", () => {
  const durations = ["PT49M19S", "PT1H", "P1DT2H3M4S", "PT0S", "P0D", "", "PT1H-5M"].map(secondsOf);

  assertEquals(durations, [2959, 3600, 93784, null, null, null, null]);
});
