import { type Sql, system } from "../db/mod.ts";

/** How long a claim lasts unless it is renewed. */
export const LEASE_SECONDS = 30;

/** A job that a worker holds under a lease. */
export interface ClaimedJob {
  id: string;
  organisationId: string | null;
  kind: string;
  payload: Record<string, unknown>;
  /** This attempt counted in: 1 at the first. */
  attempts: number;
  maxAttempts: number;
  leaseToken: string;
}

/** Who claims, and what. */
export interface ClaimOptions {
  worker: string;
  kinds: string[];
  now: Date;
  leaseSeconds?: number;
}

/** Whether a lease still holds, and if not whether someone asked for the job to be cancelled. */
export type LeaseState = "held" | "cancelled" | "lost";

/** Takes the job that has waited longest, or null; no two claims take the same one. */
export async function claimJob(sql: Sql, options: ClaimOptions): Promise<ClaimedJob | null> {
  const [job] = await system(sql, (tx) =>
    tx<ClaimedJob[]>`
      update jobs
      set
        state = 'running',
        attempts = attempts + 1,
        lease_token = gen_random_uuid(),
        lease_expires_at = ${leaseEnd(options)},
        worker = ${options.worker},
        started_at = coalesce(started_at, ${options.now})
      where id = (
        select id
        from jobs
        where state = 'waiting' and run_at <= ${options.now} and kind = any(${options.kinds}::text[])
        order by run_at, created_at
        limit 1
        for update skip locked
      )
      returning
        id, organisation_id as "organisationId", kind, payload, attempts, max_attempts as "maxAttempts",
        lease_token as "leaseToken"
    `);
  return job ?? null;
}

/** Lengthens the lease; anything but "held" means the work must stop, for its end will not be accepted. */
export async function renewLease(
  sql: Sql,
  lease: { id: string; leaseToken: string },
  options: { now: Date; leaseSeconds?: number },
): Promise<LeaseState> {
  const renewed = await system(sql, (tx) =>
    tx`
      update jobs
      set lease_expires_at = ${leaseEnd(options)}
      where id = ${lease.id} and lease_token = ${lease.leaseToken} and cancel_requested_at is null
    `);
  return renewed.count > 0 ? "held" : await readLease(sql, lease);
}

/** Looks whether the lease still holds, without lengthening it. */
export async function readLease(sql: Sql, lease: { id: string; leaseToken: string }): Promise<LeaseState> {
  const [row] = await system(sql, (tx) =>
    tx<{ held: boolean; cancelled: boolean }[]>`
      select
        lease_token is not distinct from ${lease.leaseToken}::uuid as held,
        cancel_requested_at is not null as cancelled
      from jobs
      where id = ${lease.id}
    `);
  if (row === undefined || !row.held) return "lost";
  return row.cancelled ? "cancelled" : "held";
}

function leaseEnd(options: { now: Date; leaseSeconds?: number }): Date {
  return new Date(options.now.getTime() + (options.leaseSeconds ?? LEASE_SECONDS) * 1000);
}
