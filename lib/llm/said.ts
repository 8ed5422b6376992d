import { ModelError } from "./model.ts";

/** What an event of a stream says: some text, counts of tokens so far (null: not told), or that the answer is whole. */
export type Said =
  | { type: "text"; text: string }
  | { type: "usage"; inputTokens: number | null; outputTokens: number | null }
  | { type: "end" };

// deno-lint-ignore no-explicit-any -- what a server sends is looked at field by field
type Loose = any;

/** The object of an event. @throws ModelError where it is none */
export function record(message: string): Loose {
  try {
    const value: unknown = JSON.parse(message);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Told below, without the text: it may be part of an answer.
  }
  throw new ModelError("malformed", "an event of the stream is not JSON");
}

/** Text, where it is some. */
export function text(value: unknown): Said[] {
  return typeof value === "string" && value !== "" ? [{ type: "text", text: value }] : [];
}

/** The sum of the counts that are told; null where none is. */
export function tokens(...values: unknown[]): number | null {
  const counts = values.filter((value): value is number => Number.isSafeInteger(value) && Number(value) >= 0);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
