import type { Actor } from "../contract/actor.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { followChanges } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { readReport } from "./reports.ts";

/** The changes of one report, from its state at the call until it is settled. */
export function followReport(
  services: Services,
  actor: Actor,
  input: { id: string },
  { signal }: { signal: AbortSignal },
): Promise<AsyncIterable<ServerEvent>> {
  return followChanges(() => readReport(services, actor, input), {
    event: "report",
    isSettled: ({ status }) => status !== "pending" && status !== "processing",
    signal,
  });
}
