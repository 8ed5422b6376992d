import { assertEquals, assertIncludes, assertThrows } from "../../../tests/helpers/assert.ts";
import { csvFile, figuresOf, textFile, workbookFile } from "../../../tests/helpers/exports.ts";
import { AppError } from "../../http/app_error.ts";
import { openImport } from "./open_import.ts";
import type { Choices, ImportFile } from "./reading.ts";

const LATER = { readAt: "2027-01-01T00:00:00Z" };

function figures(files: ImportFile[], choices: Choices = LATER): Record<string, number> {
  return figuresOf(openImport(files, choices).batches());
}

const OVERVIEW =
  `Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views
"Tue, Aug 25, 2026",120,3,9,1,0,2,1,0,1,4,1,,
"Mon, Aug 24, 2026","1,200",-1,,,,,,,,,,,
`;
const ID = "1971234567890123456";

Deno.test("openImport() reads X's account overview, newest first and with gaps", () => {
  assertEquals(figures([textFile("account_overview_analytics.csv", OVERVIEW)]), {
    "account impressions day 2026-08-25": 120,
    "account likes day 2026-08-25": 3,
    "account engagements day 2026-08-25": 9,
    "account bookmarks day 2026-08-25": 1,
    "account shares day 2026-08-25": 0,
    "account followers_gained day 2026-08-25": 2,
    "account followers_lost day 2026-08-25": 1,
    "account replies day 2026-08-25": 0,
    "account reposts day 2026-08-25": 1,
    "account profile_visits day 2026-08-25": 4,
    "account posts_created day 2026-08-25": 1,
    "account impressions day 2026-08-24": 1200,
    "account likes day 2026-08-24": -1,
  });
});

const CONTENT_HEADER = [
  "Post id",
  "Date",
  "Post text",
  "Post Link",
  "Impressions",
  "Likes",
  "Engagements",
  "URL Clicks",
  "Detail Expands",
];

Deno.test("openImport() keeps 19 digits of a post's id, and takes days and handle from name and links", () => {
  const file = csvFile("account_analytics_content_2026-01-01_2026-01-31.csv", [
    CONTENT_HEADER,
    [ID, "Fri, Jan 2, 2026", "Line one\nline two", `https://x.com/samplehealth/status/${ID}`, 50, 2, 5, 1, 3],
  ]);
  const { reading, batches } = openImport([file], LATER);

  assertEquals([reading.layout, reading.accountHint.handle, reading.needs], [
    "x_content",
    "samplehealth",
    [],
  ]);
  assertEquals(figures([file]), {
    [`${ID} impressions 2026-01-01..2026-01-31`]: 50,
    [`${ID} likes 2026-01-01..2026-01-31`]: 2,
    [`${ID} engagements 2026-01-01..2026-01-31`]: 5,
    [`${ID} url_clicks 2026-01-01..2026-01-31`]: 1,
    [`${ID} detail_expands 2026-01-01..2026-01-31`]: 3,
  });
  const [batch] = [...batches()];
  const post = batch!.posts[0];
  assertEquals([post!.title, post!.publishedAt], ["Line one\nline two", "2026-01-02"]);
});

Deno.test("openImport() finds a rounded id again in the post's link, and refuses it where there is none", () => {
  const rounded = (link: string) =>
    workbookFile("content_2026-01-01_2026-01-31.xlsx", {
      Sheet1: [CONTENT_HEADER, [Number(ID), "Jan 2, 2026", "Words", link, 50, 2, 5, 1, 3]],
    });

  const [batch] = openImport([rounded(`https://twitter.com/samplehealth/status/${ID}`)], LATER).batches();
  assertEquals(batch!.posts[0]!.externalId, ID);
  assertIncludes(openImport([rounded("")], LATER).reading.rowsRefused[0]!.reason, "rounded the post's id");
});

Deno.test("openImport() reads X's video overview under the line that names it", () => {
  const file = textFile(
    "account_video_overview.csv",
    `Video overview,,,,,
Date,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),Estimated Revenue
"Tue, Aug 25, 2026",10,45500,0.25,4550,
`,
  );
  const [batch] = openImport([file], LATER).batches();

  assertEquals(figures([file]), {
    "account video_views day 2026-08-25": 10,
    "account watch_time day 2026-08-25": 45.5,
    "account completion_rate day 2026-08-25": 0.25,
    "account average_watch_time day 2026-08-25": 4.55,
  });
  assertEquals(new Set(batch!.observations.map(({ layer }) => layer)), new Set(["video"]));
});

Deno.test("openImport() reads the older export, and leaves out what was paid for", () => {
  const file = textFile(
    "tweet_activity_metrics_samplehealth_20230101_20230201_en.csv",
    `"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","engagement rate","retweets","replies","likes","user profile clicks","email tweet","promoted impressions","promoted likes"
"1612345678901234567","https://twitter.com/samplehealth/status/1612345678901234567","Words","2023-01-09 16:21 +0000","1000.0","25.0","0.025","1.0","0.0","2.0","3.0","0","-","-"
`,
  );
  const { reading, batches } = openImport([file], LATER);
  const [batch] = [...batches()];
  const rate = batch!.observations.find(({ metric }) => metric === "engagement_rate")!;

  assertEquals([reading.layout, reading.span], ["x_legacy", { from: "2023-01-01", to: "2023-02-01" }]);
  assertEquals([rate.value, rate.numerator, rate.denominator], [0.025, 25, 1000]);
  assertEquals(batch!.posts[0]!.publishedAt, "2023-01-09T16:21:00.000Z");
  assertEquals(reading.columnsUnknown.map(({ kind }) => kind), ["left_out", "left_out", "left_out"]);
});

Deno.test("openImport() refuses rows of something smaller than the account as the account's days", () => {
  const rows = Array.from({ length: 10 }, (_, n) => [`2026-01-0${1 + n % 2}`, n, n, n]);
  const error = assertThrows(() =>
    openImport([
      csvFile(
        "by_country.csv",
        [["Date", "Impressions", "Engagements", "Likes"], ["x", 1, 1, 1], ...rows]
          .map((row, at) => at === 0 ? ["Date", "Impressions", "Engagements", "Replies"] : row),
      ),
    ], LATER)
  );

  assertEquals((error as AppError).code, "import_unknown");
  assertIncludes((error as AppError).detail!, "several rows for the same day");
});

Deno.test("openImport() refuses files of two platforms together", () => {
  const error = assertThrows(() =>
    openImport([
      textFile("x.csv", OVERVIEW),
      textFile("Totals.csv", "Date,Watch time (hours)\n2026-01-01,4\n"),
    ], LATER)
  );

  assertEquals((error as AppError).code, "import_mixed");
});
