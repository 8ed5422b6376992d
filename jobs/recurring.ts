import { system } from "../lib/db/mod.ts";
import { enqueue } from "../lib/queue/mod.ts";
import type { Services } from "../lib/services.ts";
import type { JobHandler, JobHandlers } from "./handler.ts";

/** A job that asks for itself again. */
export interface RecurringJob {
  kind: string;
  handler: JobHandler;
  /** Asks for the first run; while one is asked for, it is not asked for twice, however many workers start. */
  begin(services: Services): Promise<void>;
}

/** Work for the portal itself that is done again after a while, in the transaction that ends the run before it. */
export function recurring(
  kind: string,
  everyMs: number,
  work: (services: Services, signal: AbortSignal) => Promise<unknown>,
): RecurringJob {
  async function ask(services: Services, tx: Parameters<typeof enqueue>[0], inMs: number): Promise<void> {
    const now = services.clock.now();
    await enqueue(tx, {
      organisationId: null,
      kind,
      payload: {},
      now,
      runAt: new Date(now.getTime() + inMs),
      uniqueKey: kind,
      maxAttempts: 100,
    });
  }
  return {
    kind,
    handler: {
      run: async (services, _payload, { finishIn, signal }) => {
        await work(services, signal);
        await system(services.sql, async (tx) => {
          await finishIn(tx);
          await ask(services, tx, everyMs);
        });
      },
      // Whatever kept it from succeeding, upkeep does not end with one job.
      giveUp: (services, tx) => ask(services, tx, everyMs),
    },
    begin: (services) => system(services.sql, (tx) => ask(services, tx, 0)),
  };
}

/** The handlers of recurring jobs, by their kinds. */
export function handlersOf(jobs: readonly RecurringJob[]): JobHandlers {
  return Object.fromEntries(jobs.map(({ kind, handler }) => [kind, handler]));
}
