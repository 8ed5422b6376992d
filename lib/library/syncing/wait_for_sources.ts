import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { findSource } from "../queries.ts";

const LOOK_EVERY_MS = 200;

/** What became of a source that was read. */
export interface SettledSource {
  title: string;
  state: "ready" | "failed";
  reason: string | null;
}

/** Each source once it is ready or failed, in their order; the worker reads them meanwhile. */
export async function* waitForSources(
  services: Services,
  organisationId: string,
  ids: readonly string[],
): AsyncGenerator<SettledSource> {
  for (const id of ids) {
    for (;;) {
      const row = await tenant(services.sql, organisationId, (tx) => findSource(tx, organisationId, id));
      if (row === null) break;
      if (row.state === "ready" || row.state === "failed") {
        const reason = row.state === "failed" ? row.error_message ?? row.error_code : null;
        yield { title: row.title, state: row.state, reason };
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
