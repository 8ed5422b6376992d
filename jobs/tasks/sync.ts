import { type Outside, syncNow, type SyncResult } from "../../lib/analytics/mod.ts";
import { readConfig } from "../../lib/config.ts";
import { CONNECTION_KINDS, CONNECTION_NAMES, type ConnectionKind } from "../../lib/contract/connections.ts";
import { runProcess, untilAskedToStop } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { chosenOrganisation } from "./organisation.ts";
import { isDate } from "./report_arguments.ts";

const USAGE =
  "deno task sync [youtube|linkedin|x|console] [--since YYYY-MM-DD] [--dry-run] [--organisation SLUG]";

/** What `deno task sync` was asked. */
export interface SyncArguments {
  kind: ConnectionKind | null;
  since: string | null;
  isDry: boolean;
  organisation: string | undefined;
}

/**
 * Reads the arguments.
 * @throws StartError that says which can't be used
 */
export function readSyncArguments(args: readonly string[]): SyncArguments {
  const read: SyncArguments = { kind: null, since: null, isDry: false, organisation: undefined };
  for (let index = 0; index < args.length; index++) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(args[index]!) ?? [];
    const value = () => inline ?? args[++index] ?? "";
    if (name === "dry-run" && inline === undefined) read.isDry = true;
    else if (name === "since") read.since = value();
    else if (name === "organisation") read.organisation = value();
    else if (name === undefined && read.kind === null && isKind(args[index]!)) {
      read.kind = args[index]! as ConnectionKind;
    } else throw new StartError(`Cannot use the argument "${args[index] ?? ""}".\n${USAGE}`);
  }
  if (read.since !== null && !isDate(read.since)) {
    throw new StartError(`--since "${read.since}" is not a date. Write it as 2026-11-12.\n${USAGE}`);
  }
  return read;
}

function isKind(text: string): boolean {
  return (CONNECTION_KINDS as readonly string[]).includes(text);
}

/** Reads the sources of figures now, line by line what happens; answers whether every one of them was read. */
export async function syncTask(
  services: Services,
  args: readonly string[],
  { write, signal, outside }: {
    write: (line: string) => void;
    signal: AbortSignal;
    outside?: Partial<Outside>;
  },
): Promise<boolean> {
  const { organisation, ...asked } = readSyncArguments(args);
  const { id: organisationId } = await chosenOrganisation(services, organisation, USAGE);
  const results: SyncResult[] = [];
  const tell = ({ kind, name }: { kind: ConnectionKind; name: string }, step: string, fraction: number) =>
    write(`${CONNECTION_NAMES[kind]} ${name}: ${String(Math.round(fraction * 100)).padStart(3)} %  ${step}`);
  for await (
    const result of syncNow(services, { organisationId, ...asked }, {
      signal,
      tell,
      ...(outside ? { outside } : {}),
    })
  ) {
    results.push(result);
    write(resultText(result, asked.isDry));
    for (const note of result.notes) write(`  note: ${note}`);
  }
  if (results.length === 0) {
    throw new StartError("No such source is connected. Connect one with deno task connect.");
  }
  const read = results.filter(({ state }) => state === "completed").length;
  const sources = results.length === 1 ? "source" : "sources";
  write(`${read} of ${results.length} ${sources} read${asked.isDry ? "; a dry run stores nothing" : ""}`);
  return read === results.length;
}

function resultText({ kind, name, state, figures, reason }: SyncResult, isDry: boolean): string {
  const who = `${CONNECTION_NAMES[kind]} ${name}`;
  if (state === "completed") {
    return `${who}: ${figures} ${figures === 1 ? "figure" : "figures"} ${isDry ? "read" : "stored"}`;
  }
  return `${who}: ${state === "busy" ? "left out" : "failed"}. ${reason}`;
}

async function main(): Promise<void> {
  const stop = new AbortController();
  untilAskedToStop().then(() =>
    stop.abort(new StartError("Stopped. What was stored stays; the rest is read later."))
  );
  const services = await openServices(readConfig());
  try {
    const write = (line: string) => console.log(line);
    if (!await syncTask(services, Deno.args, { write, signal: stop.signal })) {
      throw new StartError("Not every source was read.");
    }
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
