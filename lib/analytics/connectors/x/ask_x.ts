import type * as z from "zod/mini";
import { addressOf, type AskedSource, askFor } from "../ask_for.ts";
import type { Reading } from "../reading.ts";
import type { Question } from "../web/ask.ts";
import { sourceRequestOf } from "../web/retry_hint.ts";
import { SourceFailure } from "../web/source_failure.ts";

const X: AskedSource = {
  name: "X",
  reasonOf(value) {
    const title = (value as { title?: unknown } | null)?.title;
    return typeof title === "string" && /^[\w ]{1,60}$/.test(title) ? title : null;
  },
};
const DAY_MS = 86_400_000;

/** Asks X's API, and takes its answer for what it should be. */
export async function askX<S extends z.ZodMiniType>(
  reading: Pick<Reading, "ask">,
  base: string,
  path: string,
  query: Record<string, string>,
  schema: S,
): Promise<z.output<S>> {
  return await askFor(reading, X, { url: addressOf(base, path, query) }, schema);
}

/** The month's allowance of a plan ends with a 429 of its own, which no short wait helps against. */
export const xRefusal: NonNullable<Question["refusal"]> = ({ headers, value }, now) => {
  const problem = value as { title?: unknown; period?: unknown } | null;
  if (problem?.title !== "UsageCapExceeded") return null;
  const isDaily = problem.period === "Daily";
  return new SourceFailure("source_quota", {
    detail: `The ${isDaily ? "day" : "month"}’s allowance of the plan with X is used up.`,
    // The day on which a plan's month ends is not said, so it is looked again each day.
    nextTryAt: new Date(now.getTime() + DAY_MS),
    sourceRequest: sourceRequestOf(headers),
  });
};
