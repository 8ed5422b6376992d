import {
  ENGAGEMENT_FORMULAS,
  type Layer,
  type MetricKey,
  METRICS,
  PLATFORMS,
} from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";
import { toleranceOf } from "../agreement.ts";
import { selectStaleSpans, upsertDays, upsertPostFigures } from "./queries.ts";
import { replaceWorkedOutRates } from "./rates/queries.ts";

/** Works out anew which source's value is shown for some days of an account. */
export async function refreshDays(
  tx: Transaction,
  organisationId: string,
  accountId: string,
  days: readonly { layer: Layer; metric: MetricKey; day: string }[],
): Promise<void> {
  await upsertDays(
    tx,
    organisationId,
    accountId,
    days.map(({ layer, metric, day }) => ({
      layer,
      metric,
      day,
      isStanding: METRICS[metric].kind === "standing",
      tolerance: toleranceOf(metric),
    })),
  );
}

/** Works out anew what posts stand at in some metrics each. */
export async function refreshPostFigures(
  tx: Transaction,
  organisationId: string,
  metricsOf: ReadonlyMap<string, Iterable<MetricKey>>,
): Promise<void> {
  const figures = [...metricsOf].flatMap(([postId, metrics]) =>
    [...metrics].map((metric) => ({ postId, metric, kind: METRICS[metric].kind }))
  );
  await upsertPostFigures(tx, organisationId, figures);
  await refreshRates(tx, organisationId, [...metricsOf.keys()]);
}

/** Works out anew which span the figures of posts cover, after their days of publication may have changed. */
export async function refreshSpans(
  tx: Transaction,
  organisationId: string,
  postIds: readonly string[],
): Promise<void> {
  const stale = await selectStaleSpans(tx, organisationId, postIds);
  if (stale.length === 0) return;
  await upsertPostFigures(
    tx,
    organisationId,
    stale.map(({ post_id, metric }) => ({ postId: post_id, metric, kind: METRICS[metric].kind })),
  );
  await refreshRates(tx, organisationId, [...new Set(stale.map(({ post_id }) => post_id))]);
}

/** Works out the engagement rate of posts whose source gives none, by their platform's formula. */
async function refreshRates(
  tx: Transaction,
  organisationId: string,
  postIds: readonly string[],
): Promise<void> {
  await replaceWorkedOutRates(
    tx,
    organisationId,
    postIds,
    PLATFORMS.map((platform) => ({ platform, ...ENGAGEMENT_FORMULAS[platform] })),
  );
}
