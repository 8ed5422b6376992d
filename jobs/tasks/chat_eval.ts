import { answerQuestion } from "../../lib/chat/answers/answer_question.ts";
import type { GroundedAnswer } from "../../lib/contract/answers.ts";
import { evaluateChat, QuestionSetError, readQuestionSet } from "../../lib/chat/eval/mod.ts";
import { openLog } from "../../lib/log.ts";
import { readFileLibrary } from "./chat_eval_library.ts";
const SAMPLE = new URL("./sample/library/manifest.json", import.meta.url).pathname;
const path = Deno.args[0]!;
const library = await readFileLibrary(Deno.args[1] ?? SAMPLE);
const log = openLog({ level: "warn", format: "text" });
const deps = { search: library.search, topics: () => Promise.resolve(library.titles), llm: null, log };
async function answer(question: string): Promise<GroundedAnswer> {
  for await (const event of answerQuestion(deps, { question, earlier: [] }, new AbortController().signal)) {
    if (event.type === "done") return event.outcome.answer;
  }
  throw new Error("no done");
}
const { scorecard, misses } = await evaluateChat({
  search: library.search,
  answer,
  passages: library.passages,
  namesOf: library.namesOf,
  spokenAt: (citation) => library.spokenAt(citation.source_id, citation.quote),
  now: () => performance.now(),
}, readQuestionSet(await Deno.readTextFile(path)));
console.log(JSON.stringify(scorecard, null, 1));
for (const miss of misses) console.log(miss.fault, miss.query);
