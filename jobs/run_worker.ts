import { readConfig } from "../lib/config.ts";
import { announceReady, untilAskedToStop } from "../lib/process.ts";
import { closeServices, openServices, type Services } from "../lib/services.ts";
import type { JobHandlers } from "./handler.ts";
import { type Loop, startLoop } from "./loop.ts";

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
  const loops = startLoops(services, handlers);
  services.log.info("worker ready", { kinds: Object.keys(handlers) });
  announceReady();
  await asked;
  services.log.info("worker stopping");
  await Promise.all(loops.map((loop) => loop.stop()));
  await closeServices(services);
}

/** Jobs that mostly wait for others have a loop of their own, so that nobody's report stands behind a slow platform. */
function startLoops(services: Services, handlers: JobHandlers): Loop[] {
  const waiting = Object.keys(handlers).filter((kind) => handlers[kind]!.waits);
  const working = Object.keys(handlers).filter((kind) => !handlers[kind]!.waits);
  const loops = [startLoop(services, handlers, { kinds: working })];
  if (waiting.length > 0) {
    loops.push(startLoop(services, handlers, { kinds: waiting, concurrency: 1, pollMs: 500 }));
  }
  return loops;
}
