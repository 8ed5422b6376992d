import { assert, assertEquals, assertRejects } from "../../../../tests/helpers/assert.ts";
import { all, json, lines, readingOf, withPlatform } from "../../../../tests/helpers/platform.ts";
import { SourceFailure } from "../web/source_failure.ts";
import { consoleConnector } from "./console.ts";

const account = (figures: unknown[]) => ({
  platform: "linkedin",
  id: "urn:li:organization:1",
  name: "Sample",
  figures,
});
const row = (day: string, value: unknown = 1) => ({ metric: "impressions", day, value });

Deno.test("the connector of the Ops-Console follows cursors, and says which client and since when", () =>
  withPlatform(
    ({ query }) =>
      query.get("cursor") === null
        ? json({ accounts: [account([row("2026-02-27")])], next_cursor: "p/2" })
        : json({ accounts: [account([row("2026-02-28", -3)])], next_cursor: null }),
    async ({ url, asked }) => {
      const reading = readingOf({ lastSuccessAt: new Date("2026-03-02T08:00:00Z") });

      const batches = await all(consoleConnector({ url: `${url}/figures?tag=1`, key: null })(reading));

      assertEquals(lines(batches), [
        "account/impressions day 2026-02-27 = 1",
        "account/impressions day 2026-02-28 = -3",
      ]);
      assertEquals(asked.map(({ query }) => query.toString()), [
        "tag=1&organisation=sample&since=2026-02-23",
        "tag=1&organisation=sample&since=2026-02-23&cursor=p%2F2",
      ]);
    },
  ));

Deno.test("the connector of the Ops-Console notes the rows it refuses, and keeps the others", () =>
  withPlatform(
    () => json({ accounts: [account([row("2026-02-27"), row("soon"), row("2026-02-28", "7")])] }),
    async ({ url }) => {
      const reading = readingOf();

      const batches = await all(consoleConnector({ url, key: null })(reading));

      assertEquals([lines(batches).length, reading.notes.length], [1, 2]);
      assert(reading.notes[0]!.startsWith("Page 1, account 0, figure 1 was refused: day:"), reading.notes[0]);
    },
  ));

Deno.test("the connector of the Ops-Console fails with words on a wrong key, another shape, and a cursor without end", () =>
  withPlatform(({ query }) => {
    const wrong = query.get("organisation");
    if (wrong === "key") return json({}, { status: 401 });
    if (wrong === "shape") return json({ accounts: "none" });
    return json({ accounts: [], next_cursor: "same" });
  }, async ({ url }) => {
    const failure = async (externalId: string) => {
      const reading = readingOf({ externalId });
      return await assertRejects(() => all(consoleConnector({ url, key: null })(reading))) as SourceFailure;
    };

    assertEquals((await failure("key")).code, "source_refused");
    assertEquals(
      (await failure("shape")).detail,
      "The Ops-Console’s answer: accounts: Write a list as JSON.",
    );
    assertEquals((await failure("loop")).code, "source_unreadable");
  }));
