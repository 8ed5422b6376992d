import { runProcess } from "../lib/process.ts";
import type { Services } from "../lib/services.ts";
import { handlers, upkeep } from "./handlers.ts";
import { runWorker } from "./run_worker.ts";

/** Asks for the upkeep that then goes on by itself; it is asked for once, however many workers start. */
async function begin(services: Services): Promise<void> {
  for (const job of upkeep) await job.begin(services);
}

if (import.meta.main) await runProcess(() => runWorker(handlers, begin));
