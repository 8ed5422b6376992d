import type { Json, Transaction } from "../db/mod.ts";

/** A piece of work to be done by the worker. */
export interface NewJob {
  /** Null for upkeep of the portal itself, which only `system()` may enqueue. */
  organisationId: string | null;
  kind: string;
  /** Ids rather than values: a job may run later than it was asked for, or twice. */
  payload: Record<string, Json>;
  now: Date;
  /** When it may start at the earliest; at once by default. */
  runAt?: Date;
  maxAttempts?: number;
  /** While a job with this key is unsettled, another is not added. */
  uniqueKey?: string;
}

/** What became of a job that was to be cancelled. */
export type Cancelled = "cancelled" | "stopping" | "settled";

/**
 * Adds a job in the caller's transaction: it exists exactly when what it is about does.
 * Returns its id, or that of the unsettled job which has the same unique key.
 */
export async function enqueue(tx: Transaction, job: NewJob): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    insert into jobs (organisation_id, kind, payload, run_at, max_attempts, unique_key, created_at)
    values (
      ${job.organisationId}, ${job.kind}, ${tx.json(job.payload)}, ${job.runAt ?? job.now},
      ${job.maxAttempts ?? 5}, ${job.uniqueKey ?? null}, ${job.now}
    )
    on conflict (unique_key) where state in ('waiting', 'running')
    do update set unique_key = excluded.unique_key
    returning id
  `;
  return row!.id;
}

/**
 * Cancels a job: a waiting one at once; a running one is told to stop, and can't settle itself as finished any more.
 */
export async function cancelJob(tx: Transaction, jobId: string, now: Date): Promise<Cancelled> {
  const [row] = await tx<{ state: string }[]>`
    update jobs
    set
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then ${now}::timestamptz end,
      cancel_requested_at = ${now}
    where id = ${jobId} and state in ('waiting', 'running')
    returning state
  `;
  if (row === undefined) return "settled";
  return row.state === "cancelled" ? "cancelled" : "stopping";
}
