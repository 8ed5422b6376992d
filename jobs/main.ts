import { system } from "../lib/db/mod.ts";
import { runProcess } from "../lib/process.ts";
import type { Services } from "../lib/services.ts";
import { enqueueExpiry } from "./expire_platform_data.ts";
import { handlers } from "./handlers.ts";
import { enqueueRefreshes } from "./refresh_analytics.ts";
import { runWorker } from "./run_worker.ts";
import { enqueueSweep } from "./sweep_drafts.ts";

/** Asks for the upkeep that then goes on by itself; it is asked for once, however many workers start. */
async function begin(services: Services): Promise<void> {
  await system(services.sql, (tx) => enqueueSweep(services, tx));
  await system(services.sql, (tx) => enqueueRefreshes(services, tx));
  await system(services.sql, (tx) => enqueueExpiry(services, tx));
}

if (import.meta.main) await runProcess(() => runWorker(handlers, begin));
