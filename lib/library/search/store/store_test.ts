import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { passageId, passageOf } from "../../../../tests/helpers/passages.ts";
import { people } from "../../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../../tests/helpers/services.ts";
import { tenant } from "../../../db/mod.ts";
import { FORMAT } from "../index/codec.ts";
import { withRemoved } from "../index/live.ts";
import { MOST_PASSAGES } from "../index/segment.ts";
import { indexPassages, rebuildIndex, removePassages } from "./index_passages.ts";
import { chooseMerge } from "./merge_stored.ts";
import { OpenIndexes } from "./open_indexes.ts";
import type { SegmentRow } from "./queries.ts";

const rows = (...sizes: number[]): SegmentRow[] =>
  sizes.map((passages, index) => ({ id: `s${index}`, format: FORMAT, passages, removed: null }));
const chosen = (segments: SegmentRow[]) => chooseMerge(segments).map(({ passages }) => passages);

const openWith = (services: TestServices, indexes: OpenIndexes, organisationId: string) =>
  tenant(services.sql, organisationId, (tx) => indexes.open(tx, organisationId, services.log));

Deno.test("chooseMerge() takes eight of one size, never more than a segment holds, and what is mostly removed", () => {
  assertEquals(chosen(rows(80, 80, 80, 80, 80, 80, 80)), []);
  assertEquals(chosen(rows(80, 80, 9_000, 80, 80, 80, 80, 80, 80)), Array(8).fill(80));
  assertEquals(chosen(rows(...Array(8).fill(5_000))), Array(5).fill(5_000));
  assertEquals(chosen(rows(...Array(30).fill(MOST_PASSAGES))), []);
  assertEquals(chosen(rows(...Array(30).fill(13_000))), []);

  const hollow: SegmentRow = {
    id: "h",
    format: FORMAT,
    passages: 5,
    removed: withRemoved(null, 5, [0, 1, 2]),
  };
  assertEquals(chooseMerge([...rows(80), hollow]), [hollow]);
  assertEquals(chooseMerge([{ ...hollow, removed: withRemoved(null, 5, [0, 1]) }]), []);
});

Deno.test("OpenIndexes lets go of the longest unused once past its limit, but never of the one asked for", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const organisations = [ada.organisationId, otto.organisationId];
    for (const id of organisations) {
      await tenant(services.sql, id, (tx) => indexPassages(tx, id, [passageOf(1, "Asthma in winter")]));
    }
    const roomy = new OpenIndexes(1_000_000);
    const cramped = new OpenIndexes(1);

    for (const id of organisations) {
      assertEquals((await openWith(services, roomy, id)).snapshot.count, 1);
      assertEquals((await openWith(services, cramped, id)).snapshot.count, 1);
    }

    assert(cramped.bytes > 0);
    assertEquals(roomy.bytes, cramped.bytes * 2);
  }));

Deno.test("OpenIndexes answers the same snapshot while nothing changes, and reads a segment once for all who wait", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await tenant(
      services.sql,
      organisationId,
      (tx) => indexPassages(tx, organisationId, [passageOf(1, "Asthma")]),
    );
    const indexes = new OpenIndexes(1_000_000);

    const opened = await Promise.all([1, 2, 3].map(() => openWith(services, indexes, organisationId)));
    const segments = new Set(opened.map(({ snapshot }) => snapshot.segments[0]!.segment));
    assertEquals(segments.size, 1);
    const before = await openWith(services, indexes, organisationId);
    assertEquals(await openWith(services, indexes, organisationId) === before, true);

    await tenant(
      services.sql,
      organisationId,
      (tx) => indexPassages(tx, organisationId, [passageOf(2, "Eczema")]),
    );
    const after = await openWith(services, indexes, organisationId);
    assertEquals(after.snapshot.count, 2);
    assert(after.snapshot.segments.some(({ segment }) => segment === before.snapshot.segments[0]!.segment));
  }));

Deno.test("removePassages() of all leaves no segment behind, and rebuildIndex() reads page by page", () =>
  withServices(async (services) => {
    const { organisationId } = (await people(services)).ada;
    const passages = [1, 2, 3, 4, 5].map((number) => passageOf(number, "Asthma"));
    const count = () =>
      tenant(services.sql, organisationId, async (tx) => (await tx`select from library_segments`).count);
    await tenant(services.sql, organisationId, (tx) => indexPassages(tx, organisationId, passages));

    await tenant(
      services.sql,
      organisationId,
      (tx) => removePassages(tx, organisationId, passages.map(({ id }) => id)),
    );
    assertEquals(await count(), 0);

    const asked: (string | null)[] = [];
    await tenant(services.sql, organisationId, (tx) =>
      rebuildIndex(tx, organisationId, (after) => {
        asked.push(after);
        return Promise.resolve(passages.filter(({ id }) => after === null || id > after).slice(0, 2));
      }));
    const { snapshot } = await openWith(services, new OpenIndexes(1), organisationId);
    assertEquals([snapshot.count, await count()], [5, 1]);
    assertEquals(asked, [null, passageId(2), passageId(4), passageId(5)]);
  }));
