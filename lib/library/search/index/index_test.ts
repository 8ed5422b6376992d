import { crc32 } from "node:zlib";
import fc from "fast-check";
import { assert, assertEquals, assertThrows } from "../../../../tests/helpers/assert.ts";
import { passageId, passageOf } from "../../../../tests/helpers/passages.ts";
import { buildSegment } from "./build.ts";
import { BrokenSegmentError, decodeSegment, encodeSegment, FORMAT } from "./codec.ts";
import { type LiveSegment, removedCount, withRemoved } from "./live.ts";
import { mergeSegments } from "./merge.ts";
import { bytesOf, type IndexablePassage, type Segment } from "./segment.ts";
import { byBytes, inByteOrder, packStrings, placeOf, stringAt } from "./strings.ts";

const WORDS = "asthma inhaler winter child the COVID-19 SGLT2 Đà 糖尿病 😀x heart failure".split(" ");

const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(" "));

/** Passages with ids of their own, in an order that is not that of the ids. */
const passages: fc.Arbitrary<IndexablePassage[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    text: texts,
    source: fc.constantFrom("A", "B", "C"),
    speaker: fc.constantFrom(null, "Dr Alex Example", "Robin Sample"),
    kind: fc.constantFrom("episode" as const, "document" as const),
    date: fc.constantFrom(null, "2026-03-02", "1969-12-31"),
  }),
  { selector: ({ number }) => number, maxLength: 30 },
).map((records) =>
  records.map(({ number, text, source, ...rest }) =>
    passageOf(number, text, { sourceId: source, title: `Title of ${source}`, ...rest })
  )
);

const without = (segment: Segment, ids: ReadonlySet<string>): LiveSegment => {
  const docs = [...ids].map((id) => placeOf(segment.ids, id)).filter((doc) => doc >= 0);
  return { segment, removed: docs.length === 0 ? null : withRemoved(null, segment.lengths.length, docs) };
};

Deno.test("decodeSegment() reads what encodeSegment() wrote", () => {
  fc.assert(
    fc.property(passages, (passages) => {
      const segment = buildSegment(passages);

      assertEquals(decodeSegment(encodeSegment(segment)), segment);
    }),
    { numRuns: 100 },
  );
});

Deno.test("decodeSegment() refuses bytes with any bit flipped, cut or added to", () => {
  const bytes = encodeSegment(buildSegment([passageOf(1, "Asthma in winter", { title: "Asthma" })]));

  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
    const flipped = bytes.slice();
    flipped[at]! ^= 1 << bit;
    assert(assertThrows(() => decodeSegment(flipped)) instanceof BrokenSegmentError);
    assert(assertThrows(() => decodeSegment(bytes.slice(0, at))) instanceof BrokenSegmentError);
  }));
  assert(assertThrows(() => decodeSegment(Uint8Array.of(...bytes, 0))) instanceof BrokenSegmentError);
});

Deno.test("FORMAT is raised with whatever changes the bytes of a segment, the analysis of texts included", () => {
  const text =
    "Crohn’s tumours: 1,000 GPs don't give 5µg SGLT-2 to the WHO’s l'hôpital. Анализ, 糖尿病, مُحَمَّد, TNF-α";
  const bytes = encodeSegment(buildSegment([passageOf(1, text, { title: "Diagnoses, randomised" })]));

  // Where this fails, raise FORMAT and put in the new sum: stored segments are then indexed anew.
  assertEquals([FORMAT, crc32(bytes)], [1, 3430275386]);
});

Deno.test("mergeSegments() makes what indexing together makes, however the passages are spread and whatever was removed", () => {
  fc.assert(
    fc.property(passages, fc.array(fc.nat(3)), fc.array(fc.nat(30)), (passages, spread, gone) => {
      const removed = new Set(gone.flatMap((index) => passages[index]?.id ?? []));
      const groups = Map.groupBy(passages, (_, index) => spread[index] ?? 0);
      const segments = [...groups.values()].map((group) => without(buildSegment(group), removed));

      const merged = mergeSegments(segments);

      assertEquals(merged, buildSegment(passages.filter(({ id }) => !removed.has(id))));
    }),
    { numRuns: 150 },
  );
});

Deno.test("buildSegment() takes the last of several passages with one id", () => {
  assertEquals(
    buildSegment([passageOf(1, "asthma"), passageOf(1, "eczema")]),
    buildSegment([passageOf(1, "eczema")]),
  );
});

Deno.test("buildSegment() takes passages without words, and those longer than any passage is", () => {
  const long = "word ".repeat(70_000);

  const segment = buildSegment([passageOf(1, ""), passageOf(2, "the of"), passageOf(3, long)]);

  assertEquals([...segment.lengths], [0, 0, 65_535]);
  assert(bytesOf(segment) > 65_535 * 2);
  assertEquals(decodeSegment(encodeSegment(segment)), segment);
});

Deno.test("placeOf() finds every packed string, and nothing else, in the order of code points", () => {
  const values = fc.uniqueArray(fc.string({ unit: "grapheme-composite" }), { maxLength: 40 });
  fc.assert(
    fc.property(values, fc.string(), (values, other) => {
      const sorted = inByteOrder(values);
      const strings = packStrings(sorted);

      assertEquals(sorted.map((value) => placeOf(strings, value)), sorted.map((_, index) => index));
      assertEquals(sorted.map((_, index) => stringAt(strings, index)), sorted);
      if (!values.includes(other)) assertEquals(placeOf(strings, other), -1);
    }),
    { numRuns: 200 },
  );
  // U+FF5E comes before U+1F600, although the unit of the latter's first half is lower.
  assertEquals(["😀", "～"].sort(byBytes), ["～", "😀"]);
});

Deno.test("withRemoved() adds to what was removed before", () => {
  const removed = withRemoved(withRemoved(null, 20, [0, 19]), 20, [8, 19]);

  assertEquals([removedCount(removed), removedCount(null), [...removed]], [3, 0, [1, 1, 8]]);
  assertEquals(passageId(1) < passageId(2), true);
});
