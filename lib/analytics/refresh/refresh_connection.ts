import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { type ConnectionRow, noteFailure, noteSuccess, readConnection } from "../connections/queries.ts";
import type { ReadBatch } from "../connectors/reading.ts";
import { SourceFailure } from "../connectors/web/source_failure.ts";
import { closeCaptureIn, openCapture } from "../record/captures.ts";
import { storableId, storableText } from "../record/facts.ts";
import { recordMetrics } from "../record/record_metrics.ts";
import { type HeldRun, holdRun, RunLostError } from "./held_run.ts";
import { nextReadingAt, nextTryAt } from "./ladder/ladder.ts";
import { noteFreshness } from "./note_freshness.ts";
import { upsertPostReads } from "./ladder/queries.ts";
import { isFullReading, type Outside, readSource } from "./reading_of.ts";

/** How a reading went. */
export interface Outcome {
  state: "completed" | "failed";
  figures: number;
  notes: string[];
  /** Why it failed, in words for a client. */
  reason: string | null;
  nextTryAt: Date;
}

/** What a run is made with. */
export interface RunOptions {
  signal: AbortSignal;
  outside?: Partial<Outside> | undefined;
  /** Told of each step, beside the row of the run. */
  tell?: ((step: string, fraction: number) => void) | undefined;
}

const MOST_NOTES = 20;
const LONGEST_NAME = 300;

/**
 * Makes a run: reads its connection and stores what it delivers, piece by piece. A source that fails leaves what was
 * stored until then, and is tried again in its time; the failure is kept with the connection, where pages read it.
 * Returns null where another process makes the run, or made it.
 */
export async function refreshConnection(
  services: Services,
  run: { organisationId: string; id: string },
  options: RunOptions,
): Promise<Outcome | null> {
  const held = await holdRun(services, run, options.signal);
  if (held === null) return null;
  try {
    return await makeRun(services, run, held, options);
  } catch (error) {
    if (options.signal.aborted) await held.release();
    throw error;
  } finally {
    held.letGo();
  }
}

async function makeRun(
  services: Services,
  { organisationId, id }: { organisationId: string; id: string },
  held: HeldRun,
  options: RunOptions,
): Promise<Outcome> {
  const connection = (await tenant(
    services.sql,
    organisationId,
    (tx) => readConnection(tx, organisationId, held.connectionId),
  ))!;
  const capturedAt = services.clock.now();
  const source = connection.kind === "console" ? "console" : "api";
  const { id: captureId } = await openCapture(services, organisationId, {
    source,
    capturedAt,
    platform: connection.kind === "console" ? null : connection.kind,
    layout: `${connection.kind}_api`,
    findings: { run_id: id },
  });
  await held.progress({ captureId });
  const told: Told = { connection, captureId, capturedAt, figures: 0, name: null, notes: [] };
  try {
    const batches = storedInTurn(services, held, told, options);
    const { signal } = held;
    await recordMetrics(services, organisationId, { source, captureId, capturedAt }, batches, {
      signal,
      onProgress: async ({ rows }) => {
        told.figures = rows;
        await held.progress({ figures: rows });
      },
    });
    return await settleSuccess(services, held, told);
  } catch (error) {
    if (held.signal.aborted || error instanceof RunLostError) throw error;
    if (!(error instanceof SourceFailure)) {
      services.log.error("a source of figures could not be read", { run: id, kind: connection.kind, error });
    }
    return await settleFailure(services, held, told, error);
  }
}

/** What a run knows when it ends. */
interface Told {
  connection: ConnectionRow;
  captureId: string;
  capturedAt: Date;
  figures: number;
  /** What the platform calls the account. */
  name: string | null;
  notes: string[];
}

/** Batches in turn: asked for the next one, the one before is stored, and what it read anew is noted. */
async function* storedInTurn(
  services: Services,
  held: HeldRun,
  told: Told,
  { outside, tell }: RunOptions,
): AsyncGenerator<ReadBatch> {
  const { connection, capturedAt, notes } = told;
  const batches = readSource(services, connection, {
    since: held.since,
    signal: held.signal,
    outside,
    tell: async (step, fraction) => {
      tell?.(step, fraction);
      await held.progress({ step, fraction });
    },
    note: (sentence) => {
      if (notes.length < MOST_NOTES && !notes.includes(sentence)) notes.push(sentence);
    },
  });
  for await (const batch of batches) {
    held.signal.throwIfAborted();
    if (connection.kind !== "console") {
      told.name = storableText(batch.account.name, LONGEST_NAME) ?? told.name;
    }
    yield batch;
    const read = batch.read.filter(({ id }) => storableId(id) === id);
    if (read.length === 0) continue;
    await tenant(
      services.sql,
      connection.organisation_id,
      (tx) => upsertPostReads(tx, connection.organisation_id, connection.id, read, capturedAt),
    );
  }
}

async function settleSuccess(services: Services, held: HeldRun, told: Told): Promise<Outcome> {
  const { connection, captureId, capturedAt, figures, name, notes } = told;
  const { organisation_id: organisationId, id } = connection;
  const now = services.clock.now();
  const next = nextReadingAt(capturedAt);
  // From a day that was named on, what lies before was not read.
  const isFull = held.since === null && isFullReading(connection, capturedAt);
  await tenant(services.sql, organisationId, async (tx) => {
    await closeCaptureIn(
      tx,
      organisationId,
      captureId,
      { state: "completed", findings: { figures, notes } },
      now,
    );
    await noteSuccess(tx, { organisationId, id, name, isFull, at: capturedAt, nextTryAt: next });
    await noteFreshness(tx, organisationId, connection.kind, now);
    await held.end(tx, { state: "completed", figures, notes, error: null });
  });
  return { state: "completed", figures, notes, reason: null, nextTryAt: next };
}

async function settleFailure(
  services: Services,
  held: HeldRun,
  told: Told,
  error: unknown,
): Promise<Outcome> {
  const { connection, captureId, figures, notes } = told;
  const { organisation_id: organisationId, id } = connection;
  const now = services.clock.now();
  const failure = error instanceof SourceFailure ? error : null;
  const code = failure?.code ?? "internal";
  const message = failure === null ? "Something went wrong on our side." : failure.detail ?? failure.message;
  const request = failure?.sourceRequest ?? null;
  const next = nextTryAt(connection.failures + 1, failure?.nextTryAt ?? null, now);
  const state = code === "source_sign_in_again" ? "sign_in_again" : "active";
  await tenant(services.sql, organisationId, async (tx) => {
    const ended = { state: "failed", findings: { figures, notes }, error: { code, message } } as const;
    await closeCaptureIn(tx, organisationId, captureId, ended, now);
    await noteFailure(tx, { organisationId, id, state, code, message, request, at: now, nextTryAt: next });
    await noteFreshness(tx, organisationId, connection.kind, now);
    await held.end(tx, { state: "failed", figures, notes, error: { code, message, request } });
  });
  return { state: "failed", figures, notes, reason: message, nextTryAt: next };
}
