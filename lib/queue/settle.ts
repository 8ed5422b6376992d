import type { Transaction } from "../db/mod.ts";

/** What settling did to a job: `lost` means the token was stale and nothing changed. */
export type Settled = "finished" | "waiting" | "failed" | "cancelled" | "lost";

/** A job that its last attempt, or its worker's death at the last attempt, ended as failed. */
export interface GivenUpJob {
  id: string;
  organisationId: string | null;
  kind: string;
  payload: Record<string, unknown>;
  reason: string;
}

/** Thrown inside a transaction whose job is no longer the caller's, so that nothing of it is committed. */
export class LeaseLostError extends Error {
  override name = "LeaseLostError";
}

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;
const WORKER_DIED = "The worker stopped in mid-job.";

interface Lease {
  id: string;
  leaseToken: string;
}

/**
 * Marks the job finished in the transaction of its last write, so that both are there or neither.
 *
 * @throws LeaseLostError where the lease ran out, or the job was cancelled
 */
export async function finishJob(tx: Transaction, lease: Lease, now: Date): Promise<void> {
  const finished = await tx`
    update jobs
    set state = 'finished', finished_at = ${now}, lease_token = null, lease_expires_at = null, last_error = null
    where id = ${lease.id} and lease_token = ${lease.leaseToken} and cancel_requested_at is null
  `;
  if (finished.count === 0) throw new LeaseLostError(`Job ${lease.id} is no longer held by this worker`);
}

/**
 * Ends an attempt that went wrong: the job waits for the next with a growing pause, or fails after its last; one that was
 * told to stop ends as cancelled.
 */
export async function failJob(tx: Transaction, lease: Lease, reason: string, now: Date): Promise<Settled> {
  const [row] = await tx<{ state: Settled }[]>`
    update jobs
    set
      state = case
        when cancel_requested_at is not null then 'cancelled'
        when attempts >= max_attempts then 'failed'
        else 'waiting'
      end,
      finished_at = case when cancel_requested_at is not null or attempts >= max_attempts then ${now}::timestamptz end,
      run_at = ${now}::timestamptz + make_interval(secs =>
        least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * power(2, attempts - 1)) * (0.75 + random() / 2)),
      last_error = ${reason.slice(0, 2000)},
      lease_token = null,
      lease_expires_at = null
    where id = ${lease.id} and lease_token = ${lease.leaseToken}
    returning state
  `;
  return row?.state ?? "lost";
}

/** Puts a job back untried, at the end of a worker that must stop now: the attempt is not counted. */
export async function releaseJob(tx: Transaction, lease: Lease, now: Date): Promise<Settled> {
  const [row] = await tx<{ state: Settled }[]>`
    update jobs
    set
      state = case when cancel_requested_at is not null then 'cancelled' else 'waiting' end,
      finished_at = case when cancel_requested_at is not null then ${now}::timestamptz end,
      attempts = attempts - 1,
      run_at = ${now},
      lease_token = null,
      lease_expires_at = null
    where id = ${lease.id} and lease_token = ${lease.leaseToken}
    returning state
  `;
  return row?.state ?? "lost";
}

/**
 * Takes back jobs whose lease ran out: they wait again at once, or are cancelled if that was asked for. Those whose last
 * attempt it was fail, and are returned, so that what they were about can be told.
 */
export async function reapJobs(tx: Transaction, now: Date): Promise<GivenUpJob[]> {
  const reaped = await tx<(GivenUpJob & { state: string })[]>`
    update jobs
    set
      state = case
        when cancel_requested_at is not null then 'cancelled'
        when attempts >= max_attempts then 'failed'
        else 'waiting'
      end,
      finished_at = case when cancel_requested_at is not null or attempts >= max_attempts then ${now}::timestamptz end,
      run_at = ${now},
      last_error = ${WORKER_DIED},
      lease_token = null,
      lease_expires_at = null
    where id in (
      select id from jobs where state = 'running' and lease_expires_at < ${now} for update skip locked
    )
    returning id, organisation_id as "organisationId", kind, payload, last_error as reason, state
  `;
  return reaped.filter((job) => job.state === "failed");
}

/** Forgets jobs that settled before `before`; returns how many. */
export async function sweepJobs(tx: Transaction, before: Date): Promise<number> {
  const swept = await tx`
    delete from jobs where state in ('finished', 'failed', 'cancelled') and finished_at < ${before}
  `;
  return swept.count;
}
