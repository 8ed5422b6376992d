import type * as z from "zod/mini";
import { addressOf, type AskedSource, askFor } from "../ask_for.ts";
import { nextPacificMidnight } from "../days.ts";
import type { Reading } from "../reading.ts";
import type { Question } from "../web/ask.ts";
import { sourceRequestOf } from "../web/retry_hint.ts";
import { SourceFailure } from "../web/source_failure.ts";

const YOUTUBE: AskedSource = { name: "YouTube", reasonOf: (value) => reasonsOf(value)[0] ?? null };
const QUOTA_REASONS = ["quotaExceeded", "dailyLimitExceeded"];
const PACE_REASONS = ["rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"];
const WAIT_MS = 15 * 60_000;

/** Asks one of YouTube's addresses, and takes its answer for what it should be. */
export async function askYoutube<S extends z.ZodMiniType>(
  reading: Pick<Reading, "ask">,
  base: string,
  path: string,
  query: Record<string, string>,
  schema: S,
): Promise<z.output<S>> {
  return await askFor(reading, YOUTUBE, { url: addressOf(base, path, query) }, schema);
}

/** A quota that is used up comes as a 403: it begins anew at midnight in the Pacific zone. */
export const youtubeRefusal: NonNullable<Question["refusal"]> = (answer, now) => {
  const reasons = reasonsOf(answer.value);
  const sourceRequest = sourceRequestOf(answer.headers);
  if (reasons.some((reason) => QUOTA_REASONS.includes(reason))) {
    const nextTryAt = nextPacificMidnight(now);
    return new SourceFailure("source_quota", {
      detail: "YouTube’s quota begins anew at midnight, Pacific time.",
      nextTryAt,
      sourceRequest,
    });
  }
  if (answer.status === 403 && reasons.some((reason) => PACE_REASONS.includes(reason))) {
    return new SourceFailure("source_busy", {
      detail: "YouTube was asked too often.",
      nextTryAt: new Date(now.getTime() + WAIT_MS),
      sourceRequest,
    });
  }
  return null;
};

/** The reasons of Google's two kinds of error bodies; words of theirs, cut to what an identifier may be. */
function reasonsOf(value: unknown): string[] {
  const error = (value as { error?: { errors?: unknown; details?: unknown } } | null)?.error;
  return [error?.errors, error?.details]
    .flatMap((list) => Array.isArray(list) ? list : [])
    .map((each) => (each as { reason?: unknown } | null)?.reason)
    .filter((reason): reason is string => typeof reason === "string" && /^\w{1,60}$/.test(reason));
}
