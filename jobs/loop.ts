import { system } from "../lib/db/mod.ts";
import { claimJob, reapJobs, sweepJobs } from "../lib/queue/mod.ts";
import type { Services } from "../lib/services.ts";
import { attemptJob, RHYTHM, type Rhythm } from "./attempt.ts";
import type { JobHandlers } from "./handler.ts";

export type { JobContext, JobHandler, JobHandlers } from "./handler.ts";

/** How the loop works; the defaults are what production runs with. */
export interface LoopOptions {
  /** Names this worker in the rows it holds. */
  worker?: string;
  /** The kinds of job it claims; all that it has handlers for unless said otherwise. */
  kinds?: string[];
  concurrency?: number;
  /** How long an idle worker waits before it looks for a job again. */
  pollMs?: number;
  /** How long jobs under way may go on after `stop()`, before they are put back. */
  graceMs?: number;
  rhythm?: Rhythm;
}

/** A loop at work. */
export interface Loop {
  /** Claims no more, lets jobs under way finish within the grace, puts the others back, and resolves. */
  stop(): Promise<void>;
}

const POLL_MS = 100;
const GRACE_MS = 20_000;
/** How long a job that was told to stop may take to notice, before the loop leaves it behind. */
const NOTICE_MS = 3_000;
const REAP_EVERY_MS = 5_000;
const LONGEST_PAUSE_MS = 5_000;
const SWEEP_EVERY_MS = 3_600_000;
const KEPT_DAYS = 30;

/** Claims and runs jobs until it is stopped. */
export function startLoop(services: Services, handlers: JobHandlers, options: LoopOptions = {}): Loop {
  const concurrency = options.concurrency ?? services.config.workerConcurrency;
  const draining = new AbortController();
  const stopping = new AbortController();
  const hands = Array.from({ length: concurrency }, () => work());
  const upkeep = keepUp();

  /** One job at a time; several of these make the concurrency. Idle ones share the poll between them. */
  async function work(): Promise<void> {
    const idleMs = (options.pollMs ?? POLL_MS) * concurrency;
    let pauseMs = idleMs;
    while (!draining.signal.aborted) {
      try {
        const worked = await runOnce(services, handlers, { ...options, stopping: stopping.signal });
        pauseMs = worked ? 0 : idleMs;
      } catch (error) {
        pauseMs = Math.min(Math.max(pauseMs, idleMs) * 2, LONGEST_PAUSE_MS);
        services.log.warn("no job could be claimed", { error, againInMs: pauseMs });
      }
      if (pauseMs > 0) await pause(pauseMs, draining.signal);
    }
  }

  async function keepUp(): Promise<void> {
    let sweptAt = -Infinity;
    while (!draining.signal.aborted) {
      try {
        await reapOnce(services, handlers);
        if (performance.now() - sweptAt > SWEEP_EVERY_MS) {
          const before = new Date(services.clock.now().getTime() - KEPT_DAYS * 86_400_000);
          await system(services.sql, (tx) => sweepJobs(tx, before));
          sweptAt = performance.now();
        }
      } catch (error) {
        services.log.warn("jobs of dead workers could not be taken back", { error });
      }
      await pause(REAP_EVERY_MS, draining.signal);
    }
  }

  return {
    stop: async () => {
      draining.abort();
      const done = Promise.all([...hands, upkeep]);
      await Promise.race([done, pause(options.graceMs ?? GRACE_MS, stopping.signal)]);
      stopping.abort();
      await Promise.race([done, pause(NOTICE_MS)]);
    },
  };
}

/** Claims one job and makes one attempt at it; says whether there was one. */
export async function runOnce(
  services: Services,
  handlers: JobHandlers,
  options: LoopOptions & { stopping?: AbortSignal } = {},
): Promise<boolean> {
  const job = await claimJob(services.sql, {
    worker: options.worker ?? `${Deno.pid}`,
    kinds: options.kinds ?? Object.keys(handlers),
    now: services.clock.now(),
  });
  if (job === null) return false;
  const stopping = options.stopping ?? new AbortController().signal;
  await attemptJob(services, handlers[job.kind]!, job, stopping, options.rhythm ?? RHYTHM);
  return true;
}

/** Takes back the jobs of workers that died, and tells those concerned of the ones that had their last attempt. */
export async function reapOnce(services: Services, handlers: JobHandlers): Promise<void> {
  await system(services.sql, async (tx) => {
    for (const job of await reapJobs(tx, services.clock.now())) {
      services.log.warn("job failed for good", { job: job.id, kind: job.kind, reason: job.reason });
      await handlers[job.kind]?.giveUp?.(services, tx, job);
    }
  });
}

function pause(ms: number, until?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until?.aborted) return resolve();
    const timer = setTimeout(end, ms);
    until?.addEventListener("abort", end, { once: true });
    function end() {
      clearTimeout(timer);
      until?.removeEventListener("abort", end);
      resolve();
    }
  });
}
