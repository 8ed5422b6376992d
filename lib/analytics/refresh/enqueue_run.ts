import { system, type Transaction } from "../../db/mod.ts";
import { enqueue } from "../../queue/mod.ts";
import type { Services } from "../../services.ts";
import { adoptConsole } from "../connections/connect.ts";
import { selectDueConnections } from "../connections/queries.ts";
import { insertRun, type NewRun, selectStrayRuns, sweepRuns } from "./runs/queries.ts";

/** The kind of job that makes a run. */
export const REFRESH_CONNECTION = "refresh_connection";

const KEPT_DAYS = 30;

/** Asks for a run and the job that makes it; a connection has one of each at most that is not settled. */
export async function enqueueRun(tx: Transaction, run: NewRun): Promise<string> {
  const { id } = await insertRun(tx, run);
  await enqueueJob(tx, run, id, run.now);
  return id;
}

/**
 * Asks for runs of every connection whose time has come, and again for those that were left behind by a process that
 * died. Returns how many.
 */
export async function enqueueDueRuns(services: Services): Promise<number> {
  await adoptConsole(services);
  const now = services.clock.now();
  return await system(services.sql, async (tx) => {
    for (const { id, organisation_id } of await selectDueConnections(tx, now)) {
      await insertRun(tx, {
        organisationId: organisation_id,
        connectionId: id,
        askedBy: "clock",
        since: null,
        now,
      });
    }
    const runs = await selectStrayRuns(tx, now);
    for (const { id, organisation_id, connection_id } of runs) {
      await enqueueJob(tx, { organisationId: organisation_id, connectionId: connection_id }, id, now);
    }
    await sweepRuns(tx, new Date(now.getTime() - KEPT_DAYS * 86_400_000));
    return runs.length;
  });
}

async function enqueueJob(
  tx: Transaction,
  { organisationId, connectionId }: Pick<NewRun, "organisationId" | "connectionId">,
  runId: string,
  now: Date,
): Promise<void> {
  await enqueue(tx, {
    organisationId,
    kind: REFRESH_CONNECTION,
    payload: { run_id: runId },
    now,
    uniqueKey: `${REFRESH_CONNECTION}:${connectionId}:${runId}`,
  });
}
