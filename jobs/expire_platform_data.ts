import { expirePlatformData, EXPIRY_EVERY_MS } from "../lib/analytics/mod.ts";
import { system } from "../lib/db/mod.ts";
import { enqueue } from "../lib/queue/mod.ts";
import type { Services } from "../lib/services.ts";
import type { JobHandler } from "./handler.ts";

const KIND = "expire_platform_data";

/** Drops what a platform's terms let nobody keep, and looks again some hours later. */
export const expirePlatformDataJob: JobHandler = {
  run: async (services, _payload, { signal, finishIn }) => {
    await expirePlatformData(services, signal);
    await system(services.sql, async (tx) => {
      await finishIn(tx);
      await enqueueExpiry(services, tx, EXPIRY_EVERY_MS);
    });
  },
};

/** Asks for the look; while one is asked for, it is not asked for twice. */
export async function enqueueExpiry(
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
