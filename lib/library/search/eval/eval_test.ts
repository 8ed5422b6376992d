import { assert, assertEquals, assertIncludes, assertRejects } from "../../../../tests/helpers/assert.ts";
import { CollectionError, evaluate, linesOf, readCorpus, readJudgements, readQuestions } from "./mod.ts";
import { averagePrecision, ndcgAt, p95, recallAt, reciprocalRankAt } from "./measures.ts";

const linesIn = (text: string) => linesOf(new Blob([text]).stream());
const close = (actual: number, expected: number) => assert(Math.abs(actual - expected) < 1e-12, `${actual}`);

Deno.test("the measures are those of trec_eval", () => {
  const judgements = new Map([["a", 2], ["b", 1], ["c", 0], ["d", 1], ["e", -1]]);
  const ranking = ["c", "a", "x", "d"];

  close(
    ndcgAt(ranking, judgements, 10),
    (2 / Math.log2(3) + 1 / Math.log2(5)) / (2 + 1 / Math.log2(3) + 1 / 2),
  );
  close(ndcgAt(ranking, judgements, 1), 0);
  close(averagePrecision(ranking, judgements), (1 / 2 + 2 / 4) / 3);
  close(reciprocalRankAt(ranking, judgements, 10), 1 / 2);
  close(reciprocalRankAt(ranking, judgements, 1), 0);
  close(recallAt(ranking, judgements, 2), 1 / 3);
  assertEquals([ndcgAt([], new Map(), 10), averagePrecision([], new Map()), recallAt(["a"], new Map(), 9)], [
    0,
    0,
    0,
  ]);
  assertEquals([p95([]), p95([3]), p95(Array.from({ length: 100 }, (_, index) => index + 1))], [0, 3, 95]);
});

Deno.test("evaluate() is perfect where each question has the one passage that answers it, and leaves out what nobody judged", async () => {
  const corpus =
    `{"_id":"1","title":"Asthma","text":"in winter"}\n{"_id":"2","text":"eczema"}\n{"_id":3,"title":"","text":""}\n`;
  const questions =
    `{"_id":"q1","text":"asthma"}\n{"_id":"q2","text":"eczema"}\n{"_id":"q3","text":"unjudged"}\n`;
  const judgements = "query-id\tcorpus-id\tscore\nq1\t1\t1\nq2\t2\t2\n";

  const { scorecard, documents, unjudged } = await evaluate(
    readCorpus("corpus", linesIn(corpus)),
    await readQuestions("queries", linesIn(questions)),
    await readJudgements("qrels", linesIn(judgements)),
  );

  assertEquals([documents, unjudged], [3, 1]);
  assert(scorecard.p95_ms >= 0);
  assertEquals({ ...scorecard, p95_ms: 0 }, {
    queries: 2,
    ndcg_at_10: 1,
    map: 1,
    mrr_at_10: 1,
    recall_at_100: 1,
    p95_ms: 0,
  });
});

Deno.test("readJudgements() takes a header or none, tabs or blanks, and the columns of TREC", async () => {
  const expected = new Map([["q1", new Map([["d 1", 2]])], ["q2", new Map([["d2", 0]])]]);
  assertEquals(
    await readJudgements("q", linesIn("query-id\tcorpus-id\tscore\r\nq1\td 1\t2\r\n\r\nq2\td2\t0")),
    expected,
  );
  assertEquals(await readJudgements("q", linesIn("q1\td 1\t2\nq2\td2\t0\n")), expected);
  assertEquals(
    await readJudgements("q", linesIn("\ufeffq1 0 d1 1\n")),
    new Map([["q1", new Map([["d1", 1]])]]),
  );
});

Deno.test("a collection that can't be used is refused with file and line", async () => {
  const corpus = async (text: string) => {
    for await (const document of readCorpus("corpus.jsonl", linesIn(text))) assert(document.id !== "");
  };
  const cases: [string, () => Promise<unknown>][] = [
    ["corpus.jsonl, line 2 is not JSON.", () => corpus('{"_id":"1"}\n{"_id":')],
    ["corpus.jsonl, line 1 is not a JSON object.", () => corpus("[1]")],
    ['corpus.jsonl, line 3 has no "_id".', () => corpus('{"_id":"1"}\n\n{"text":"x"}')],
    ['corpus.jsonl, line 2 repeats the _id "1" of line 1.', () => corpus('{"_id":"1"}\n{"_id":1}')],
    ['corpus.jsonl, line 1 has a "text" that is not text.', () => corpus('{"_id":"1","text":7}')],
    ['q.jsonl, line 1 has no "text".', () => readQuestions("q.jsonl", linesIn('{"_id":"1"}'))],
    [
      'r.tsv, line 2 has the score "x", which is not a number.',
      () => readJudgements("r.tsv", linesIn("a\tb\t1\na\tc\tx")),
    ],
    [
      "r.tsv, line 1 has not the columns query-id, corpus-id and score, but 2.",
      () => readJudgements("r.tsv", linesIn("a\tb")),
    ],
    ["r.tsv, line 1 names no query or no document.", () => readJudgements("r.tsv", linesIn("\tb\t1"))],
  ];

  for (const [message, read] of cases) {
    const error = await assertRejects(read);
    assert(error instanceof CollectionError, String(error));
    assertIncludes(error.message, message);
  }
});

Deno.test("linesOf() puts lines together that come in parts, within a letter too", async () => {
  const bytes = new TextEncoder().encode("é1\r\né2\n\né3");
  const parts = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)));

  assertEquals(await Array.fromAsync(linesOf(parts)), ["é1", "é2", "", "é3"]);
});
