import { type Connection, CONNECTION_NAMES, type Refresh, type Run } from "../../contract/connections.ts";
import type { ConnectionRow } from "../connections/queries.ts";
import { REST, RUNGS } from "./ladder/ladder.ts";
import type { RunRow } from "./runs/queries.ts";

/** A run as the contract has it. */
export function presentRun(row: RunRow): Run {
  return {
    id: row.id,
    connection_id: row.connection_id,
    kind: row.kind,
    name: nameOf(row),
    asked_by: row.asked_by,
    state: row.state,
    step: row.step,
    fraction: row.fraction,
    figures: row.figures,
    notes: row.notes,
    reason: row.error_message,
    source_request: row.error_request,
    capture_id: row.capture_id,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    completed_at: row.completed_at?.toISOString() ?? null,
  };
}

/** A refresh by its runs. */
export function presentRefresh(refresh: { id: string; created_at: Date }, rows: readonly RunRow[]): Refresh {
  const runs = rows.map(presentRun).sort((a, b) =>
    a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name)
  );
  const isOver = (run: Run) => run.state === "completed" || run.state === "failed";
  const failed = runs.filter(({ state }) => state === "failed").length;
  const done = runs.reduce((sum, run) => sum + (isOver(run) ? 1 : run.fraction), 0);
  return {
    id: refresh.id,
    state: !runs.every(isOver)
      ? "running"
      : failed === 0
      ? "completed"
      : failed === runs.length
      ? "failed"
      : "partly_failed",
    fraction: runs.length === 0 ? 1 : done / runs.length,
    created_at: refresh.created_at.toISOString(),
    runs,
  };
}

/** A connection with its posts by rung. */
export function presentConnection(
  row: ConnectionRow,
  rungs: readonly { rung: number; posts: number }[],
  isRunning: boolean,
): Connection {
  return {
    id: row.id,
    kind: row.kind,
    external_id: row.external_id,
    name: nameOf(row),
    state: stateOf(row, isRunning),
    last_success_at: row.last_success_at?.toISOString() ?? null,
    last_failure: row.last_failure_at === null ? null : {
      at: row.last_failure_at.toISOString(),
      reason: row.last_failure_message ?? "",
      source_request: row.last_failure_request,
    },
    failures: row.failures,
    next_try_at: row.state === "sign_in_again" ? null : row.next_try_at.toISOString(),
    ladder: rungs.map(({ rung, posts }) => ({ rung: RUNGS[rung]?.name ?? REST, posts })),
  };
}

function stateOf(row: ConnectionRow, isRunning: boolean): Connection["state"] {
  if (isRunning) return "running";
  if (row.state === "sign_in_again") return "sign_in_again";
  if (row.failures > 0) return "failing";
  return row.last_success_at === null ? "waiting" : "fresh";
}

function nameOf({ name, kind, external_id }: Pick<ConnectionRow, "name" | "kind" | "external_id">): string {
  return name ?? (kind === "console" ? CONNECTION_NAMES.console : external_id);
}
