import {
  checkConnection,
  connectSource,
  credentialsOf,
  disconnectSource,
  GivenCredentials,
  SourceFailure,
} from "../../lib/analytics/mod.ts";
import { readConfig } from "../../lib/config.ts";
import { CONNECTION_NAMES } from "../../lib/contract/connections.ts";
import { runProcess } from "../../lib/process.ts";
import { closeServices, openServices, type Services } from "../../lib/services.ts";
import { StartError } from "../../lib/start_error.ts";
import { CONNECT_USAGE, type ConnectArguments, readConnectArguments } from "./connect_arguments.ts";
import { chosenOrganisation } from "./organisation.ts";

/**
 * Connects what figures are fetched from, or removes a connection. Tokens come from `readTokens`, never from the
 * arguments, which every user of the machine can see.
 */
export async function connectTask(
  services: Services,
  args: readonly string[],
  readTokens: (file: string | null) => Promise<string>,
  outside?: Parameters<typeof checkConnection>[2]["outside"],
): Promise<string> {
  const asked = readConnectArguments(args);
  const organisation = await chosenOrganisation(services, asked.organisation, CONNECT_USAGE);
  const externalId = asked.externalId ?? organisation.slug;
  const source = { organisationId: organisation.id, kind: asked.kind, externalId };
  const who = `${CONNECTION_NAMES[asked.kind]} ${externalId}`;
  if (asked.isRemoval) {
    if (await disconnectSource(services, source)) return `${who} is no longer connected. Its figures stay.`;
    throw new StartError(`${who} is not connected to ${organisation.name}.`);
  }
  const given = asked.kind === "console" ? null : readGiven(await readTokens(asked.from), asked);
  const credentials = given === null ? null : credentialsOf(given, services.clock.now());
  const { id } = await connectSource(services, { ...source, credentials, scopes: given?.scope ?? "" });
  try {
    const name = await checkConnection(services, { organisationId: organisation.id, id }, {
      signal: AbortSignal.timeout(60_000),
      ...(outside === undefined ? {} : { outside }),
    });
    return `${who} is connected to ${organisation.name}${
      name === null ? "" : `: it calls itself "${name}"`
    }. ` +
      `It is read each hour, or now with deno task sync ${asked.kind}.`;
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    throw new StartError(`${who} is connected, but could not be read: ${error.detail ?? error.message}`, {
      cause: error,
    });
  }
}

/** Tokens as a platform's own JSON, or as lines of `access_token=…`. */
function readGiven(text: string, { kind }: ConnectArguments): GivenCredentials {
  const parsed = GivenCredentials.safeParse(
    text.trimStart().startsWith("{") ? fromJson(text) : fromLines(text),
  );
  const given = parsed.success ? parsed.data : null;
  const isEnough = given?.access_token || given?.refresh_token || given?.api_key && kind === "youtube";
  if (given !== null && isEnough) return given;
  throw new StartError(
    "No tokens were found. Give JSON or lines with access_token, refresh_token and expires_in or expires_at" +
      `${kind === "youtube" ? ", or api_key" : ""}.\n${CONNECT_USAGE}`,
  );
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is wrong with it is said below, without a word of what it holds.
    return null;
  }
}

function fromLines(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]+)\s*[=:]\s*(["']?)(.*?)\2\s*$/gm)];
  return Object.fromEntries(pairs.map(([, name, , value]) => [name!.toLowerCase(), value!]));
}

async function readInput(file: string | null): Promise<string> {
  if (file !== null) {
    return await Deno.readTextFile(file).catch((cause) => {
      throw new StartError(`Cannot read ${file}: ${cause.message}`, { cause });
    });
  }
  if (Deno.stdin.isTerminal()) console.error("Paste the tokens, then press Ctrl-D:");
  return await new Response(Deno.stdin.readable).text();
}

async function main(): Promise<void> {
  const services = await openServices(readConfig());
  try {
    console.log(await connectTask(services, Deno.args, readInput));
  } finally {
    await closeServices(services);
  }
}

if (import.meta.main) await runProcess(main);
