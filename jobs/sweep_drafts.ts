import { sweepImports } from "../lib/analytics/mod.ts";
import { system } from "../lib/db/mod.ts";
import { enqueue } from "../lib/queue/mod.ts";
import { sweepDrafts } from "../lib/reports/mod.ts";
import type { Services } from "../lib/services.ts";
import type { JobHandler } from "./handler.ts";

const KIND = "sweep_drafts";
const EVERY_MS = 60 * 60 * 1000;

/** Removes drafts and previews of imports past their time, and does so again in an hour. */
export const sweepDraftsJob: JobHandler = {
  run: async (services, _payload, { finishIn }) => {
    await sweepDrafts(services);
    await sweepImports(services);
    await system(services.sql, async (tx) => {
      await finishIn(tx);
      await enqueueSweep(services, tx, EVERY_MS);
    });
  },
};

/** Asks for a sweep; while one is asked for, it is not asked for twice. */
export async function enqueueSweep(
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
