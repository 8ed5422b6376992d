import type { MetricKey } from "../../contract/metrics.ts";
import { system, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { bumpVersion, lockAccount } from "../record/queries.ts";
import { refreshDays, refreshPostFigures } from "../rollups/mod.ts";
import {
  deleteExpiredFigures,
  deleteExpiredHistory,
  deleteFromRollups,
  type DroppedFigure,
  findExpired,
} from "./queries.ts";

/** Whose terms limit how long figures of the API may be kept without being read anew. */
const LIMITED = "youtube";
const KEPT_DAYS = 30;

/** How often expired figures are looked for; they are dropped by so much sooner, so that none is kept too long. */
export const EXPIRY_EVERY_MS = 6 * 3_600_000;

/** How many figures one transaction drops: the embedded Postgres serves nobody else meanwhile. */
const CHUNK = 2000;

/**
 * Drops what YouTube's API said and was not read anew for thirty days, as its terms ask; connections that work are read
 * anew before that. Figures from export files and pushes are the client's own and stay. Returns how many were dropped.
 */
export async function expirePlatformData(services: Services, signal?: AbortSignal): Promise<number> {
  const before = new Date(services.clock.now().getTime() - KEPT_DAYS * 86_400_000 + EXPIRY_EVERY_MS);
  let count = 0;
  while (true) {
    signal?.throwIfAborted();
    const dropped = await system(services.sql, (tx) => dropSome(tx, before));
    count += dropped;
    if (dropped === 0) break;
  }
  await system(services.sql, (tx) => deleteExpiredHistory(tx, { platform: LIMITED, before }));
  if (count > 0) services.log.info("figures of a platform's API were dropped", { platform: LIMITED, count });
  return count;
}

async function dropSome(tx: Transaction, before: Date): Promise<number> {
  const next = await findExpired(tx, { platform: LIMITED, before });
  if (next === null) return 0;
  const { organisation_id: organisationId, account_id: accountId } = next;
  await lockAccount(tx, organisationId, accountId);
  const dropped = await deleteExpiredFigures(tx, { organisationId, accountId, before, limit: CHUNK });
  await deleteFromRollups(tx, organisationId, dropped);
  const days = dropped.filter(({ post_id, basis }) => post_id === null && basis !== "period");
  if (days.length > 0) await refreshDays(tx, organisationId, accountId, once(days));
  const posts = metricsOfPosts(dropped);
  if (posts.size > 0) await refreshPostFigures(tx, organisationId, posts);
  await bumpVersion(tx, organisationId);
  return dropped.length;
}

/** A day whose standing came by two bases is worked out once. */
function once(days: readonly DroppedFigure[]): DroppedFigure[] {
  return [...new Map(days.map((each) => [`${each.layer} ${each.metric} ${each.day}`, each])).values()];
}

function metricsOfPosts(dropped: readonly DroppedFigure[]): Map<string, Set<MetricKey>> {
  const posts = new Map<string, Set<MetricKey>>();
  for (const { post_id, metric } of dropped) {
    if (post_id !== null) posts.set(post_id, (posts.get(post_id) ?? new Set()).add(metric));
  }
  return posts;
}
