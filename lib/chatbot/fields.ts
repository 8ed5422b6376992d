/** What a service sends, looked at field by field. */
// deno-lint-ignore no-explicit-any -- nothing of it can be relied on
export type Loose = any;

/** Longer text than this is of no use to anybody, and is cut. */
const MOST_CHARACTERS = 1_000;

/** The first of these fields that holds a value or a list, also in the `metadata` or `document` beside them. */
export function firstOf(value: Loose, names: readonly string[]): unknown {
  for (const holder of [value, value?.metadata, value?.document, value?.source]) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const name of names) {
      const found = Object.hasOwn(holder, name) ? holder[name] : undefined;
      if (found === undefined || found === null || found === "") continue;
      if (typeof found !== "object" || Array.isArray(found)) return found;
    }
  }
  return undefined;
}

/** One line of text; null for anything else. */
export function lineOf(value: unknown, most = MOST_CHARACTERS): string | null {
  const one = Array.isArray(value) ? value.filter((each) => typeof each === "string").join(", ") : value;
  if (typeof one !== "string" && typeof one !== "number") return null;
  const line = String(one).toWellFormed().replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line === "" ? null : line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** A page from 1; null for anything else. */
export function pageOf(value: unknown): number | null {
  const number = Number(typeof value === "string" ? /\d+/.exec(value)?.[0] : value);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : null;
}

/** Seconds, of a number or "1:02:03", "14:32", "872s"; null for anything else. */
export function secondsOf(value: unknown): number | null {
  if (typeof value === "number") return within(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  const parts = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?$/.exec(text);
  if (parts !== null) {
    return within(Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]));
  }
  return /^\d+(?:\.\d+)?\s*s?$/.test(text) ? within(parseFloat(text)) : null;
}

function within(seconds: number): number | null {
  return Number.isFinite(seconds) && seconds >= 0 && seconds < 1_000_000 ? Math.floor(seconds) : null;
}

/** The day of a date; null for anything else. */
export function dayOf(value: unknown): string | null {
  const day = typeof value === "string" ? /^\d{4}-\d{2}-\d{2}/.exec(value.trim())?.[0] : undefined;
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : null;
}

/** An address that a person may be led to: http or https, without a name and password in it; null for anything else. */
export function addressOf(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 2_000) return null;
  const url = URL.parse(value.trim());
  const safe = url !== null && (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" && url.password === "";
  return safe ? url.href : null;
}
