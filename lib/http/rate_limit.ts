import type { Cache } from "../services.ts";
import { AppError } from "./app_error.ts";

/** How often something may happen in a window of time. */
export interface RateLimit {
  most: number;
  windowSeconds: number;
}

/**
 * Counts one more use of a key.
 * @throws AppError "too_many_attempts" with the seconds to wait
 */
export async function countAgainst(cache: Cache, key: string, limit: RateLimit): Promise<void> {
  const { count, resetsInSeconds } = await cache.increment(key, limit.windowSeconds);
  if (count > limit.most) throw new AppError("too_many_attempts", { retryAfterSeconds: resetsInSeconds });
}
