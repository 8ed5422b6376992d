import { recordAudit } from "../../audit/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import type { Connection, Refresh, RefreshForm, Run } from "../../contract/connections.ts";
import type { ServerEvent } from "../../contract/endpoint.ts";
import { tenant } from "../../db/mod.ts";
import { AppError, type Call, countAgainst, followChanges } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { adoptConsole } from "../connections/connect.ts";
import { selectConnections } from "../connections/queries.ts";
import { enqueueRun } from "./enqueue_run.ts";
import { RUNGS } from "./ladder/ladder.ts";
import { countRungs } from "./ladder/queries.ts";
import { presentConnection, presentRefresh, presentRun } from "./present.ts";
import { findRefresh, insertRefresh, selectRuns } from "./runs/queries.ts";

/** Each refresh spends the platforms' allowances, which are the whole agency's. */
const REFRESH_LIMIT = { most: 6, windowSeconds: 600 };
const RUNS_SHOWN = 50;
/** A post whose age is not known counts as read daily. */
const UNKNOWN_RUNG = 2;

/** What figures are fetched from, with what failed last and when the next try is. */
export async function listConnections(services: Services, actor: Actor): Promise<{ items: Connection[] }> {
  const { organisationId } = actor;
  const now = services.clock.now();
  return await tenant(services.sql, organisationId, async (tx) => {
    const connections = await selectConnections(tx, organisationId);
    const underDays = [0, ...RUNGS.map((rung) => rung.underDays)];
    const rungs = await countRungs(tx, organisationId, { underDays, unknown: UNKNOWN_RUNG + 1, now });
    const running = new Set(
      (await selectRuns(tx, organisationId, { limit: RUNS_SHOWN }))
        .filter(({ state }) => state === "running")
        .map(({ connection_id }) => connection_id),
    );
    return {
      items: connections.map((row) =>
        presentConnection(
          row,
          rungs.filter(({ connection_id }) => connection_id === row.id)
            .map(({ rung, posts }) => ({ rung: Math.max(0, rung - 1), posts })),
          running.has(row.id),
        )
      ),
    };
  });
}

/** The newest readings of the organisation's connections. */
export async function listRuns(services: Services, actor: Actor): Promise<{ items: Run[] }> {
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => selectRuns(tx, actor.organisationId, { limit: RUNS_SHOWN }),
  );
  return { items: rows.map(presentRun) };
}

/**
 * Asks for every source, or those of one kind, to be read anew at once. One that is being read already is not read twice:
 * the refresh then follows the reading under way.
 * @throws AppError "source_not_set_up", "too_many_attempts"
 */
export async function requestRefresh(
  services: Services,
  actor: Actor,
  { kind }: RefreshForm,
  call: Pick<Call, "address" | "requestId">,
): Promise<Refresh> {
  const { organisationId } = actor;
  await countAgainst(services.cache, `analytics-refresh:${organisationId}`, REFRESH_LIMIT);
  await adoptConsole(services);
  const now = services.clock.now();
  const id = await tenant(services.sql, organisationId, async (tx) => {
    const connections = await selectConnections(tx, organisationId, kind ?? null);
    if (connections.length === 0) {
      throw new AppError("source_not_set_up", {
        detail: "The operator connects one with deno task connect.",
      });
    }
    const runIds: string[] = [];
    for (const { id: connectionId } of connections) {
      runIds.push(
        await enqueueRun(tx, { organisationId, connectionId, askedBy: "person", since: null, now }),
      );
    }
    const refreshId = await insertRefresh(tx, { organisationId, userId: actor.userId, runIds, now });
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "analytics.refresh_requested",
      target: { kind: "refresh", id: refreshId },
      address: call.address,
      requestId: call.requestId,
      detail: { sources: connections.length },
    });
    return refreshId;
  });
  return await readRefresh(services, actor, { id });
}

/**
 * How far a refresh is.
 * @throws AppError "not_found"
 */
export async function readRefresh(
  services: Services,
  actor: Actor,
  { id }: { id: string },
): Promise<Refresh> {
  const { organisationId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const refresh = await findRefresh(tx, organisationId, id);
    if (refresh === null) throw new AppError("not_found");
    const rows = await selectRuns(tx, organisationId, {
      ids: refresh.run_ids,
      limit: refresh.run_ids.length,
    });
    return presentRefresh(refresh, rows);
  });
}

/** The changes of one refresh, from its state at the call until every source is done. */
export function followRefresh(
  services: Services,
  actor: Actor,
  input: { id: string },
  { signal }: { signal: AbortSignal },
): Promise<AsyncIterable<ServerEvent>> {
  return followChanges(() => readRefresh(services, actor, input), {
    event: "refresh",
    isSettled: ({ state }) => state !== "running",
    signal,
  });
}
