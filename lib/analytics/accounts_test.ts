import { assertEquals } from "../../tests/helpers/assert.ts";
import { CHANNEL, deliver, figureOf } from "../../tests/helpers/figures.ts";
import { people } from "../../tests/helpers/people.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { exportPlatform, listAccounts } from "./mod.ts";

Deno.test("listAccounts() gives one's own organisation its channels, by platform and name", () =>
  withServices(async (services) => {
    const { vera, otto } = await people(services);
    const accounts = [
      { ...CHANNEL, platform: "x" as const, externalId: "1", name: "b" },
      { ...CHANNEL, externalId: "2", name: "b" },
      { ...CHANNEL, externalId: "3", name: "A", handle: "@a" },
    ];
    await deliver(
      services,
      vera.organisationId,
      accounts.map((account) => ({ account, posts: [], observations: [figureOf()] })),
    );

    const { items } = await listAccounts(services, vera);

    assertEquals(items.map(({ platform, name, handle }) => [platform, name, handle]), [
      ["youtube", "A", "a"],
      ["youtube", "b", null],
      ["x", "b", null],
    ]);
    assertEquals(await listAccounts(services, otto), { items: [] });
    const { body } = await exportPlatform(services, otto, { platform: "youtube", range: "7d" });
    assertEquals(new TextDecoder().decode(body as Uint8Array).includes("100"), false);
  }));
