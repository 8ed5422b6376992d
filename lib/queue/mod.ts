/**
 * The queue: the statements of the jobs table. A job is enqueued in the transaction of what it is about, claimed under a
 * lease, and settled only by whoever holds the lease's token. It never runs a job and never knows what one means.
 */
export { cancelJob, type Cancelled, enqueue, type NewJob } from "./enqueue.ts";
export {
  type ClaimedJob,
  claimJob,
  type ClaimOptions,
  LEASE_SECONDS,
  type LeaseState,
  readLease,
  renewLease,
} from "./lease.ts";
export { failJob, finishJob, LeaseLostError, reapJobs, releaseJob, sweepJobs } from "./settle.ts";
export type { GivenUpJob, Settled } from "./settle.ts";
