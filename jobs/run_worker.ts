import { readConfig } from "../lib/config.ts";
import { announceReady, untilAskedToStop } from "../lib/process.ts";
import { closeServices, openServices, type Services } from "../lib/services.ts";
import type { JobHandlers } from "./handler.ts";
import { startLoop } from "./loop.ts";

/**
 * Runs a worker until it is asked to stop; resolves when its jobs are finished or put back, and all is closed. `begin` runs
 * before the first job is claimed.
 */
export async function runWorker(
  handlers: JobHandlers,
  begin: (services: Services) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const asked = untilAskedToStop();
  const services = await openServices(readConfig());
  await begin(services);
  const loop = startLoop(services, handlers);
  services.log.info("worker ready", { kinds: Object.keys(handlers) });
  announceReady();
  await asked;
  services.log.info("worker stopping");
  await loop.stop();
  await closeServices(services);
}
