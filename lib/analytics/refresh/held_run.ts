import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { claimRun, endRun, noteProgress, releaseRun, type RunEnd } from "./runs/queries.ts";

const LEASE_MS = 60_000;
const BEAT_MS = 15_000;

/** A run that this process holds: no other reads the connection meanwhile. */
export interface HeldRun {
  connectionId: string;
  since: string | null;
  /** Aborts with the signal it was held under, and when the lease is lost. */
  signal: AbortSignal;
  progress(
    progress: { step?: string; fraction?: number; figures?: number; captureId?: string },
  ): Promise<void>;
  /** Ends the run in the caller's transaction. @throws RunLostError where another holds it by now */
  end(tx: Transaction, end: Omit<RunEnd, "now">): Promise<void>;
  release(): Promise<void>;
  /** Stops the beat; call it whatever happened. */
  letGo(): void;
}

/** The lease of a run was lost: what its holder did last must not count. */
export class RunLostError extends Error {
  constructor() {
    super("The run is held by another by now");
    this.name = "RunLostError";
  }
}

/** Takes a run and keeps it by a beat, or null where it is held or settled. */
export async function holdRun(
  services: Services,
  { organisationId, id }: { organisationId: string; id: string },
  signal: AbortSignal,
): Promise<HeldRun | null> {
  const leaseToken = crypto.randomUUID();
  const held = { organisationId, id, leaseToken };
  const leaseUntil = () => new Date(services.clock.now().getTime() + LEASE_MS);
  const now = services.clock.now();
  const run = await tenant(
    services.sql,
    organisationId,
    (tx) => claimRun(tx, { ...held, now, leaseUntil: leaseUntil() }),
  );
  if (run === null) return null;
  const lost = new AbortController();
  const beat = setInterval(() => {
    // A beat that fails is followed by others within the lease.
    progress({}).catch((error) => services.log.warn("run could not be kept", { run: id, error }));
  }, BEAT_MS);

  async function progress(progress: Parameters<HeldRun["progress"]>[0]): Promise<void> {
    const kept = await tenant(
      services.sql,
      organisationId,
      (tx) => noteProgress(tx, held, { ...progress, leaseUntil: leaseUntil() }),
    );
    if (!kept) lost.abort(new RunLostError());
  }

  return {
    connectionId: run.connection_id,
    since: run.since,
    signal: AbortSignal.any([signal, lost.signal]),
    progress,
    async end(tx, end) {
      if (!await endRun(tx, held, { ...end, now: services.clock.now() })) throw new RunLostError();
    },
    release: () => tenant(services.sql, organisationId, (tx) => releaseRun(tx, held)),
    letGo: () => clearInterval(beat),
  };
}
