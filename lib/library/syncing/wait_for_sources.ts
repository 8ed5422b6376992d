import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { failureOf } from "../present.ts";
import { findSource } from "../queries.ts";
import type { SourceRow } from "../rows.ts";

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
        yield { title: row.title, state: row.state, reason: row.state === "failed" ? reasonOf(row) : null };
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}

function reasonOf({ error_code, error_message }: SourceRow): string {
  const { title, detail } = failureOf(error_code, error_message);
  return detail === null ? title : `${title} ${detail}`;
}
