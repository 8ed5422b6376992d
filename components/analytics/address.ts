import type { RangeQuery } from "../../lib/contract/analytics.ts";
import type { MetricKey, Platform } from "../../lib/contract/metrics.ts";

/** A span as an address has it: with days for a span of one's own. */
export type Range = Pick<RangeQuery, "range"> & { from?: string | undefined; to?: string | undefined };

/** What else an address may carry; what is missing or empty is left out. */
export type Extra = Record<string, string | undefined>;

/** The address of a page for a span; the usual one is left out. */
export function addressFor(path: string, range: Range, extra: Extra = {}): string {
  const pairs = Object.entries({ ...rangePairs(range), ...extra });
  const given = pairs.filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The span as fields of a query. */
export function rangePairs({ range, from, to }: Range): Extra {
  if (range === "custom") return { range, from, to };
  return range === "30d" ? {} : { range };
}

/** Where the list of posts is. */
export const POSTS_PATH = "/analytics/posts";

/** Where a platform's figures are. */
export function platformAddress(platform: Platform, range: Range, account?: string): string {
  return addressFor(`/analytics/${platform}`, range, { account });
}

/** Where a figure's origin is told. */
export function figureAddress(
  platform: Platform,
  metric: MetricKey,
  range: Range,
  extra: Extra = {},
): string {
  return addressFor(`/analytics/${platform}/figures/${metric}`, range, extra);
}

/** Where is told what makes up a difference. */
export function changeAddress(platform: Platform, metric: MetricKey, range: Range, account?: string): string {
  return addressFor(`/analytics/${platform}/changes/${metric}`, range, { account });
}
