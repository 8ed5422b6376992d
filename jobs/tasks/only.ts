import { type Config, readConfig } from "../../lib/config.ts";
import { runProcess, untilAskedToStop } from "../../lib/process.ts";
import { StartError } from "../../lib/start_error.ts";
import { web, worker } from "./processes.ts";
import { type ProcessPlan, supervise } from "./supervisor.ts";

const PLANS: Record<string, (config: Config) => ProcessPlan> = { web, worker };

/** Keeps one process running, with the permissions it has under `start`; the others run elsewhere. */
async function main(): Promise<void> {
  const asked = new AbortController();
  const stopped = untilAskedToStop().then(() => asked.abort());
  const plan = PLANS[Deno.args[0] ?? ""];
  if (plan === undefined) {
    throw new StartError(`Say which process to run: ${Object.keys(PLANS).join(" or ")}.`);
  }

  const options = { write: (line: string) => console.log(line), signal: asked.signal };
  const process = await supervise(plan(readConfig()), options).catch((error) => {
    if (asked.signal.aborted) return null;
    throw error;
  });
  await stopped;
  await process?.stop();
}

if (import.meta.main) await runProcess(main);
