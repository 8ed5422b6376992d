import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf } from "../../../tests/helpers/figures.ts";
import { people } from "../../../tests/helpers/people.ts";
import { withServices } from "../../../tests/helpers/services.ts";
import type { AppError } from "../../http/mod.ts";
import { readChannelLines } from "./channel_lines.ts";
import { readPlatform } from "./platform.ts";

const QUERY = { platform: "youtube", range: "custom", from: "2026-02-01", to: "2026-02-02" } as const;

Deno.test("readChannelLines() sets the channels of a platform beside each other, and only where there are several", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    const record = (name: string, value: number) =>
      deliver(services, vera.organisationId, [{
        account: { ...CHANNEL, externalId: name, name },
        posts: [],
        observations: [figureOf({ value }), figureOf({ value: value + 1, day: "2026-02-02" })],
      }]);

    await record("One", 10);
    assertEquals(await readChannelLines(services, vera, QUERY), []);
    await record("Two", 5);
    const lines = await readChannelLines(services, vera, QUERY);

    assertEquals(
      lines.map(({ account, points }) => [account.name, points.map(({ value }) => value)]),
      [["One", [10, 11]], ["Two", [5, 6]]],
    );
    const { accounts } = await readPlatform(services, vera, QUERY);
    const account = accounts[0]!.account.id;
    assertEquals(await readChannelLines(services, vera, { ...QUERY, account }), []);
    assertEquals(await readChannelLines(services, otto, QUERY), []);
    const others = await assertRejects(() =>
      readChannelLines(services, otto, { ...QUERY, account })
    ) as AppError;
    assertEquals(others.code, "not_found");
  }));
