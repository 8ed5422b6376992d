import { runProcess } from "../lib/process.ts";
import { handlers } from "./handlers.ts";
import { runWorker } from "./run_worker.ts";

if (import.meta.main) await runProcess(() => runWorker(handlers));
