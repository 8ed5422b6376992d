import type { Actor } from "../../contract/actor.ts";
import type { ServerEvent } from "../../contract/endpoint.ts";
import type { Services } from "../../services.ts";
import { readImport } from "./imports.ts";

const LOOK_EVERY_MS = 400;

/** The changes of one import, from its state at the call until it is settled; who comes back sees the present state. */
export async function followImport(
  services: Services,
  actor: Actor,
  input: { id: string },
  call: { signal: AbortSignal },
): Promise<AsyncIterable<ServerEvent>> {
  // Asked before the stream begins, so that who may not see it gets a failure and no stream.
  await readImport(services, actor, input);
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
    const { id, state, progress } = await readImport(services, actor, input);
    const seen = { id, state, progress };
    const data = JSON.stringify(seen);
    if (data !== told) {
      told = data;
      yield { event: "import", data: seen };
    }
    if (state !== "queued" && state !== "running") return;
    await pause(LOOK_EVERY_MS, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
