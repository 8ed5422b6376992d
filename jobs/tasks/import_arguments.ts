import { isDate } from "./report_arguments.ts";

/** What `deno task import` was asked. */
export interface ImportArguments {
  files: string[];
  account: string | null;
  organisation: string | undefined;
  period: { from: string; to: string } | null;
  dryRun: boolean;
  again: boolean;
  json: boolean;
}

/** How the command is used. */
export const USAGE = `deno task import FILE… [--account NAME|ID] [--organisation SLUG] [--period FROM..TO]
  [--dry-run] [--again] [--json]
  FILE: exports of YouTube Studio (CSV, ZIP), LinkedIn (XLS, XLSX, CSV) or X (CSV), of one platform at a time`;

const SWITCHES = ["dry-run", "again", "json"];
const NAMES = ["account", "organisation", "period"];

/** Reads the arguments, or says what is wrong with the first that can't be used. */
export function readImportArguments(
  args: readonly string[],
): ImportArguments | { fault: string } | { help: true } {
  if (args.includes("--help") || args.includes("-h")) return { help: true };
  const files: string[] = [];
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const [, name, inline] = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(args[index]!) ?? [];
    if (name === undefined) {
      files.push(args[index]!);
      continue;
    }
    if (![...SWITCHES, ...NAMES].includes(name)) {
      return { fault: `Cannot use the argument "${args[index]}".` };
    }
    if (given.has(name)) return { fault: `--${name} was given twice.` };
    const value = SWITCHES.includes(name) ? "" : inline ?? args[++index];
    if (value === undefined || (value.trim() === "" && NAMES.includes(name))) {
      return { fault: `--${name} needs a value.` };
    }
    given.set(name, value.trim());
  }
  if (files.length === 0) return { fault: "Name the files to import." };
  const period = given.has("period") ? periodFrom(given.get("period")!) : null;
  if (period === undefined) {
    return { fault: `--period "${given.get("period")}" is no span. Write it as 2026-01-01..2026-01-31.` };
  }
  return {
    files,
    account: given.get("account") ?? null,
    organisation: given.get("organisation"),
    period,
    dryRun: given.has("dry-run"),
    again: given.has("again"),
    json: given.has("json"),
  };
}

function periodFrom(text: string): { from: string; to: string } | undefined {
  const [from = "", to = "", ...more] = text.split("..");
  return more.length === 0 && isDate(from) && isDate(to) && from <= to ? { from, to } : undefined;
}
