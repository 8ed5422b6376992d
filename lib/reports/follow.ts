import type { Actor } from "../contract/actor.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { pause } from "../pause.ts";
import type { Services } from "../services.ts";
import { readReport } from "./reports.ts";

const LOOK_EVERY_MS = 400;

/**
 * The changes of one report, from its state at the call until it is settled. A follower that comes back sees the present
 * state first, so nothing needs to be replayed.
 */
export async function followReport(
  services: Services,
  actor: Actor,
  input: { id: string },
  call: { signal: AbortSignal },
): Promise<AsyncIterable<ServerEvent>> {
  // Asked before the stream begins, so that who may not see it gets a failure and no stream.
  await readReport(services, actor, input);
  return changes(services, actor, input, call);
}

async function* changes(
  services: Services,
  actor: Actor,
  input: { id: string },
  { signal }: { signal: AbortSignal },
): AsyncGenerator<ServerEvent> {
  let told = "";
  while (!signal.aborted) {
    const report = await readReport(services, actor, input);
    const data = JSON.stringify(report);
    if (data !== told) {
      told = data;
      yield { event: "report", data: report };
    }
    if (report.status !== "pending" && report.status !== "processing") return;
    await pause(LOOK_EVERY_MS, signal);
  }
}
