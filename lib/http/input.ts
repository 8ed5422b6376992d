import type * as z from "zod/mini";
import { type Fields, travelsAsText } from "../contract/endpoint.ts";
import { AppError } from "./app_error.ts";
import { readBytes, requireMediaType } from "./body.ts";

/**
 * The value as the schema wants it, free of characters that neither a row nor a document can hold.
 * @throws AppError "input_invalid", with a sentence for each field that is wrong
 */
export function parseInput<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(withoutStrays(value), { error: sentence });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = Object.create(null);
  for (const issue of parsed.error.issues) {
    const name = issue.path.map(String).join(".");
    if (name !== "") fields[name] ??= issue.message;
  }
  const detail = Object.keys(fields).length === 0 ? parsed.error.issues[0]?.message : undefined;
  throw new AppError("input_invalid", { ...(detail === undefined ? {} : { detail }), fields: { ...fields } });
}

/** Controls but tab and line ends, and what is no character (XML 1.0, 2.2); Postgres takes no U+0000 either. */
// deno-lint-ignore no-control-regex
const STRAYS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Deeper than any schema looks, so that nesting without end is left to it to refuse. */
const DEEPEST = 12;

/** Pasted text may hold them, such as the U+000B of a line break in PowerPoint: a space stands in. */
function withoutStrays(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replace(STRAYS, " ").toWellFormed();
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => withoutStrays(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const clean = (one: unknown) => withoutStrays(one, depth + 1);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), clean(item)]));
}

/**
 * Reads a form that a page without script posts, by the schema the API uses.
 * @throws AppError "input_invalid" and those of reading a body
 */
export async function readForm<S extends Fields>(
  from: { req: Request },
  schema: S,
  maxBytes = 100_000,
): Promise<z.output<S>> {
  requireMediaType(from.req, /^application\/x-www-form-urlencoded$/, "a form");
  const text = new TextDecoder().decode(await readBytes(from.req, maxBytes));
  return parseInput(schema, formValues(schema, [...new URLSearchParams(text)]));
}

/**
 * The values of a form or a query, shaped for a schema: text stays text, an empty field is an absent one, a list gathers
 * its repetitions, and anything else is read as JSON.
 */
export function formValues(schema: Fields, entries: Iterable<[string, string]>): Record<string, unknown> {
  const given = new Map<string, string[]>();
  for (const [name, value] of entries) {
    if (value !== "") given.set(name, [...given.get(name) ?? [], value]);
  }
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const all = given.get(name);
    if (all !== undefined) values[name] = valueOf(field, all);
  }
  return values;
}

function valueOf(field: z.core.$ZodType, texts: string[]): unknown {
  const last = texts.at(-1) ?? "";
  if (travelsAsText(field)) return last;
  const item = itemOf(field);
  if (item !== null && travelsAsText(item) && !last.startsWith("[")) return texts;
  if (last === "on") return true;
  try {
    return JSON.parse(last);
  } catch {
    // Not JSON: the schema then refuses the text with a sentence about the field.
    return last;
  }
}

function itemOf(field: z.core.$ZodType): z.core.$ZodType | null {
  const def = field._zod.def as { type: string; innerType?: z.core.$ZodType; element?: z.core.$ZodType };
  if (def.innerType !== undefined) return itemOf(def.innerType);
  return def.type === "array" ? def.element ?? null : null;
}

const FORMATS: Record<string, string> = {
  email: "Write an e-mail address, like name@example.org.",
  date: "Write a date that exists, as year-month-day: 2025-03-31.",
  datetime: "Write a moment as 2025-03-31T09:30:00Z.",
  uuid: "This is not an id.",
  url: "Write a web address, like https://example.org.",
};

const KINDS: Record<string, string> = {
  object: "Write an object as JSON.",
  record: "Write an object as JSON.",
  array: "Write a list as JSON.",
  string: "Write text.",
  number: "Write a number.",
  int: "Write a whole number.",
  boolean: "Write true or false.",
};

/** What is wrong with a field, to the person who filled it in. */
function sentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === "") return "Fill this in.";
      return KINDS[issue.expected] ?? "This is not the kind of value expected.";
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) <= 1
        ? "Fill this in."
        : `Use at least ${amount(issue.origin, issue.minimum)}.`;
    case "too_big":
      return `Use at most ${amount(issue.origin, issue.maximum)}.`;
    case "invalid_format":
      return FORMATS[issue.format] ?? "This is not written as expected.";
    case "invalid_value":
      return `Choose one of: ${issue.values.map(String).join(", ")}.`;
    default:
      return "This can't be used.";
  }
}

function amount(origin: string, count: number | bigint): string {
  const unit = { string: "character", array: "entry", set: "entry" }[origin];
  if (unit === undefined) return String(count);
  const plural = unit === "entry" ? "entries" : `${unit}s`;
  return `${count} ${Number(count) === 1 ? unit : plural}`;
}
