import {
  brandFrom,
  type Deck,
  deckModel,
  makeReport,
  PLAIN_BRAND,
  refusalOf,
} from "../../lib/reports/making/mod.ts";
import { readArguments, type ReportArguments, USAGE } from "./report_arguments.ts";

const MOST_BYTES = 25 * 1024 * 1024;

/** A reason why the command can't be done as asked: told on standard error, exit code 2. */
class Refusal extends Error {}

/** Makes a report from two files, without any server; answers the exit code: 0, 2 for input it can't use, else 1. */
export async function report(args: string[]): Promise<number> {
  const started = performance.now();
  const read = readArguments(args);
  if ("help" in read) {
    console.log(USAGE);
    return 0;
  }
  if ("fault" in read) {
    console.error(`${read.fault}\n${USAGE}`);
    return 2;
  }
  try {
    const deck = await writeReport(read);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${read.out}: ${deck.slides.length} slides, ${deck.respondents} responses, ${seconds} s`);
    return 0;
  } catch (error) {
    const reason = error instanceof Refusal ? error.message : refusalOf(error);
    console.error(reason ?? error);
    return reason === null ? 1 : 2;
  }
}

async function writeReport(args: ReportArguments): Promise<Deck> {
  const [transcript, survey] = [await readLimited(args.transcript), await readLimited(args.survey)];
  const brand = args.brand === null ? PLAIN_BRAND : await brandFrom(
    new TextDecoder().decode(await readLimited(args.brand)),
    (path) => readLimited(beside(args.brand!, path)),
  );
  const { deck, pptx } = await makeReport({
    transcriptBytes: transcript,
    transcriptName: baseName(args.transcript),
    surveyBytes: survey,
    surveyName: baseName(args.survey),
    event: args.event,
    brand,
  });
  await writeWhole(args.out, pptx);
  if (args.model !== null) {
    await writeWhole(args.model, new TextEncoder().encode(`${JSON.stringify(deckModel(deck), null, 2)}\n`));
  }
  return deck;
}

async function readLimited(path: string): Promise<Uint8Array> {
  try {
    const { size, isDirectory } = await Deno.stat(path);
    if (isDirectory) throw new Refusal(`Cannot read ${path}: it is a folder.`);
    if (size > MOST_BYTES) throw new Refusal(`Cannot read ${path}: it is larger than 25 MB.`);
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`Cannot read ${path}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Writes beside the target and renames, so that no half file is ever at its name. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${crypto.randomUUID().slice(0, 8)}.part`;
  try {
    await Deno.writeFile(draft, bytes);
    await Deno.rename(draft, path);
  } catch (error) {
    // The draft may never have been made; what matters is told below.
    await Deno.remove(draft).catch(() => {});
    throw new Refusal(`Cannot write ${path}: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "there is no such file or folder.";
  if (error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable) {
    return "permission was denied.";
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|os error 28\b|no space left/i.test(message)) {
    return "the disk is full. Free some space and try again.";
  }
  return message;
}

function baseName(path: string): string {
  return path.split(/[/\\]/).pop() ?? path;
}

function beside(file: string, path: string): string {
  if (/^(?:[/\\]|[a-z]:)/i.test(path)) return path;
  const folder = file.slice(0, file.length - baseName(file).length);
  return `${folder}${path}`;
}

if (import.meta.main) Deno.exit(await report(Deno.args));
