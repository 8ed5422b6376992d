import {
  closeCapture,
  noteTry,
  type ObservationBatch,
  openCapture,
  recordMetrics,
} from "../../../../lib/analytics/mod.ts";
import type { Platform, Source } from "../../../../lib/contract/metrics.ts";
import type { Services } from "../../../../lib/services.ts";
import { SAMPLE_CHANNELS, type SampleChannel } from "./channels.ts";
import { dayBefore, earlierBatch, sampleBatch } from "./deliveries.ts";

const DAY_MS = 86_400_000;

/**
 * Records what sample channels did in the last hundred days, as their sources would have told it: some days told anew
 * since, a day missing here and there, and the last days open.
 */
export async function seedAnalytics(services: Services, organisationId: string): Promise<void> {
  const now = services.clock.now();
  let first = 0;
  for (const [index, channel] of SAMPLE_CHANNELS.entries()) {
    const batch = sampleBatch(channel, index, first, now);
    first += channel.posts;
    const young = [5, 6, 7].map((back) => dayBefore(now, back));
    await deliver(
      services,
      organisationId,
      channel,
      earlierBatch(batch, young),
      new Date(now.getTime() - 4 * DAY_MS),
    );
    await deliver(services, organisationId, channel, batch, now);
    if (channel.source === "console") {
      await noteTry(services, organisationId, {
        platform: channel.account.platform,
        source: channel.source,
        triedAt: now,
        reason: null,
        nextTryAt: null,
      });
    }
  }
}

/** What happened at the sample organisation, to be marked on charts. */
export function sampleAnnotations(now: Date): {
  day: string;
  title: string;
  kind: "webinar" | "episode" | "campaign";
  platform: Platform | null;
}[] {
  return [
    { day: dayBefore(now, 14), title: "Webinar: Asthma reviews (sample)", kind: "webinar", platform: null },
    {
      day: dayBefore(now, 21),
      title: "Sample campaign on heart failure",
      kind: "campaign",
      platform: "linkedin",
    },
    { day: dayBefore(now, 46), title: "Sample episode 12", kind: "episode", platform: "youtube" },
  ];
}

async function deliver(
  services: Services,
  organisationId: string,
  { source, account }: SampleChannel & { source: Source },
  batch: ObservationBatch,
  capturedAt: Date,
): Promise<void> {
  const { id } = await openCapture(services, organisationId, {
    source,
    capturedAt,
    platform: account.platform,
    layout: "sample",
  });
  const outcome = await recordMetrics(services, organisationId, { source, captureId: id, capturedAt }, [
    batch,
  ]);
  await closeCapture(services, organisationId, id, {
    state: "completed",
    findings: { rows: outcome.rows, sample: true },
  });
}
