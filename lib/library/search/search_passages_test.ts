import { assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { passageId, passageOf } from "../../../tests/helpers/passages.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { people } from "../../../tests/helpers/people.ts";
import { closePool, openPool, tenant, type Transaction } from "../../db/mod.ts";
import {
  coveredTopics,
  type IndexablePassage,
  indexPassages,
  needsRebuild,
  readWorth,
  rebuildIndex,
  removePassages,
  searchPassages,
} from "./mod.ts";

const add = (services: TestServices, organisationId: string, passages: readonly IndexablePassage[]) =>
  tenant(services.sql, organisationId, (tx) => indexPassages(tx, organisationId, passages));

const found = async (services: TestServices, organisationId: string, question: string) =>
  (await searchPassages(services, organisationId, question)).map(({ id }) => id);

const segmentCount = (services: TestServices, organisationId: string) =>
  tenant(services.sql, organisationId, async (tx) => (await tx`select from library_segments`).count);

/** The same database as another process sees it, which holds nothing in memory yet. */
async function elsewhere(
  services: TestServices,
  work: (there: TestServices) => Promise<void>,
): Promise<void> {
  const sql = openPool(services.config.databaseUrl!, { max: 2 });
  try {
    await work({ ...services, sql });
  } finally {
    await closePool(sql);
  }
}

Deno.test("searchPassages() finds what any process committed, replaced and removed", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await add(services, organisationId, [
      passageOf(1, "Asthma in winter"),
      passageOf(2, "Asthma in children"),
    ]);
    assertEquals(await found(services, organisationId, "asthma"), [passageId(1), passageId(2)]);

    await elsewhere(services, async (there) => {
      await add(there, organisationId, [passageOf(3, "Asthma at night"), passageOf(2, "Eczema in children")]);
      await tenant(there.sql, organisationId, (tx) => removePassages(tx, organisationId, [passageId(1)]));
      assertEquals(await found(there, organisationId, "asthma"), [passageId(3)]);
    });

    assertEquals(await found(services, organisationId, "asthma"), [passageId(3)]);
    assertEquals(await found(services, organisationId, "eczema"), [passageId(2)]);
  }));

Deno.test("indexPassages() leaves the index as it was where the transaction around it fails", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await add(services, organisationId, [passageOf(1, "Asthma in winter")]);

    await tenant(services.sql, organisationId, async (tx) => {
      await indexPassages(tx, organisationId, [passageOf(1, "Eczema"), passageOf(2, "Asthma again")]);
      throw new Error("after all not");
    }).catch(() => {});

    assertEquals(await found(services, organisationId, "asthma"), [passageId(1)]);
    assertEquals(await found(services, organisationId, "eczema"), []);
  }));

Deno.test("searchPassages() shows no organisation another's passages, nor lets their number weigh", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    await add(services, ada.organisationId, [passageOf(1, "Asthma inhaler"), passageOf(2, "Eczema cream")]);
    await add(services, otto.organisationId, [passageOf(3, "Asthma spacer")]);

    // Asked in turns, so that what was kept for one would be there for the other.
    const [first] = await searchPassages(services, ada.organisationId, "asthma");
    assertEquals(await found(services, otto.organisationId, "asthma"), [passageId(3)]);
    await add(services, otto.organisationId, [passageOf(4, "Asthma"), passageOf(5, "Asthma")]);
    assertEquals(await searchPassages(services, ada.organisationId, "asthma"), [first!]);
    assertEquals(await found(services, otto.organisationId, "eczema cream"), []);
    // Another's transaction changes nothing either.
    await tenant(
      services.sql,
      otto.organisationId,
      (tx) => removePassages(tx, otto.organisationId, [passageId(1)]),
    );
    assertEquals(await found(services, ada.organisationId, "inhaler"), [passageId(1)]);
  }));

Deno.test("indexPassages() of writers at the same time loses nothing, and merges what becomes many", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const numbers = Array.from({ length: 40 }, (_, index) => index + 1);

    await elsewhere(services, async (there) => {
      await Promise.all(
        numbers.map((number) =>
          add(number % 2 ? services : there, organisationId, [passageOf(number, "asthma")])
        ),
      );
      await Promise.all([
        tenant(services.sql, organisationId, (tx) => removePassages(tx, organisationId, [passageId(7)])),
        tenant(there.sql, organisationId, (tx) => removePassages(tx, organisationId, [passageId(8)])),
      ]);
    });

    const expected = numbers.filter((number) => number !== 7 && number !== 8).map(passageId);
    const hits = await searchPassages(services, organisationId, "asthma", { limit: 100 });
    assertEquals(hits.map(({ id }) => id), expected);
    assertEquals(await segmentCount(services, organisationId) < 8, true);
  }));

Deno.test("searchPassages() goes on beside a damaged segment, or one of another format, until the index is made anew", async (test) => {
  const damages: [string, (tx: Transaction) => Promise<unknown>][] = [
    [
      "a bit flipped",
      (tx) => tx`update library_segments set bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1)`,
    ],
    ["cut short", (tx) => tx`update library_segments set bytes = substring(bytes from 1 for 30)`],
    ["empty", (tx) => tx`update library_segments set bytes = ''`],
    ["another format", (tx) => tx`update library_segments set format = 0`],
  ];
  for (const [name, damage] of damages) {
    await test.step(name, () =>
      withServices(async (services) => {
        const { organisationId } = (await people(services)).ada;
        const passages = [passageOf(1, "Asthma in winter"), passageOf(2, "Asthma in children")];
        await add(services, organisationId, passages.slice(0, 1));
        await tenant(services.sql, organisationId, damage);
        await add(services, organisationId, passages.slice(1));
        let asked = 0;

        const options = { onBroken: () => Promise.resolve(void asked++) };
        const before = await searchPassages(services, organisationId, "asthma", options);
        await searchPassages(services, organisationId, "asthma", options);
        assertEquals([before.map(({ id }) => id), asked], [[passageId(2)], 1]);
        assertEquals(await needsRebuild(services, organisationId), true);
        assertIncludes(services.logged.map(({ message }) => message).join(), "can't be read");

        await tenant(services.sql, organisationId, (tx) =>
          rebuildIndex(tx, organisationId, (after) =>
            Promise.resolve(after === null ? passages : [])));
        assertEquals(await found(services, organisationId, "asthma"), [passageId(1), passageId(2)]);
        assertEquals(await needsRebuild(services, organisationId), false);
      }));
  }
});

Deno.test("searchPassages() leaves a segment of newer code alone, and does not ask for the index to be made anew", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await add(services, organisationId, [passageOf(1, "Asthma in winter")]);
    await tenant(services.sql, organisationId, (tx) => tx`update library_segments set format = 1000`);
    await add(services, organisationId, [passageOf(2, "Asthma in children")]);

    assertEquals(await found(services, organisationId, "asthma"), [passageId(2)]);
    assertEquals(await needsRebuild(services, organisationId), false);
  }));

Deno.test("searchPassages() of an organisation without an index finds nothing", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;

    assertEquals(await found(services, organisationId, "asthma"), []);
    assertEquals(await coveredTopics(services, organisationId, 3), []);
    assertEquals(await needsRebuild(services, organisationId), false);
  }));

Deno.test("readWorth() and coveredTopics() tell of the organisation's own library", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const source = (number: number) => `00000000-0000-4000-9000-00000000000${number}`;
    await add(services, organisationId, [
      passageOf(1, "patients with asthma", {
        sourceId: source(1),
        title: "Asthma in winter",
        date: "2024-01-01",
      }),
      passageOf(2, "patients at large", {
        sourceId: source(2),
        title: "Asthma in winter, part two",
        date: "2025-01-01",
      }),
      passageOf(3, "patients with eczema", { sourceId: source(3), title: "Eczema", date: "2026-01-01" }),
    ]);

    const worth = await readWorth(services, organisationId);

    assertEquals(worth("eczema") > worth("patient"), true);
    assertEquals(worth("unheard") > worth("eczema"), true);
    assertEquals(await coveredTopics(services, organisationId, 3), ["Eczema", "Asthma in winter, part two"]);
  }));
