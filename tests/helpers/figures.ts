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
