import fc from "fast-check";
import { assert, assertEquals } from "../../../../tests/helpers/assert.ts";
import { passageId, passageOf } from "../../../../tests/helpers/passages.ts";
import { analyse } from "../analysis/analyse.ts";
import { buildSegment } from "../index/build.ts";
import { type LiveSegment, withRemoved } from "../index/live.ts";
import { type IndexablePassage, sizeOf } from "../index/segment.ts";
import { placeOf } from "../index/strings.ts";
import { readQuery } from "../query.ts";
import type { SearchFilter } from "./filter.ts";
import { rank } from "./rank.ts";
import { snapshotOf } from "./snapshot.ts";

/** Words without a synonym among them. */
const WORDS = "alpine banana cedar dune ember fjord grove harbour island jungle".split(" ");
const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((words) => words.join(" "));

const search = (passages: readonly IndexablePassage[], question: string, filter: SearchFilter = {}) =>
  rank(snapshotOf([{ segment: buildSegment(passages), removed: null }]), readQuery(question), 100, filter);
const found = (passages: readonly IndexablePassage[], question: string, filter?: SearchFilter) =>
  search(passages, question, filter).map(({ id }) => id);

/** BM25 as it is written down, over texts rather than an index. */
function naive(passages: readonly IndexablePassage[], question: string): Map<string, number> {
  const documents = passages.map(({ id, text }) => ({ id, terms: analyse(text).map(({ term }) => term) }));
  const mean = documents.reduce((sum, { terms }) => sum + terms.length, 0) / documents.length;
  const scores = new Map<string, number>();
  for (const { term } of analyse(question)) {
    const holding = documents.filter(({ terms }) => terms.includes(term)).length;
    const idf = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
    for (const { id, terms } of documents) {
      const count = terms.filter((each) => each === term).length;
      if (count === 0) continue;
      const score = idf * count / (count + 1.2 * (1 - 0.75 + 0.75 * terms.length / mean));
      scores.set(id, (scores.get(id) ?? 0) + score);
    }
  }
  return scores;
}

Deno.test("rank() of a question of one word is BM25 as it is written down", () => {
  const question = fc.tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 3 }))
    .map(([word, times]) => Array(times).fill(word).join(" "));
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 30 }), question, (texts, question) => {
      const passages = texts.map((text, index) => passageOf(index, text));

      const ranked = search(passages, question);

      const expected = [...naive(passages, question)].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      assertEquals(ranked.length, expected.length);
      const scores = new Map(expected);
      for (const { id, score } of ranked) assert(Math.abs(score - scores.get(id)!) < 1e-9, id);
    }),
    { numRuns: 200 },
  );
});

Deno.test("rank() of a question of several words finds what BM25 finds, no score below it and none far above", () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 30 }), texts, (texts, question) => {
      const passages = texts.map((text, index) => passageOf(index, text));
      const plain = naive(passages, question);

      const ranked = search(passages, question);

      assertEquals(ranked.map(({ id }) => id).sort(), [...plain.keys()].sort());
      for (const { id, score } of ranked) {
        assert(
          score >= plain.get(id)! - 1e-9 && score <= plain.get(id)! * 2 + 1e-9,
          `${score} ${plain.get(id)}`,
        );
      }
    }),
    { numRuns: 150 },
  );
});

Deno.test("rank() is the same however passages are spread over segments, and as if removed ones had never been", () => {
  const cases = fc.tuple(
    fc.array(texts, { minLength: 1, maxLength: 25 }),
    fc.array(fc.nat(4)),
    fc.array(fc.nat(24)),
    texts,
  );
  fc.assert(
    fc.property(cases, ([texts, spread, gone, question]) => {
      const passages = texts.map((text, index) => passageOf(index, text, { title: WORDS[index % 3]! }));
      const removed = new Set(gone.map(passageId));
      const segments: LiveSegment[] = [...Map.groupBy(passages, (_, index) => spread[index] ?? 0).values()]
        .map((group) => {
          const segment = buildSegment(group);
          const docs = [...removed].map((id) => placeOf(segment.ids, id)).filter((doc) => doc >= 0);
          return { segment, removed: withRemoved(null, sizeOf(segment), docs) };
        });

      const spreadOut = rank(snapshotOf(segments), readQuery(question), 10);
      const together = search(passages.filter(({ id }) => !removed.has(id)), question).slice(0, 10);

      const plain = (ranked: typeof together) =>
        ranked.map(({ id, score, said }) => ({ id, score, said: said() }));
      assertEquals(plain(spreadOut), plain(together));
    }),
    { numRuns: 150 },
  );
});

Deno.test("rank() puts equal passages in the order of their ids", () => {
  const passages = [5, 3, 9, 1].map((number) => passageOf(number, "banana"));

  assertEquals(found(passages, "banana"), [1, 3, 5, 9].map(passageId));
});

Deno.test("rank() prefers words that stand together, and words of the title", () => {
  const apart = passageOf(1, "heart of the matter is a total power failure of the whole city grid today");
  const together = passageOf(2, "matter of the whole city grid today is a total power heart failure");
  assertEquals(found([apart, together], "heart failure"), [passageId(2), passageId(1)]);

  const inText = passageOf(1, "banana cedar", { title: "Dune ember" });
  const inTitle = passageOf(2, "dune ember", { title: "Banana cedar" });
  assertEquals(found([inText, inTitle], "banana"), [passageId(2), passageId(1)]);
});

Deno.test("rank() finds a passage by another word for what is asked, after those that say it as asked", () => {
  const passages = [
    passageOf(1, "A study of the MI registry"),
    passageOf(2, "A study of the myocardial infarction"),
    passageOf(3, "A study of the registry"),
  ];

  assertEquals(found(passages, "myocardial infarction"), [passageId(2), passageId(1)]);
  assertEquals(found(passages, "heart attack"), [passageId(1), passageId(2)]);
  assertEquals(found(passages, "MI"), [passageId(1), passageId(2)]);
  assertEquals(search(passages, "heart attack")[0]!.said(), ["mi"]);
});

Deno.test("rank() counts several words for one thing once", () => {
  const once = passageOf(1, "cancer cedar dune ember");
  const often = passageOf(2, "cancer carcinoma malignancy neoplasm");

  const [first, second] = search([once, often], "cancer");

  assertEquals(first!.score, second!.score);
});

Deno.test("rank() finds abbreviations with figures however they are written", () => {
  const passages = ["SGLT2", "SGLT-2", "sglt 2"].map((text, index) => passageOf(index, `The ${text} trial`));

  for (const question of ["SGLT2", "SGLT-2", "sglt 2", "SGLT‑2"]) {
    assertEquals(found(passages, question).length, 3, question);
  }
});

Deno.test("rank() finds only what passes the filter, and scores it as without", () => {
  const passages = [
    passageOf(1, "banana", { sourceId: "A", speaker: "Dr Alex Example", date: "2026-01-01" }),
    passageOf(2, "banana", { sourceId: "B", speaker: "Robin Sample", date: "2026-02-01", kind: "document" }),
    passageOf(3, "banana", { sourceId: "C", speaker: null, date: null }),
  ];
  const cases: [SearchFilter, number[]][] = [
    [{}, [1, 2, 3]],
    [{ sourceIds: ["A", "C", "unknown"] }, [1, 3]],
    [{ sourceIds: [] }, []],
    [{ speakers: ["Robin Sample"] }, [2]],
    [{ speakers: ["robin"] }, [2]],
    [{ speakers: ["Rob"] }, []],
    [{ speakers: ["Nobody Sample"] }, []],
    [{ kind: "episode" }, [1, 3]],
    [{ from: "2026-01-01", to: "2026-01-31" }, [1]],
    [{ from: "2026-01-02" }, [2]],
    [{ to: "2026-01-31" }, [1]],
    [{ kind: "document", speakers: ["Dr Alex Example"] }, []],
  ];

  for (const [filter, numbers] of cases) {
    assertEquals(found(passages, "banana", filter), numbers.map(passageId), JSON.stringify(filter));
  }
  assertEquals(
    search(passages, "banana", { kind: "document" })[0]!.score,
    search(passages, "banana")[1]!.score,
  );
});

Deno.test("rank() of a question that asks for nothing, or of no passages, finds nothing", () => {
  assertEquals(found([passageOf(1, "banana")], "what is the"), []);
  assertEquals(found([passageOf(1, "banana")], ""), []);
  assertEquals(rank(snapshotOf([]), readQuery("banana"), 10), []);
  assertEquals(found([passageOf(1, "")], "banana"), []);
});
