import { system } from "../lib/db/mod.ts";
import {
  type ClaimedJob,
  failJob,
  finishJob,
  LEASE_SECONDS,
  LeaseLostError,
  readLease,
  releaseJob,
  renewLease,
  type Settled,
} from "../lib/queue/mod.ts";
import type { Services } from "../lib/services.ts";
import type { JobContext, JobHandler } from "./handler.ts";

/** How often a running job looks whether it is still wanted, and renews its lease. */
export interface Rhythm {
  lookMs: number;
  renewMs: number;
}

/** Looks each second, so that a cancelled job stops soon; renews at a third of the lease. */
export const RHYTHM: Rhythm = { lookMs: 1_000, renewMs: 10_000 };

/** Why a job's signal was aborted. */
type Stop = "cancelled" | "lost" | "stopping";

/** Makes one attempt at a claimed job and settles it; never throws, for the loop must go on. */
export async function attemptJob(
  services: Services,
  handler: JobHandler,
  job: ClaimedJob,
  stopping: AbortSignal,
  rhythm: Rhythm = RHYTHM,
): Promise<Settled> {
  const log = services.log.with({ job: job.id, kind: job.kind, attempt: job.attempts });
  const controller = new AbortController();
  const heart = beat(services, job, rhythm, (reason) => controller.abort(reason));
  const stop = () => controller.abort("stopping" satisfies Stop);
  stopping.addEventListener("abort", stop);
  const startedAt = performance.now();
  try {
    const settled = await runAndSettle(services, handler, job, {
      ...job,
      jobId: job.id,
      signal: controller.signal,
      log,
    });
    log.info("job settled", { state: settled, ms: Math.round(performance.now() - startedAt) });
    return settled;
  } catch (error) {
    // The lease will run out and the job be taken again.
    log.error("job could not be settled", { error });
    return "lost";
  } finally {
    stopping.removeEventListener("abort", stop);
    heart.stop();
  }
}

async function runAndSettle(
  services: Services,
  handler: JobHandler,
  job: ClaimedJob,
  context: Omit<JobContext, "finishIn">,
): Promise<Settled> {
  let finished = false;
  const finishIn: JobContext["finishIn"] = async (tx) => {
    await finishJob(tx, { id: job.id, leaseToken: job.leaseToken }, services.clock.now());
    finished = true;
  };
  try {
    await handler.run(services, job.payload, { ...context, finishIn });
    if (!finished) await system(services.sql, finishIn);
    return "finished";
  } catch (error) {
    return await settleFault(services, handler, job, context, error);
  }
}

async function settleFault(
  services: Services,
  handler: JobHandler,
  job: ClaimedJob,
  context: Omit<JobContext, "finishIn">,
  error: unknown,
): Promise<Settled> {
  const reason = error instanceof Error ? error.message : String(error);
  const isOurs = !context.signal.aborted && !(error instanceof LeaseLostError);
  if (isOurs) context.log.warn("job attempt failed", { error });
  return await system(services.sql, async (tx) => {
    const now = services.clock.now();
    if (context.signal.reason === "stopping" satisfies Stop) return await releaseJob(tx, job, now);
    const settled = await failJob(tx, job, reason, now);
    if (settled === "failed") await handler.giveUp?.(services, tx, { ...job, reason });
    return settled;
  });
}

function beat(
  services: Services,
  job: ClaimedJob,
  rhythm: Rhythm,
  abort: (reason: Stop) => void,
): { stop(): void } {
  let leaseEndsAt = performance.now() + LEASE_SECONDS * 1000;
  let renewedAt = performance.now();
  let busy = false;

  async function look(): Promise<void> {
    const renewal = performance.now() - renewedAt >= rhythm.renewMs;
    const begunAt = performance.now();
    try {
      const state = renewal
        ? await renewLease(services.sql, job, { now: services.clock.now() })
        : await readLease(services.sql, job);
      if (state !== "held") return abort(state);
      if (renewal) [renewedAt, leaseEndsAt] = [begunAt, begunAt + LEASE_SECONDS * 1000];
    } catch (error) {
      services.log.warn("lease could not be looked up", { job: job.id, error });
      if (performance.now() > leaseEndsAt) abort("lost");
    }
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look().finally(() => busy = false);
  }, rhythm.lookMs);
  return { stop: () => clearInterval(timer) };
}
