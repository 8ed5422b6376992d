import { readConfig } from "../../lib/config.ts";
import { AppError } from "../../lib/http/mod.ts";
import { type SyncDeed, type Synced, syncLibrary, waitForSources } from "../../lib/library/mod.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { readLibraryFolder } from "./library_folder.ts";
import { chosenOrganisation } from "./organisation.ts";

/** What `deno task library:sync` was asked. */
export interface SyncArguments {
  path: string;
  organisation: string | undefined;
  remove: boolean;
  dryRun: boolean;
  wait: boolean;
}

const USAGE =
  "deno task library:sync FOLDER|MANIFEST.json [--organisation SLUG] [--remove] [--dry-run] [--wait]";

const ORDER: SyncDeed[] = ["added", "changed", "moved", "unchanged", "known", "removed", "gone", "refused"];

/** Reads the arguments, or says what is wrong with the first that can't be used. */
export function readArguments(args: readonly string[]): SyncArguments | { fault: string } {
  const asked: SyncArguments = {
    path: "",
    organisation: undefined,
    remove: false,
    dryRun: false,
    wait: false,
  };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    const [, slug] = /^--organisation=(.+)$/.exec(arg) ?? [];
    if (arg === "--remove") asked.remove = true;
    else if (arg === "--dry-run") asked.dryRun = true;
    else if (arg === "--wait") asked.wait = true;
    else if (slug !== undefined) asked.organisation = slug;
    else if (arg === "--organisation" && args[index + 1] !== undefined) asked.organisation = args[++index]!;
    else if (arg.startsWith("-") || asked.path !== "") return { fault: `Cannot use the argument "${arg}".` };
    else asked.path = arg;
  }
  return asked.path === "" ? { fault: "Name a folder or a manifest." } : asked;
}

/**
 * Brings a folder into the library, a line for each source and a summary; answers the exit code: 0; 1 where a file was
 * refused, or could not be read in the end (with --wait).
 */
export async function sync(
  services: Services,
  asked: SyncArguments,
  write: (line: string) => void,
): Promise<number> {
  const organisation = await chosenOrganisation(services, asked.organisation, USAGE);
  const folder = await readLibraryFolder(asked.path);
  const counts = new Map<SyncDeed, number>();
  const sources: string[] = [];
  const steps = syncLibrary(services, folder.entries, {
    organisationId: organisation.id,
    folder: folder.name,
    remove: asked.remove,
    rehearse: asked.dryRun,
  });
  for await (const step of steps) {
    write(lineOf(step));
    counts.set(step.deed, (counts.get(step.deed) ?? 0) + 1);
    if (step.sourceId !== null && step.deed !== "gone") sources.push(step.sourceId);
  }
  const told = ORDER.flatMap((deed) => counts.has(deed) ? [`${counts.get(deed)} ${deed}`] : []);
  write(`${asked.dryRun ? "would be: " : ""}${told.join(", ") || "nothing to do"} (${organisation.name})`);
  let unread = 0;
  if (asked.wait && !asked.dryRun) {
    for await (const { title, state, reason } of waitForSources(services, organisation.id, sources)) {
      if (state === "failed") unread++;
      write(`${state === "failed" ? "not read" : "ready"}   ${title}${reason === null ? "" : `: ${reason}`}`);
    }
  }
  return (counts.get("refused") ?? 0) + unread > 0 ? 1 : 0;
}

function lineOf({ deed, path, detail }: Synced): string {
  return `${deed.padEnd(10)}${path}${detail === null ? "" : `: ${detail}`}`;
}

/** Runs the task; exit code 2 for what it can't use at all. */
async function main(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if ("fault" in asked) {
    console.error(`${asked.fault}\n${USAGE}`);
    return 2;
  }
  const services = await openServices(readConfig());
  try {
    return await sync(services, asked, console.log);
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) {
  try {
    Deno.exit(await main(Deno.args));
  } catch (error) {
    const expected = error instanceof StartError || error instanceof AppError;
    console.error(expected ? error.message : error);
    Deno.exit(expected ? 2 : 1);
  }
}
