import {
  CollectionError,
  evaluate,
  type Evaluation,
  linesOf,
  readCorpus,
  readJudgements,
  readQuestions,
} from "../../lib/library/search/eval/mod.ts";

const USAGE = "deno task search:eval --corpus FILE.jsonl --queries FILE.jsonl --qrels FILE.tsv [--json]";
const FILES = ["corpus", "queries", "qrels"] as const;

type Paths = Record<typeof FILES[number], string>;

/** Measures the search on a judged collection; answers the exit code: 0, 2 for input it can't use, else 1. */
export async function searchEval(
  args: string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    print(USAGE);
    return 0;
  }
  try {
    const { paths, json } = readArguments(args);
    const evaluation = await evaluate(
      readCorpus(paths.corpus, readLines(paths.corpus)),
      await readQuestions(paths.queries, readLines(paths.queries)),
      await readJudgements(paths.qrels, readLines(paths.qrels)),
    );
    if (evaluation.documents === 0) throw new CollectionError(`${paths.corpus} has no documents.`);
    if (evaluation.scorecard.queries === 0) {
      throw new CollectionError(`None of the queries of ${paths.queries} is judged in ${paths.qrels}.`);
    }
    if (json && evaluation.unjudged > 0) console.error(leftOut(evaluation));
    print(json ? JSON.stringify(evaluation.scorecard) : table(evaluation));
    return 0;
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function readArguments(args: string[]): { paths: Paths; json: boolean } {
  const given = new Map<string, string>();
  const rest = args.filter((arg) => arg !== "--json");
  for (let index = 0; index < rest.length; index++) {
    const [, name, inline] = /^--([a-z]+)(?:=(.*))?$/.exec(rest[index]!) ?? [];
    if (!FILES.some((file) => file === name)) throw refusal(`Cannot use the argument "${rest[index]}".`);
    const value = inline ?? rest[++index];
    if (value === undefined || value === "") throw refusal(`--${name} needs the path of a file.`);
    if (given.has(name!)) throw refusal(`--${name} was given twice.`);
    given.set(name!, value);
  }
  const missing = FILES.find((file) => !given.has(file));
  if (missing !== undefined) throw refusal(`--${missing} is missing.`);
  return { paths: Object.fromEntries(given) as Paths, json: rest.length < args.length };
}

function refusal(fault: string): CollectionError {
  return new CollectionError(`${fault}\n${USAGE}`);
}

async function* readLines(path: string): AsyncGenerator<string> {
  try {
    using file = await Deno.open(path);
    yield* linesOf(file.readable);
  } catch (cause) {
    throw new CollectionError(`Cannot read ${path}: ${reasonOf(cause)}.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Deno.errors.NotFound) return "there is no such file";
  if (cause instanceof Deno.errors.PermissionDenied) return "permission was denied";
  return cause instanceof Error ? cause.message : String(cause);
}

function table({ scorecard, documents, unjudged }: Evaluation): string {
  const rows: [string, string][] = [
    ["documents", String(documents)],
    ["queries", String(scorecard.queries)],
    ["nDCG@10", scorecard.ndcg_at_10.toFixed(4)],
    ["MAP", scorecard.map.toFixed(4)],
    ["MRR@10", scorecard.mrr_at_10.toFixed(4)],
    ["recall@100", scorecard.recall_at_100.toFixed(4)],
    ["p95", `${scorecard.p95_ms.toFixed(1)} ms`],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(12)}${value.padStart(10)}`);
  return [...lines, ...(unjudged > 0 ? [leftOut({ unjudged })] : [])].join("\n");
}

function leftOut({ unjudged }: Pick<Evaluation, "unjudged">): string {
  return unjudged === 1
    ? "1 query has no judgements and is left out."
    : `${unjudged} queries have no judgements and are left out.`;
}

if (import.meta.main) Deno.exit(await searchEval(Deno.args));
