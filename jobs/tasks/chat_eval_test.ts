import { assert, assertEquals, assertThrows } from "../../tests/helpers/assert.ts";
import { QuestionSetError, readQuestionSet } from "../../lib/chat/eval/mod.ts";
import { chatEval } from "./chat_eval.ts";

const QUESTIONS = new URL("./sample/library-questions.jsonl", import.meta.url).pathname;

async function run(args: string[]): Promise<{ code: number; printed: string }> {
  const lines: string[] = [];
  const code = await chatEval(args, (line) => lines.push(line));
  return { code, printed: lines.join("\n") };
}

Deno.test("chatEval() meets the goals over the sample library, by its own question set", async () => {
  const { code, printed } = await run([QUESTIONS, "--json"]);
  const scorecard = JSON.parse(printed);

  assertEquals(code, 0);
  assert(scorecard.answerable >= 60 && scorecard.questions - scorecard.answerable >= 50);
  assertEquals([scorecard.citation_precision, scorecard.times_within_5_s], [1, 1]);
  assert(scorecard.citation_recall >= 0.95, printed);
  assert(scorecard.abstention_f1 >= 0.9, printed);
});

Deno.test("chatEval() prints a table with what was missed, and refuses what it can't use", async () => {
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(
      file,
      '{"query": "How is a car repaired?", "relevant": [{"source": "asthma-reviews.json"}]}\n',
    );
    const { code, printed } = await run([file]);

    assertEquals(code, 0);
    assert(/abstained\s+How is a car repaired\?/.test(printed), printed);
  } finally {
    await Deno.remove(file);
  }
});

Deno.test("readQuestionSet() reads places by second and page, and names the line that is wrong", () => {
  assertEquals(
    readQuestionSet(
      '{"query":"a","relevant":[{"source":"x.vtt","start":3,"end":9},{"source":"y.pdf","page":2}]}\n\n{"query":"b","relevant":null}',
      "set.jsonl",
    ),
    [
      {
        query: "a",
        relevant: [
          { source: "x.vtt", seconds: { from: 3, to: 9 }, page: null },
          { source: "y.pdf", seconds: null, page: 2 },
        ],
      },
      { query: "b", relevant: [] },
    ],
  );
  assertEquals(
    readQuestionSet(
      '{"query":"a","source_id":"x","start_seconds":3}\n{"query":"b","source":null}',
      "set.jsonl",
    ),
    [
      { query: "a", relevant: [{ source: "x", seconds: { from: 3, to: 3 }, page: null }] },
      { query: "b", relevant: [] },
    ],
  );
  const fault = (text: string) => {
    const error = assertThrows(() => readQuestionSet(text, "set.jsonl"));
    assert(error instanceof QuestionSetError);
    return error.message;
  };
  assertEquals(fault('{"query":"a"}\nnonsense'), "set.jsonl, line 2 is not JSON.");
  assertEquals(fault('{"question":"a"}'), "set.jsonl, line 1: query: a question is a text.");
  assertEquals(fault("\n"), "set.jsonl holds no question.");
});
