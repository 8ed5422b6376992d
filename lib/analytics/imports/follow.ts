import type { Actor } from "../../contract/actor.ts";
import type { ServerEvent } from "../../contract/endpoint.ts";
import { followChanges } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { readImport } from "./imports.ts";

/** The changes of one import, from its state at the call until it is settled. */
export function followImport(
  services: Services,
  actor: Actor,
  input: { id: string },
  { signal }: { signal: AbortSignal },
): Promise<AsyncIterable<ServerEvent>> {
  const read = async () => {
    const { id, state, progress } = await readImport(services, actor, input);
    return { id, state, progress };
  };
  return followChanges(read, {
    event: "import",
    isSettled: ({ state }) => state !== "queued" && state !== "running",
    signal,
  });
}
