import { importFiles, type ImportReading } from "../../lib/analytics/mod.ts";
import { readConfig } from "../../lib/config.ts";
import { AppError } from "../../lib/http/mod.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { type ImportArguments, readImportArguments, USAGE } from "./import_arguments.ts";
import { outcomeLine, readingLines } from "./import_words.ts";
import { chosenOrganisation } from "./organisation.ts";

const MOST_BYTES = 300 * 1024 * 1024;

/** Where the command's words go. */
export interface Voice {
  say(line: string): void;
  complain(line: string): void;
}

const CONSOLE: Voice = { say: (line) => console.log(line), complain: (line) => console.error(line) };

/** Imports export files; answers the exit code: 0, 2 for what can't be used as it was given, else 1. */
export async function importTask(
  args: readonly string[],
  withServices: (work: (services: Services) => Promise<void>) => Promise<void>,
  voice: Voice = CONSOLE,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const read = readImportArguments(args);
  if ("help" in read) {
    voice.say(USAGE);
    return 0;
  }
  if ("fault" in read) {
    voice.complain(`${read.fault}\n${USAGE}`);
    return 2;
  }
  try {
    await withServices((services) => run(services, read, voice, signal));
    return 0;
  } catch (error) {
    const expected = error instanceof AppError
      ? wordsOf(error)
      : error instanceof StartError
      ? error.message
      : null;
    voice.complain(expected ?? (error instanceof Error ? error.stack ?? error.message : String(error)));
    return expected === null ? 1 : 2;
  }
}

/** Services of the configured portal while the work lasts. */
async function ofThePortal(work: (services: Services) => Promise<void>): Promise<void> {
  const services = await openServices(readConfig());
  try {
    await work(services);
  } finally {
    await closeServices(services);
  }
}

async function run(
  services: Services,
  args: ImportArguments,
  { say, complain }: Voice,
  signal: AbortSignal,
): Promise<void> {
  const organisation = await chosenOrganisation(services, args.organisation, USAGE);
  const files = await Promise.all(args.files.map(readLimited));
  let found: ImportReading | null = null;
  let told = 0;
  const outcome = await importFiles(services, organisation.id, {
    files,
    account: args.account,
    period: args.period,
    dryRun: args.dryRun,
    again: args.again,
    signal,
    onReading: (reading) => {
      found = reading;
      if (!args.json) readingLines(reading).forEach(say);
    },
    onProgress: (fraction) => {
      const tenth = Math.floor(fraction * 10);
      if (tenth > told) complain(`recording: ${(told = tenth) * 10} %`);
    },
  });
  say(args.json ? JSON.stringify({ reading: found, outcome }, null, 2) : outcomeLine(outcome));
}

function wordsOf(error: AppError): string {
  const fields = Object.values(error.fields ?? {});
  return [error.message, ...fields].join(" ");
}

async function readLimited(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  const name = path.split(/[/\\]/).pop() ?? path;
  try {
    const { size, isDirectory } = await Deno.stat(path);
    if (isDirectory) throw new StartError(`Cannot read ${path}: it is a folder.`);
    if (size > MOST_BYTES) throw new StartError(`Cannot read ${path}: it is larger than 300 MB.`);
    return { name, bytes: await Deno.readFile(path) };
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Deno.errors.NotFound
      ? "there is no such file."
      : (error as Error).message;
    throw new StartError(`Cannot read ${path}: ${reason}`, { cause: error });
  }
}

if (import.meta.main) {
  const stopping = new AbortController();
  Deno.addSignalListener("SIGINT", () => stopping.abort());
  Deno.exit(await importTask(Deno.args, ofThePortal, CONSOLE, stopping.signal));
}
