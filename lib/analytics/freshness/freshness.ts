import type { Actor } from "../../contract/actor.ts";
import type { Freshness } from "../../contract/analytics_shapes.ts";
import { type Platform, PLATFORMS } from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { type AccountRow, selectAccounts } from "../queries.ts";
import { bumpVersion } from "../record/queries.ts";
import { deleteTry, selectTries, type TryRow, upsertTry } from "./queries.ts";

/** Older than this, figures that come by themselves should have come anew. */
const STALE_AFTER_MS = 26 * 3_600_000;
const LONGEST_REASON = 500;

/** How new the figures of each platform are that has channels or is read. */
export async function readFreshness(services: Services, actor: Actor): Promise<{ items: Freshness[] }> {
  const now = services.clock.now();
  return await tenant(services.sql, actor.organisationId, async (tx) => ({
    items: freshnessOf(
      await selectAccounts(tx, actor.organisationId),
      await selectTries(tx, actor.organisationId),
      now,
    ),
  }));
}

/** What a source that is read by itself says of its last try. */
export interface SourceTry {
  platform: Platform;
  source: TryRow["source"];
  triedAt: Date;
  /** Why it failed, in words for a client; null when it succeeded. */
  reason: string | null;
  nextTryAt: Date | null;
}

/** Keeps how a try to read a platform went, so that pages say why figures are old and when they will be tried again. */
export async function noteTry(services: Services, organisationId: string, last: SourceTry): Promise<void> {
  await tenant(services.sql, organisationId, (tx) => noteTryIn(tx, organisationId, last));
}

/** `noteTry()` within a transaction. */
export async function noteTryIn(tx: Transaction, organisationId: string, last: SourceTry): Promise<void> {
  await upsertTry(tx, organisationId, {
    platform: last.platform,
    source: last.source,
    tried_at: last.triedAt,
    reason: last.reason?.toWellFormed().replaceAll("\0", "").slice(0, LONGEST_REASON) ?? null,
    next_try_at: last.nextTryAt,
  });
  await bumpVersion(tx, organisationId);
}

/** Forgets a source that is read no longer, such as a connection that was taken away. */
export async function forgetTryIn(
  tx: Transaction,
  organisationId: string,
  source: Pick<SourceTry, "platform" | "source">,
): Promise<void> {
  await deleteTry(tx, organisationId, source);
  await bumpVersion(tx, organisationId);
}

/** How new each platform's figures are, by its channels and the last tries; the latest try first. */
export function freshnessOf(
  accounts: readonly AccountRow[],
  tries: readonly TryRow[],
  now: Date,
): Freshness[] {
  return PLATFORMS.flatMap((platform) => {
    const own = accounts.filter((account) => account.platform === platform);
    const tried = tries.filter((each) => each.platform === platform);
    return own.length === 0 && tried.length === 0 ? [] : [platformFreshness(platform, own, tried, now)];
  });
}

function platformFreshness(
  platform: Platform,
  accounts: readonly AccountRow[],
  tries: readonly TryRow[],
  now: Date,
): Freshness {
  const newest = accounts
    .filter((account) => account.captured_at !== null)
    .sort((a, b) => b.captured_at!.getTime() - a.captured_at!.getTime())[0];
  const complete = accounts.flatMap((account) => account.complete_to ?? []).sort();
  const last = tries[0];
  return {
    platform,
    captured_at: newest?.captured_at?.toISOString() ?? null,
    source: newest?.captured_from ?? null,
    // Of several channels the one that is furthest behind.
    complete_to: complete[0] ?? null,
    state: stateOf(newest, last, now),
    reason: last?.reason ?? null,
    next_try_at: last?.next_try_at?.toISOString() ?? null,
  };
}

function stateOf(newest: AccountRow | undefined, last: TryRow | undefined, now: Date): Freshness["state"] {
  if (last !== undefined && last.reason !== null) return "failing";
  if (newest === undefined) return "never";
  if (newest.captured_from === "export" && last === undefined) return "manual";
  return now.getTime() - newest.captured_at!.getTime() > STALE_AFTER_MS ? "stale" : "fresh";
}
