import { answerQuestion } from "../../lib/chat/answers/mod.ts";
import {
  type ChatScorecard,
  type EvalQuestion,
  evaluateChat,
  type Miss,
  QuestionSetError,
  readQuestionSet,
} from "../../lib/chat/eval/mod.ts";
import { readConfig } from "../../lib/config.ts";
import type { GroundedAnswer } from "../../lib/contract/answers.ts";
import { AppError } from "../../lib/http/mod.ts";
import type { LanguageModel } from "../../lib/llm/mod.ts";
import { type Log, openLog } from "../../lib/log.ts";
import { closeServices, openServices } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { type EvalLibrary, readFileLibrary } from "./chat_eval_library.ts";
import { openPortalLibrary } from "./chat_eval_portal.ts";
import { chosenOrganisation } from "./organisation.ts";

/** What `deno task chat:eval` was asked. */
interface EvalArguments {
  questions: string;
  /** A folder or a manifest; null for the sample library. */
  library: string | null;
  /** An organisation of the portal, instead of files. */
  organisation: string | null;
  json: boolean;
}

const USAGE =
  "deno task chat:eval QUESTIONS.jsonl [--library FOLDER|MANIFEST.json] [--organisation SLUG] [--json]";
const SAMPLE = new URL("./sample/library/manifest.json", import.meta.url);
const TOLD_MISSES = 20;

/** Measures how a question set is answered; answers the exit code: 0, or 2 for input it can't use. */
export async function chatEval(args: string[], print: (line: string) => void = console.log): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    print(USAGE);
    return 0;
  }
  try {
    const asked = readArguments(args);
    const questions = readQuestionSet(await readText(asked.questions), asked.questions);
    const { scorecard, misses } = asked.organisation === null
      ? await askFiles(asked.library ?? decodeURIComponent(SAMPLE.pathname), questions)
      : await askPortal(asked.organisation, questions);
    print(asked.json ? JSON.stringify(scorecard) : table(scorecard, misses));
    return 0;
  } catch (error) {
    const expected = error instanceof QuestionSetError || error instanceof StartError ||
      error instanceof AppError;
    if (!expected) throw error;
    console.error(error instanceof AppError ? error.detail ?? error.message : error.message);
    return 2;
  }
}

async function askFiles(path: string, questions: EvalQuestion[]) {
  const log = openLog({ level: "error", format: "text" });
  return await evaluateLibrary(await readFileLibrary(path), questions, null, log);
}

async function askPortal(slug: string, questions: EvalQuestion[]) {
  const services = await openServices(readConfig());
  try {
    const { id } = await chosenOrganisation(services, slug, USAGE);
    return await evaluateLibrary(
      await openPortalLibrary(services, id),
      questions,
      services.llm,
      services.log,
    );
  } finally {
    await closeServices(services);
  }
}

/** Asks a library every question of a set. */
export async function evaluateLibrary(
  library: EvalLibrary,
  questions: EvalQuestion[],
  llm: LanguageModel | null,
  log: Log,
) {
  const deps = { search: library.search, topics: () => Promise.resolve(library.titles), llm, log };
  const signal = new AbortController().signal;
  return await evaluateChat({
    ...library,
    spokenAt: (citation) => library.spokenAt(citation.source_id, citation.quote),
    answer: async (question): Promise<GroundedAnswer> => {
      for await (const event of answerQuestion(deps, { question, earlier: [] }, signal)) {
        if (event.type === "done") return event.outcome.answer;
      }
      throw new Error("The answer ended without an outcome");
    },
    now: () => performance.now(),
  }, questions);
}

function readArguments(args: string[]): EvalArguments {
  const asked: EvalArguments = { questions: "", library: null, organisation: null, json: false };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    const [, name, inline] = /^--(library|organisation)(?:=(.+))?$/.exec(arg) ?? [];
    if (arg === "--json") asked.json = true;
    else if (name !== undefined) {
      const value = inline ?? args[++index];
      if (value === undefined) throw new QuestionSetError(`--${name} needs a value.\n${USAGE}`);
      asked[name as "library" | "organisation"] = value;
    } else if (arg.startsWith("-") || asked.questions !== "") {
      throw new QuestionSetError(`Cannot use the argument "${arg}".\n${USAGE}`);
    } else asked.questions = arg;
  }
  if (asked.questions === "") throw new QuestionSetError(`Name a file of questions.\n${USAGE}`);
  if (asked.library !== null && asked.organisation !== null) {
    throw new QuestionSetError(
      `Ask the files of --library or the library of --organisation, not both.\n${USAGE}`,
    );
  }
  return asked;
}

async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    throw new QuestionSetError(`Cannot read ${path}: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Deno.errors.NotFound) return "there is no such file.";
  if (cause instanceof Deno.errors.PermissionDenied) return "permission was denied.";
  return cause instanceof Error ? cause.message : String(cause);
}

function table(scorecard: ChatScorecard, misses: readonly Miss[]): string {
  const lines = Object.entries(scorecard).map(([name, value]) =>
    `${name.padEnd(24)}${String(value ?? "-").padStart(10)}`
  );
  const told = misses.slice(0, TOLD_MISSES).map(({ fault, query }) => `${fault.padEnd(12)}${query}`);
  const more = misses.length > TOLD_MISSES ? [`and ${misses.length - TOLD_MISSES} more`] : [];
  return [...lines, ...(told.length > 0 ? ["", ...told, ...more] : [])].join("\n");
}

if (import.meta.main) Deno.exit(await chatEval(Deno.args));
