import type { Platform } from "../contract/metrics.ts";

/**
 * How many days before the one a platform was read on its figures are complete. YouTube settles a day two days later;
 * LinkedIn reports a day only after it closes in UTC, and what X says of the present day still grows.
 */
const LAG_DAYS: Record<Platform, number> = { youtube: 2, linkedin: 1, x: 1 };

/** The last day that is complete in what was read from the platform at a moment. */
export function lastCompleteDay(platform: Platform, capturedAt: Date): string {
  return new Date(capturedAt.getTime() - LAG_DAYS[platform] * 86_400_000).toISOString().slice(0, 10);
}
