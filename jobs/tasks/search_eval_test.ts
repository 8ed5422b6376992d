import { assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";

const FILES = {
  "corpus.jsonl": '{"_id":"1","title":"Asthma","text":"in winter"}\n{"_id":"2","title":"","text":"eczema"}\n',
  "queries.jsonl": '{"_id":"q1","text":"asthma"}\n{"_id":"q2","text":"eczema"}\n',
  "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\t1\t1\n",
};

/** Runs the task as `deno.json` has it, rights included. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "search:eval", ...args],
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

async function withCollection(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "mediahub-test-" });
  try {
    for (const [name, text] of Object.entries(FILES)) await Deno.writeTextFile(`${folder}/${name}`, text);
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const paths = (folder: string) => [
  "--corpus",
  `${folder}/corpus.jsonl`,
  "--queries",
  `${folder}/queries.jsonl`,
  `--qrels=${folder}/qrels.tsv`,
];

Deno.test("search:eval prints one JSON object, or a table, and says what it left out", () =>
  withCollection(async (folder) => {
    const json = await run(...paths(folder), "--json");
    const table = await run(...paths(folder));

    assertEquals(json.code, 0, json.err);
    const scorecard = JSON.parse(json.out);
    assertEquals({ ...scorecard, p95_ms: 0 }, {
      queries: 1,
      ndcg_at_10: 1,
      map: 1,
      mrr_at_10: 1,
      recall_at_100: 1,
      p95_ms: 0,
    });
    assertEquals(json.err, "1 query has no judgements and is left out.\n");
    assertIncludes(table.out, "nDCG@10         1.0000");
    assertIncludes(table.out, "1 query has no judgements and is left out.");
  }));

Deno.test("search:eval refuses what it can't use with a reason and exit code 2", () =>
  withCollection(async (folder) => {
    const [corpus, queries] = [`${folder}/corpus.jsonl`, `${folder}/queries.jsonl`];
    await Deno.writeTextFile(`${folder}/empty`, "");
    const cases: [string, string[]][] = [
      ["--queries is missing.", ["--corpus", corpus]],
      ['Cannot use the argument "--depth".', ["--depth", "9"]],
      [`Cannot read ${folder}/none: there is no such file.`, [
        ...paths(folder).slice(0, 4),
        "--qrels",
        `${folder}/none`,
      ]],
      [`${queries}, line 1 has not the columns`, [...paths(folder).slice(0, 4), "--qrels", queries]],
      ["has no documents.", ["--corpus", `${folder}/empty`, ...paths(folder).slice(2)]],
      ["None of the queries", [...paths(folder).slice(0, 4), "--qrels", `${folder}/empty`]],
    ];

    for (const [reason, args] of cases) {
      const { code, out, err } = await run(...args);
      assertEquals([code, out], [2, ""], err);
      assertIncludes(err, reason);
    }
  }));
