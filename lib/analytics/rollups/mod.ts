import { type Layer, type MetricKey, METRICS } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";
import { selectStaleSpans, upsertDays, upsertPostFigures } from "./queries.ts";

/** How far two sources may be apart in what is rounded before they count as differing. */
const ROUNDING = 0.01;

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
      tolerance: METRICS[metric].unit === "count" ? 0 : ROUNDING,
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
}
