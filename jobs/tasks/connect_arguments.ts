import { CONNECTION_KINDS, type ConnectionKind } from "../../lib/contract/connections.ts";
import { StartError } from "../../lib/start_error.ts";

/** How the command is used. */
export const CONNECT_USAGE =
  `deno task connect youtube UC…        [--organisation SLUG] [--from FILE] [--remove]
deno task connect linkedin NUMBER    [--organisation SLUG] [--from FILE] [--remove]
deno task connect x NUMBER|@NAME     [--organisation SLUG] [--from FILE] [--remove]
deno task connect console [NAME]     [--organisation SLUG] [--remove]
Tokens are read from FILE, or from standard input.`;

/** What `deno task connect` was asked. */
export interface ConnectArguments {
  kind: ConnectionKind;
  /** Null only for the Ops-Console, which then goes by the organisation's name. */
  externalId: string | null;
  organisation: string | undefined;
  from: string | null;
  isRemoval: boolean;
}

/**
 * Reads the arguments.
 * @throws StartError that says which can't be used
 */
export function readConnectArguments(args: readonly string[]): ConnectArguments {
  const [kindText = "", ...rest] = args;
  const kind = CONNECTION_KINDS.find((each) => each === kindText);
  if (kind === undefined) throw new StartError(CONNECT_USAGE);
  const read: ConnectArguments = {
    kind,
    externalId: null,
    organisation: undefined,
    from: null,
    isRemoval: false,
  };
  for (let index = 0; index < rest.length; index++) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(rest[index]!) ?? [];
    const value = () => inline ?? rest[++index] ?? "";
    if (name === "organisation") read.organisation = value();
    else if (name === "from") read.from = value();
    else if (name === "remove" && inline === undefined) read.isRemoval = true;
    else if (name === undefined && read.externalId === null) read.externalId = rest[index]!;
    // Not repeated: it may be a token that was pasted here by mistake.
    else throw new StartError(`An argument can't be used.\n${CONNECT_USAGE}`);
  }
  return { ...read, externalId: idOf(kind, read.externalId) };
}

const ID_RULES: Record<ConnectionKind, { pattern: RegExp; words: string }> = {
  youtube: { pattern: /^UC[\w-]{22}$/, words: "a channel's id, which begins with UC" },
  linkedin: { pattern: /^(?:urn:li:organization:)?(\d{1,18})$/, words: "the number of a page" },
  x: { pattern: /^(?:\d{1,20}|@\w{1,15})$/, words: "an account's number, or its name with an @" },
  console: { pattern: /^[\w.-]{1,100}$/, words: "a name without spaces" },
};

function idOf(kind: ConnectionKind, text: string | null): string | null {
  if (text === null && kind === "console") return null;
  const { pattern, words } = ID_RULES[kind];
  const match = pattern.exec(text ?? "");
  if (match === null) throw new StartError(`Say what to connect: ${words}.\n${CONNECT_USAGE}`);
  return kind === "linkedin" ? `urn:li:organization:${match[1]}` : match[0];
}
