import { handlers } from "../../../jobs/handlers.ts";
import { runOnce } from "../../../jobs/loop.ts";
import { CHANNEL, deliver, figureOf, postOf } from "../../../tests/helpers/figures.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { tenant } from "../../db/mod.ts";
import type { AppError } from "../../http/mod.ts";
import { inspectPptx } from "../../office/pptx/oracle.ts";
import { eachDay } from "../days.ts";
import {
  askForDueDecks,
  changeDeckSchedule,
  downloadDeck,
  listDecks,
  readDeck,
  readDeckSchedule,
  removeDeck,
  requestDeck,
} from "../mod.ts";

const ASKING = { requestId: "test" };

/** Sixty days to the end of February, 100 views each and 120 in February, with one post. */
async function fill(services: TestServices, organisationId: string) {
  const days = eachDay({ from: "2025-12-31", days: 60 });
  await deliver(services, organisationId, [{
    account: CHANNEL,
    posts: [postOf({ publishedAt: "2026-02-10T10:00:00Z" })],
    observations: [
      ...days.map((day) => figureOf({ metric: "views", day, value: day >= "2026-02-01" ? 120 : 100 })),
      figureOf({ post: "sample1", layer: "content", basis: "to_date", day: "2026-02-28", value: 700 }),
    ],
  }], { capturedAt: new Date("2026-03-02T08:00:00Z") });
}

async function work(services: TestServices): Promise<void> {
  while (await runOnce(services, handlers));
}

async function bytesOf(answer: Awaited<ReturnType<typeof downloadDeck>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(answer.body).arrayBuffer());
}

Deno.test("requestDeck() has a deck made of the month's figures, which opens without repair", () =>
  withServices(async (services) => {
    const { ed, vera } = await people(services);
    await fill(services, ed.organisationId);

    const asked = await requestDeck(services, ed, { month: "2026-02" }, ASKING);
    await work(services);

    const deck = await readDeck(services, vera, asked);
    assertEquals([asked.status, deck.status, deck.headline], [
      "pending",
      "completed",
      "YouTube views rose 20\u00a0% to 3,360",
    ]);
    const file = await downloadDeck(services, vera, asked);
    assertEquals(file.name, "Channels in February 2026.pptx");
    assertEquals(inspectPptx(await bytesOf(file)), []);
  }));

Deno.test("requestDeck() refuses a month that is not over, and a viewer", () =>
  withServices(async (services) => {
    const { ed, vera } = await people(services);

    const early = await assertRejects(() =>
      requestDeck(services, ed, { month: "2026-03" }, ASKING)
    ) as AppError;
    const low = await assertRejects(() =>
      requestDeck(services, vera, { month: "2026-02" }, ASKING)
    ) as AppError;

    assertEquals([early.code, low.code], ["month_not_over", "role_too_low"]);
  }));

Deno.test("a deck of a month without any figure is made, and says so", () =>
  withServices(async (services) => {
    const { ed } = await people(services);

    const asked = await requestDeck(services, ed, { month: "2024-02" }, ASKING);
    await work(services);

    const deck = await readDeck(services, ed, asked);
    assertEquals([deck.status, deck.headline], ["completed", "No figures are known for this month"]);
  }));

Deno.test("decks of one organisation are not there for another, nor to be removed by an editor who did not ask", () =>
  withServices(async (services) => {
    const { ada, ed, otto } = await people(services);
    const own = await requestDeck(services, ada, { month: "2026-02" }, ASKING);
    await work(services);

    const codes = await Promise.all(
      [
        () => readDeck(services, otto, own),
        () => downloadDeck(services, otto, own),
        () => removeDeck(services, otto, own, ASKING),
        () => removeDeck(services, ed, own, ASKING),
      ].map(async (attempt) => (await assertRejects(attempt) as AppError).code),
    );

    assertEquals(codes, ["not_found", "not_found", "not_found", "role_too_low"]);
    assertEquals((await listDecks(services, otto, {})).items, []);
    assertEquals((await listDecks(services, ed, {})).items.length, 1);
  }));

Deno.test("a deck that is removed while it is made leaves no file", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const asked = await requestDeck(services, ada, { month: "2026-02" }, ASKING);
    const put = services.storage.put;
    const keys: string[] = [];
    services.storage.put = async (key, content, options) => {
      keys.push(key);
      const bytes = await put.call(services.storage, key, content, options);
      await removeDeck(services, ada, asked, ASKING);
      return bytes;
    };

    await work(services);

    assertEquals([keys.length, await services.storage.size(keys[0]!)], [1, null]);
  }));

Deno.test("a schedule asks for the month before once, from its day on, and mails the deck to who is still there", () =>
  withServices(async (services) => {
    const { ada, ed, vera } = await people(services);
    await fill(services, ada.organisationId);
    await changeDeckSchedule(
      services,
      ada,
      { enabled: true, day_of_month: 4, recipients: [ed.userId, vera.userId] },
      ASKING,
    );
    await tenant(
      services.sql,
      ada.organisationId,
      (tx) =>
        tx`update users set is_active = false where organisation_id = ${ada.organisationId} and id = ${vera.userId}`,
    );

    const asked = [await askForDueDecks(services)];
    services.clock.set("2026-03-04T05:59:00Z");
    asked.push(await askForDueDecks(services));
    services.clock.set("2026-03-04T06:00:00Z");
    asked.push(...await Promise.all([askForDueDecks(services), askForDueDecks(services)]));
    await work(services);

    assertEquals(asked.toSorted(), [0, 0, 0, 1]);
    assertEquals(services.mailed.map(({ to }) => to), [ed.email]);
    const [mail] = services.mailed;
    assertIncludes(mail!.text, "YouTube views rose");
    assertEquals(mail!.attachments.map(({ name }) => name), ["Channels in February 2026.pptx"]);
    assert(mail!.attachments[0]!.bytes.length > 10_000);
    assertEquals((await readDeckSchedule(services, ada)).next_at, "2026-04-04T06:00:00.000Z");
  }));

Deno.test("changeDeckSchedule() takes only active people of the organisation, and only admins set it", () =>
  withServices(async (services) => {
    const { ada, ed, otto } = await people(services);
    const schedule = { enabled: true, day_of_month: 4, recipients: [otto.userId] };

    const foreign = await assertRejects(() =>
      changeDeckSchedule(services, ada, schedule, ASKING)
    ) as AppError;
    const nobody = await assertRejects(() =>
      changeDeckSchedule(services, ada, { ...schedule, recipients: [] }, ASKING)
    ) as AppError;
    const low = await assertRejects(() => changeDeckSchedule(services, ed, schedule, ASKING)) as AppError;

    assertEquals([foreign, nobody].map(({ fields }) => Object.keys(fields ?? {})), [["recipients"], [
      "recipients",
    ]]);
    assertEquals(low.code, "role_too_low");
    assertEquals((await readDeckSchedule(services, ada)).next_at, null);
  }));
