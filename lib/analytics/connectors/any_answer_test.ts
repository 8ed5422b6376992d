import fc from "fast-check";
import { assert } from "../../../tests/helpers/assert.ts";
import { readingOf } from "../../../tests/helpers/platform.ts";
import { ADDRESSES } from "./addresses.ts";
import { consoleConnector } from "./console/console.ts";
import { linkedinConnector } from "./linkedin/linkedin.ts";
import type { Connector } from "./reading.ts";
import { SourceFailure } from "./web/source_failure.ts";
import { xConnector } from "./x/x.ts";
import { youtubeConnector } from "./youtube/youtube.ts";

/** Words of the platforms' answers, so that what is made up of them gets past the first look. */
const WORDS = [
  ...[
    "items",
    "id",
    "snippet",
    "statistics",
    "contentDetails",
    "relatedPlaylists",
    "uploads",
    "viewCount",
    "title",
  ],
  ...[
    "columnHeaders",
    "name",
    "rows",
    "day",
    "views",
    "videoId",
    "nextPageToken",
    "duration",
    "thumbnails",
    "url",
  ],
  ...[
    "elements",
    "timeRange",
    "start",
    "totalShareStatistics",
    "likeCount",
    "followerGains",
    "firstDegreeSize",
  ],
  ...[
    "data",
    "meta",
    "next_token",
    "public_metrics",
    "created_at",
    "timestamped_metrics",
    "timestamp",
    "metrics",
  ],
  ...[
    "accounts",
    "figures",
    "posts",
    "platform",
    "metric",
    "value",
    "next_cursor",
    "error",
    "errors",
    "reason",
  ],
] as const;

const leaf = fc.oneof(
  fc.constantFrom(
    "sample",
    "2026-03-01",
    "2026-03-01T00:00:00Z",
    "day",
    "views",
    "youtube",
    "\u0000",
    "\ud800",
    "",
  ),
  fc.constantFrom("12", 12, -3, 1e300, 0, null, true, "PT1M"),
);
const { answer } = fc.letrec<{ answer: unknown }>((tie) => ({
  answer: fc.oneof(
    { depthSize: "large" },
    leaf,
    fc.array(tie("answer"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie("answer"), { maxKeys: 6 }),
  ),
}));

const CONNECTORS: Record<string, Connector> = {
  youtube: youtubeConnector(ADDRESSES),
  linkedin: linkedinConnector({ base: ADDRESSES.linkedin, version: "202610" }),
  x: xConnector(ADDRESSES.x),
  console: consoleConnector({ url: "https://console.example/figures", key: null }),
};

for (const [name, connector] of Object.entries(CONNECTORS)) {
  Deno.test(`the connector of ${name} reads any answer, or says that it can't`, () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        async (values, refused) => {
          let asked = 0;
          const ask = () => {
            const value = values[asked % values.length];
            // A platform that never comes to an end is another test's.
            if (asked++ > 60) throw new SourceFailure("source_away", { detail: "Enough." });
            return Promise.resolve({ status: asked === refused ? 403 : 200, headers: new Headers(), value });
          };
          try {
            for await (const batch of connector(readingOf({ externalId: "sample", ask }))) {
              assert(batch.account.platform);
            }
          } catch (error) {
            assert(error instanceof SourceFailure, String(error));
          }
        },
      ),
      { numRuns: 150 },
    ));
}
