import type { EventDetails } from "../../lib/reports/making/mod.ts";

/** What `deno task report` was asked. */
export interface ReportArguments {
  transcript: string;
  survey: string;
  out: string;
  brand: string | null;
  model: string | null;
  event: EventDetails;
}

/** How the command is used. */
export const USAGE =
  `deno task report --transcript FILE --survey FILE --event TEXT --date YYYY-MM-DD --out DECK.pptx
  [--speakers "Name, role; Name, role"] [--audience TEXT] [--programme TEXT] [--brand FILE.json] [--model MODEL.json]`;

const NAMES = [
  "transcript",
  "survey",
  "event",
  "date",
  "out",
  "speakers",
  "audience",
  "programme",
  "brand",
  "model",
];
const REQUIRED = ["transcript", "survey", "event", "date", "out"];
const LONGEST_TEXT = 300;

/** Reads the arguments, or says what is wrong with the first that can't be used. */
export function readArguments(args: string[]): ReportArguments | { fault: string } | { help: true } {
  if (args.includes("--help") || args.includes("-h")) return { help: true };
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const [, name, inline] = /^--([a-z]+)(?:=([\s\S]*))?$/.exec(args[index]!) ?? [];
    if (name === undefined || !NAMES.includes(name)) {
      return { fault: `Cannot use the argument "${args[index]}".` };
    }
    const value = inline ?? args[++index];
    if (value === undefined || value.trim() === "" && REQUIRED.includes(name)) {
      return { fault: `--${name} needs a value.` };
    }
    if (given.has(name)) return { fault: `--${name} was given twice.` };
    given.set(name, value);
  }
  const missing = REQUIRED.find((name) => !given.has(name));
  if (missing !== undefined) return { fault: `--${missing} is missing.` };
  const long = ["event", "audience", "programme"].find((name) =>
    (given.get(name) ?? "").length > LONGEST_TEXT
  );
  if (long !== undefined) return { fault: `--${long} is longer than ${LONGEST_TEXT} characters.` };
  const date = given.get("date")!.trim();
  if (!isDate(date)) return { fault: `--date "${date}" is not a date. Write it as 2026-11-12.` };
  return {
    transcript: given.get("transcript")!,
    survey: given.get("survey")!,
    out: given.get("out")!,
    brand: given.get("brand") || null,
    model: given.get("model") || null,
    event: {
      name: given.get("event")!.trim(),
      date,
      speakers: speakersFrom(given.get("speakers") ?? ""),
      audience: (given.get("audience") ?? "").trim(),
      programme: (given.get("programme") ?? "").trim(),
      registered: null,
      attended: null,
    },
  };
}

/** "Dr Ada Example, Cardiology; Ben Sample" as names and roles: the role is what follows the first comma. */
export function speakersFrom(text: string): { name: string; role: string }[] {
  return text.split(/[;\n]/).map((part) => {
    const [name = "", ...role] = part.split(",");
    return { name: name.trim(), role: role.join(",").trim() };
  }).filter((speaker) => speaker.name !== "");
}

/** Whether the text is a day of the calendar, written YYYY-MM-DD, in a year that an event can have. */
export function isDate(text: string): boolean {
  if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
