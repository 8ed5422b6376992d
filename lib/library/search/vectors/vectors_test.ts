import fc from "fast-check";
import { assert, assertEquals, assertRejects } from "../../../../tests/helpers/assert.ts";
import { passageId, passageOf } from "../../../../tests/helpers/passages.ts";
import { people } from "../../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../../tests/helpers/services.ts";
import { tenant } from "../../../db/mod.ts";
import { embedPassages, indexPassages, removePassages, searchPassages } from "../mod.ts";
import { fuse } from "./fuse.ts";
import { decodeVector, encodeVector, VectorSet } from "./vector_set.ts";

/** What the sample model knows: three subjects, whatever the words. */
const SUBJECTS = [/heart|cardiac|chest/i, /skin|rash|eczema/i, /lung|breath|asthma/i];

/** A server of embeddings whose answers a test may spoil. */
async function withModel(
  test: (services: TestServices, model: { spoil: (() => Response) | null; asked: number }) => Promise<void>,
): Promise<void> {
  const model: { spoil: (() => Response) | null; asked: number } = { spoil: null, asked: 0 };
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const { input } = await request.json() as { input: string[] };
    model.asked++;
    if (model.spoil !== null) return model.spoil();
    return Response.json({
      data: input.map((text, index) => ({
        index,
        embedding: SUBJECTS.map((subject) => subject.test(text) ? 1 : 0.1),
      })),
    });
  });
  try {
    await withServices((services) => test(services, model), {
      embeddings: { url: `http://127.0.0.1:${server.addr.port}`, key: null, model: "sample" },
    });
  } finally {
    await server.shutdown();
  }
}

const PASSAGES = [
  passageOf(1, "Cardiac output in older people"),
  passageOf(2, "A rash after the walk"),
  passageOf(3, "Chest and pain and walk"),
];

async function fill(services: TestServices, organisationId: string): Promise<void> {
  await tenant(services.sql, organisationId, (tx) => indexPassages(tx, organisationId, PASSAGES));
  await embedPassages(services, organisationId, PASSAGES);
}

const found = async (services: TestServices, organisationId: string, question: string) =>
  (await searchPassages(services, organisationId, question)).map(({ id }) => id);

Deno.test("searchPassages() finds by meaning what no word of the question says, after what words and meaning say", () =>
  withModel(async (services) => {
    const { organisationId } = (await people(services)).ada;
    await fill(services, organisationId);

    const hits = await searchPassages(services, organisationId, "eczema in older people");

    assertEquals(hits.map(({ id }) => id).toSorted(), [1, 2, 3].map(passageId));
    assertEquals(hits[0]!.id, passageId(1));
    assertEquals(hits.find(({ id }) => id === passageId(2))!.said, []);
    assertEquals(await embedPassages(services, organisationId, PASSAGES), 0);
  }));

Deno.test("searchPassages() by meaning keeps to the filter, to what is there and to the organisation", () =>
  withModel(async (services) => {
    const { ada, otto } = await people(services);
    await fill(services, ada.organisationId);
    await fill(services, otto.organisationId);

    await tenant(
      services.sql,
      ada.organisationId,
      (tx) => removePassages(tx, ada.organisationId, [passageId(2)]),
    );

    assertEquals((await found(services, ada.organisationId, "eczema")).includes(passageId(2)), false);
    assertEquals((await found(services, otto.organisationId, "eczema"))[0], passageId(2));
    assertEquals(
      await searchPassages(services, otto.organisationId, "eczema", { filter: { kind: "document" } }),
      [],
    );
  }));

Deno.test("searchPassages() goes on by words alone while the server fails, says so once, and takes it up again", () =>
  withModel(async (services, model) => {
    const { organisationId } = (await people(services)).ada;
    await fill(services, organisationId);
    const warnings = () => services.logged.filter(({ level }) => level === "warn").length;
    const failures = [
      () => new Response("no", { status: 500 }),
      () => new Response("{"),
      () => Response.json({ data: [{ index: 0, embedding: [] }] }),
    ];

    for (const failure of failures) {
      model.spoil = failure;
      assertEquals(await found(services, organisationId, "walk"), [passageId(2), passageId(3)]);
      const asked = model.asked;
      // It rests: the next search does not even ask.
      assertEquals(await found(services, organisationId, "walk"), [passageId(2), passageId(3)]);
      assertEquals(model.asked, asked);
      services.clock.advance(60_000);
    }

    assertEquals(warnings(), 1);
    model.spoil = null;
    assertEquals((await found(services, organisationId, "walk")).length, 3);
    // Vectors of another length than the passages have are of no use, and no harm.
    model.spoil = () => Response.json({ data: [{ index: 0, embedding: [1, 2] }] });
    assertEquals(await found(services, organisationId, "walk"), [passageId(2), passageId(3)]);
  }));

Deno.test("embedPassages() keeps what was done when the server goes away, and goes on from there", () =>
  withModel(async (services, model) => {
    const { organisationId } = (await people(services)).ada;
    const passages = Array.from({ length: 70 }, (_, index) => passageOf(index, "heart"));
    model.spoil = () => {
      model.spoil = () => new Response("no", { status: 400 });
      return Response.json({ data: Array(64).fill({ embedding: [1, 0, 0] }) });
    };

    await assertRejects(() => embedPassages(services, organisationId, passages));
    model.spoil = null;

    assertEquals(await embedPassages(services, organisationId, passages), 6);
  }));

Deno.test("decodeVector() reads what encodeVector() wrote, and VectorSet keeps it, near enough", () => {
  const unit = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 })
    .filter((values) => Math.hypot(...values) > 0.01)
    .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 100 }), (vectors) => {
      const set = new VectorSet(8);
      for (const [index, vector] of vectors.entries()) {
        set.add(`p${index}`, decodeVector(encodeVector(vector)));
      }

      for (const [index, vector] of vectors.entries()) {
        const cosine = vector.reduce((sum, value, at) => sum + value * vectors[0]![at]!, 0);
        assert(Math.abs(set.likeness(set.rowOf(`p${index}`), vectors[0]!) - cosine) < 0.02);
      }
      assertEquals([set.size, set.rowOf("unknown")], [vectors.length, -1]);
    }),
    { numRuns: 50 },
  );
});

Deno.test("fuse() adds up reciprocal ranks, and puts equals in the order of their ids", () => {
  assertEquals(fuse([["b", "a"], ["a"], ["c"]]).map(({ id }) => id), ["a", "b", "c"]);
  assertEquals(fuse([["a", "b"], ["b", "a"]])[0], { id: "a", score: 1 / 61 + 1 / 62 });
  assertEquals(fuse([[], []]), []);
});
