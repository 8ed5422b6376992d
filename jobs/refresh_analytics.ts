import { enqueueDueRuns } from "../lib/analytics/mod.ts";
import { system } from "../lib/db/mod.ts";
import { enqueue } from "../lib/queue/mod.ts";
import type { Services } from "../lib/services.ts";
import type { JobHandler } from "./handler.ts";

const KIND = "refresh_analytics";
const EVERY_MS = 5 * 60_000;

/** Asks for runs of the connections whose time has come, and looks again in five minutes. */
export const refreshAnalyticsJob: JobHandler = {
  run: async (services, _payload, { finishIn }) => {
    await enqueueDueRuns(services);
    await system(services.sql, async (tx) => {
      await finishIn(tx);
      await enqueueRefreshes(services, tx, EVERY_MS);
    });
  },
};

/** Asks for the look; while one is asked for, it is not asked for twice. */
export async function enqueueRefreshes(
  services: Services,
  tx: Parameters<typeof enqueue>[0],
  inMs = 0,
): Promise<void> {
  const now = services.clock.now();
  await enqueue(tx, {
    organisationId: null,
    kind: KIND,
    payload: {},
    now,
    runAt: new Date(now.getTime() + inMs),
    uniqueKey: KIND,
    maxAttempts: 100,
  });
}
