import { runProcess } from "../lib/process.ts";
import type { Services } from "../lib/services.ts";
import { askForDueDecksJob } from "./ask_for_due_decks.ts";
import { handlers } from "./handlers.ts";
import { runWorker } from "./run_worker.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

/** Asks for the upkeep that then goes on by itself; it is asked for once, however many workers start. */
async function begin(services: Services): Promise<void> {
  for (const job of [sweepDraftsJob, askForDueDecksJob]) await job.begin(services);
}

if (import.meta.main) await runProcess(() => runWorker(handlers, begin));
