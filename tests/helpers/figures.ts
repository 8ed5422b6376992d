import {
  type AccountFacts,
  closeCapture,
  type Observation,
  type ObservationBatch,
  openCapture,
  type PostFacts,
  recordMetrics,
  type RecordOutcome,
} from "../../lib/analytics/mod.ts";
import type { Source } from "../../lib/contract/metrics.ts";
import { tenant } from "../../lib/db/mod.ts";
import type { Services } from "../../lib/services.ts";

/** The channel figures are of, unless a test says otherwise. */
export const CHANNEL: AccountFacts = {
  platform: "youtube",
  externalId: "UCsample",
  name: "Sample Health Media",
  handle: null,
  url: null,
};

/** A figure with what is usual filled in: 100 views of the channel on a day. */
export function figureOf(over: Partial<Observation> = {}): Observation {
  return {
    post: null,
    metric: "views",
    layer: "account",
    basis: "day",
    day: "2026-02-01",
    periodStart: null,
    value: 100,
    numerator: null,
    denominator: null,
    provisional: false,
    ...over,
  };
}

/** A post with what is usual filled in. */
export function postOf(over: Partial<PostFacts> = {}): PostFacts {
  return {
    externalId: "sample1",
    url: null,
    title: "Sample episode",
    kind: "video",
    publishedAt: "2026-02-10T10:00:00Z",
    durationSeconds: 600,
    thumbnailUrl: null,
    ...over,
  };
}

/** Records batches as one delivery of its own. */
export async function deliver(
  services: Services,
  organisationId: string,
  batches: ObservationBatch[],
  { source = "export", capturedAt = services.clock.now(), accountId = null }: {
    source?: Source;
    capturedAt?: Date;
    accountId?: string | null;
  } = {},
): Promise<RecordOutcome> {
  const { id } = await openCapture(services, organisationId, { source, capturedAt });
  const provenance = { source, captureId: id, capturedAt };
  const outcome = await recordMetrics(services, organisationId, provenance, batches, { accountId });
  await closeCapture(services, organisationId, id, { state: "completed" });
  return outcome;
}

/** Adds a post of the organisation with a figure, and returns its id. */
export async function addSamplePost(services: Services, organisationId: string): Promise<string> {
  await deliver(services, organisationId, [{
    account: CHANNEL,
    posts: [postOf()],
    observations: [figureOf({ post: "sample1", layer: "content", basis: "to_date" })],
  }]);
  const [row] = await tenant(
    services.sql,
    organisationId,
    (tx) => tx<{ id: string }[]>`select id from analytics_posts where external_id = 'sample1'`,
  );
  return row!.id;
}

/** Everything stored and worked out, without the ids a database makes up. */
export async function stateOf(services: Services, organisationId: string) {
  return await tenant(services.sql, organisationId, async (tx) => ({
    metrics: [
      ...await tx`
      select a.external_id as account, p.external_id as post, s.metric, s.layer, s.basis, s.source, m.day::text,
        m.period_start::text, m.value, m.numerator, m.denominator, m.provisional, m.captured_at
      from analytics_metrics m
      join analytics_series s on s.id = m.series_id
      join analytics_accounts a on a.id = s.account_id
      left join analytics_posts p on p.id = s.post_id
      order by 1, 2, 3, 4, 5, 6, 7, 8`,
    ],
    daily: [
      ...await tx`
      select layer, metric, day::text, value, numerator, denominator, provisional, source, captured_at, disputed
      from analytics_daily order by 1, 2, 3`,
    ],
    posts: [
      ...await tx`
      select p.external_id, p.title, p.published_at, f.metric, f.value, f.basis, f.since::text, f.day::text, f.source
      from analytics_posts p left join analytics_post_figures f on f.post_id = p.id order by 1, 4`,
    ],
  }));
}

/** What figures were before, oldest kept first. */
export async function historyOf(services: Services, organisationId: string) {
  return await tenant(services.sql, organisationId, async (tx) => [
    ...await tx<{ value: number; captured_at: Date }[]>`
      select value, captured_at from analytics_metric_history order by id`,
  ]);
}
