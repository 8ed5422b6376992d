import { ERRORS } from "../../contract/errors.ts";
import { type Platform } from "../../contract/metrics.ts";
import type { ConnectionKind } from "../../contract/connections.ts";
import type { Transaction } from "../../db/mod.ts";
import { type ConnectionRow, selectConnections, selectConsolePlatforms } from "../connections/queries.ts";
import { forgetTryIn, noteTryIn } from "../freshness/freshness.ts";

/**
 * Says on pages of figures how the reading of a kind of connection stands. Of several channels the one that fails counts:
 * a platform of which one channel is missing is not up to date.
 */
export async function noteFreshness(
  tx: Transaction,
  organisationId: string,
  kind: ConnectionKind,
  triedAt: Date,
): Promise<void> {
  const connections = await selectConnections(tx, organisationId, kind);
  const source = kind === "console" ? "console" : "api";
  for (const platform of await platformsOf(tx, organisationId, kind)) {
    if (connections.length === 0) {
      await forgetTryIn(tx, organisationId, { platform, source });
    } else {
      await noteTryIn(tx, organisationId, { platform, source, triedAt, ...stateOf(connections) });
    }
  }
}

async function platformsOf(
  tx: Transaction,
  organisationId: string,
  kind: ConnectionKind,
): Promise<Platform[]> {
  return kind === "console" ? await selectConsolePlatforms(tx, organisationId) : [kind];
}

function stateOf(connections: readonly ConnectionRow[]): { reason: string | null; nextTryAt: Date | null } {
  const failing = connections.filter(({ failures }) => failures > 0);
  const tried = (failing.length === 0 ? connections : failing)
    .filter(({ state }) => state === "active")
    .map(({ next_try_at }) => next_try_at.getTime());
  const nextTryAt = tried.length === 0 ? null : new Date(Math.min(...tried));
  const [first] = failing;
  if (first === undefined) return { reason: null, nextTryAt };
  // The title is meant for clients; what the operator needs to know is on the page of operations.
  const { title } = ERRORS[(first.last_failure_code ?? "internal") as keyof typeof ERRORS] ?? ERRORS.internal;
  const who = connections.length === 1 || first.name === null ? "" : `${first.name}: `;
  return { reason: who + title, nextTryAt };
}
