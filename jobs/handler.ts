import type { Transaction } from "../lib/db/mod.ts";
import type { GivenUpJob } from "../lib/queue/mod.ts";
import type { Log, Services } from "../lib/services.ts";

/** What a handler is told about the attempt it makes. */
export interface JobContext {
  jobId: string;
  organisationId: string | null;
  /** This attempt counted in: 1 at the first. */
  attempts: number;
  maxAttempts: number;
  leaseToken: string;
  /** Aborts when the job is cancelled, when its lease is lost, and when the worker must stop; stop soon then. */
  signal: AbortSignal;
  log: Log;
  /**
   * Settles the job in the transaction of its last write, so that both are there or neither.
   * @throws LeaseLostError where the job is no longer this worker's: let it roll the transaction back
   */
  finishIn(tx: Transaction): Promise<void>;
}

/** What the worker does for one kind of job. */
export interface JobHandler {
  /** The work is mostly waiting for others, such as a platform: it is done beside other jobs, one at a time. */
  waits?: boolean;
  /** Does the work; it may have been done before, wholly or half. Whatever it throws is tried again later. */
  run(services: Services, payload: Record<string, unknown>, context: JobContext): Promise<void>;
  /** Tells those concerned, in the transaction that ends the job as failed, that there is no further attempt. */
  giveUp?(services: Services, tx: Transaction, job: GivenUpJob): Promise<void>;
}

/** Handlers by the kind of job. */
export type JobHandlers = Record<string, JobHandler>;
