import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { runJobs } from "../../tests/helpers/library_files.ts";
import { people, withServices } from "../../tests/helpers/services.ts";
import { readQuestionSet } from "../../lib/chat/eval/mod.ts";
import { evaluateLibrary } from "./chat_eval.ts";
import { openPortalLibrary } from "./chat_eval_portal.ts";
import { readArguments, sync } from "./library_sync.ts";

const SAMPLE = new URL("./sample/library/manifest.json", import.meta.url).pathname;
const QUESTIONS = new URL("./sample/library-questions.jsonl", import.meta.url).pathname;

Deno.test("openPortalLibrary() is measured as the files are, and shows nothing of another organisation", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const asked = readArguments([SAMPLE, "--organisation", "sample-health-media"]);
    await sync(services, asked as Exclude<typeof asked, { fault: string }>, () => {});
    await runJobs(services);

    const library = await openPortalLibrary(services, ada.organisationId);
    const all = readQuestionSet(await Deno.readTextFile(QUESTIONS), QUESTIONS);
    const questions = all.filter((_, index) => index % 5 === 0);
    const { scorecard } = await evaluateLibrary(library, questions, null, services.log);

    assertEquals([scorecard.citation_precision, scorecard.times_within_5_s], [1, 1]);
    assert(scorecard.citation_recall! >= 0.9 && scorecard.abstention_f1! >= 0.9, JSON.stringify(scorecard));
    assertEquals((await openPortalLibrary(services, otto.organisationId)).passages, []);
  }));
