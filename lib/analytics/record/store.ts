import { type Basis, type Layer, type MetricKey, METRICS, type Platform } from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { lastCompleteDay } from "../lag.ts";
import type { Observation, PostFacts, Provenance } from "../observation.ts";
import { refreshDays, refreshPostFigures, refreshSpans } from "../rollups/mod.ts";
import { storableId } from "./facts.ts";
import type { PostIds } from "./posts.ts";
import { bumpVersion, lockAccount, markCaptured, upsertFigures, type Verdict } from "./queries.ts";
import type { SeriesIds, SeriesKey } from "./series.ts";

/** Where a delivery of one account goes. */
export interface Target {
  organisationId: string;
  accountId: string;
  platform: Platform;
  provenance: Provenance;
  posts: PostIds;
  series: SeriesIds;
}

/** Adds and describes posts in one transaction. */
export async function storeDescriptions(
  services: Services,
  target: Target,
  posts: readonly PostFacts[],
): Promise<void> {
  const { organisationId, accountId, provenance } = target;
  await inTransaction(services, target, async (tx) => {
    await lockAccount(tx, organisationId, accountId);
    const described = await target.posts.describe(tx, posts, provenance.capturedAt);
    await refreshSpans(tx, organisationId, described);
    await bumpVersion(tx, organisationId);
  });
}

/** Stores figures and what is worked out from them in one transaction. */
export async function storeFigures(
  services: Services,
  target: Target,
  observations: readonly Observation[],
): Promise<Verdict[]> {
  const { organisationId, accountId, provenance } = target;
  return await inTransaction(services, target, async (tx) => {
    await lockAccount(tx, organisationId, accountId);
    const keys = await keysOf(tx, target, observations);
    const completeTo = lastCompleteDay(target.platform, provenance.capturedAt);
    const provisional = observations.map((figure) => figure.provisional || isUnsettled(figure, completeTo));
    const verdicts = await upsertFigures(tx, organisationId, {
      seriesIds: await target.series.of(tx, keys),
      days: observations.map(({ day }) => day),
      periodStarts: observations.map(({ day, periodStart }) => periodStart ?? day),
      values: observations.map(({ value }) => value),
      numerators: observations.map(({ numerator }) => numerator),
      denominators: observations.map(({ denominator }) => denominator),
      provisional,
    }, { id: provenance.captureId, capturedAt: provenance.capturedAt, now: services.clock.now() });
    const touched = verdicts
      .filter(({ verdict }) => verdict === "added" || verdict === "changed" || verdict === "confirmed")
      .flatMap(({ places }) => places.map((place) => place - 1));
    await refreshRollups(tx, target, keys, observations, touched);
    await markCaptured(tx, organisationId, accountId, {
      ...provenance,
      completeTo: lastDayOf(
        observations.filter(({ post, basis }, index) =>
          post === null && basis === "day" && !provisional[index]
        ),
      ),
    });
    if (touched.length > 0) await bumpVersion(tx, organisationId);
    return verdicts;
  });
}

function lastDayOf(observations: readonly Observation[]): string | null {
  return observations.reduce<string | null>(
    (last, { day }) => last === null || day > last ? day : last,
    null,
  );
}

/** Whether the platform may still change what it says of a day, even where the source does not say so. */
function isUnsettled({ metric, basis, day }: Observation, completeTo: string): boolean {
  return basis === "day" && METRICS[metric].kind !== "standing" && day > completeTo;
}

async function keysOf(
  tx: Transaction,
  { posts }: Target,
  observations: readonly Observation[],
): Promise<SeriesKey[]> {
  const named = observations.map(({ post }) => storableId(post));
  const ids = await posts.of(tx, named.filter((post) => post !== null));
  return observations.map(({ metric, layer, basis }, index) => {
    const post = named[index] ?? null;
    return { postId: post === null ? null : ids.get(post)!, metric, layer, basis };
  });
}

async function refreshRollups(
  tx: Transaction,
  { organisationId, accountId }: Target,
  keys: readonly SeriesKey[],
  observations: readonly Observation[],
  touched: readonly number[],
): Promise<void> {
  const days = new Map<string, { layer: Layer; metric: MetricKey; day: string; basis: Basis }>();
  const posts = new Map<string, Set<MetricKey>>();
  for (const index of touched) {
    const { postId, metric, layer, basis } = keys[index]!;
    const { day } = observations[index]!;
    if (postId === null) {
      if (basis !== "period") days.set(`${layer} ${metric} ${day}`, { layer, metric, day, basis });
    } else {
      posts.set(postId, (posts.get(postId) ?? new Set()).add(metric));
    }
  }
  if (days.size > 0) await refreshDays(tx, organisationId, accountId, [...days.values()]);
  if (posts.size > 0) await refreshPostFigures(tx, organisationId, posts);
}

async function inTransaction<Value>(
  services: Services,
  { organisationId, posts, series }: Target,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  try {
    return await tenant(services.sql, organisationId, work);
  } catch (error) {
    posts.forget();
    series.forget();
    throw error;
  }
}
