import type { ErrorCode } from "../contract/errors.ts";
import { system, tenant, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/app_error.ts";
import { enqueue } from "../queue/mod.ts";
import type { Services } from "../services.ts";
import { replacePassages, withIds } from "./passages/replace_passages.ts";
import { completeSource, failSource, findSource, startSource, updateProgress } from "./queries.ts";
import { readSourceAside } from "./reading/read_aside.ts";
import type { ReadSource } from "./reading/read_source.ts";
import type { SourceRow } from "./rows.ts";
import { embedLater } from "./upkeep.ts";

/** The kind of job that reads a source. */
export const INDEX_DOCUMENT = "index_document";

/** How often reading is tried before it counts as failed for a reason of ours. */
const MAX_ATTEMPTS = 4;

/** What the worker lends a source while it is read. */
export interface Attempt {
  jobId: string;
  signal: AbortSignal;
  /** Settles the job in the transaction that settles the source. */
  finishIn: (tx: Transaction) => Promise<void>;
}

/** Adds a job that reads a source; each attempt has its own, and only the newest may settle the source. */
export async function enqueueIndexing(
  tx: Transaction,
  organisationId: string,
  sourceId: string,
  now: Date,
): Promise<string> {
  return await enqueue(tx, {
    organisationId,
    kind: INDEX_DOCUMENT,
    payload: { source_id: sourceId },
    now,
    maxAttempts: MAX_ATTEMPTS,
  });
}

/**
 * Reads a source's file, puts its passages in place of the old ones and settles source and job, all or nothing. The file is
 * read before the transaction begins, which only writes. An expected failure ends the source with its code; any other
 * error is thrown, for the queue to try again.
 */
export async function indexSource(
  services: Services,
  source: { id: string; organisationId: string },
  attempt: Attempt,
): Promise<void> {
  const { id, organisationId } = source;
  const row = await tenant(services.sql, organisationId, async (tx) => {
    const started = await startSource(tx, organisationId, id, {
      jobId: attempt.jobId,
      now: services.clock.now(),
    });
    return started ? await findSource(tx, organisationId, id) : null;
  });
  if (row === null) return await system(services.sql, attempt.finishIn);
  try {
    const read = await readRow(services, row, attempt.signal);
    await settle(services, row, read, attempt);
  } catch (error) {
    attempt.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    await end(services, row, error.code, error.detail ?? null, attempt);
  }
}

async function readRow(services: Services, row: SourceRow, signal: AbortSignal): Promise<ReadSource> {
  const bytes = await services.storage.get(row.file_key);
  return await readSourceAside({
    name: row.file_name,
    bytes,
    chapters: row.chapters.map(({ start_seconds, title }) => ({ startSeconds: start_seconds, title })),
  }, { signal });
}

async function settle(services: Services, row: SourceRow, read: ReadSource, attempt: Attempt): Promise<void> {
  const { organisation_id: organisationId, id } = row;
  const passages = await withIds(id, read.passages);
  await tenant(
    services.sql,
    organisationId,
    (tx) =>
      updateProgress(tx, organisationId, id, {
        step: `Adding ${passages.length} passages`,
        fraction: 0.7,
        now: services.clock.now(),
      }),
  );
  attempt.signal.throwIfAborted();
  await tenant(services.sql, organisationId, async (tx) => {
    const now = services.clock.now();
    // First, so that the passages are indexed under the title and the day the file states.
    const completed = await completeSource(tx, organisationId, id, read, { jobId: attempt.jobId, now });
    if (completed) {
      await replacePassages(tx, { organisationId, id }, passages, now);
      await embedLater(services, tx, { organisationId, id });
    }
    // Refused when the lease is lost or the job cancelled; then nothing of this transaction stays.
    await attempt.finishIn(tx);
  });
}

async function end(
  services: Services,
  row: SourceRow,
  code: ErrorCode,
  message: string | null,
  attempt: Attempt,
): Promise<void> {
  await tenant(services.sql, row.organisation_id, async (tx) => {
    await failSource(tx, row.organisation_id, row.id, { code, message, now: services.clock.now() });
    await attempt.finishIn(tx);
  });
}

/** Ends a source whose job was given up on, in the transaction that gave it up. */
export async function giveUpSource(
  services: Services,
  tx: Transaction,
  source: { id: string; organisationId: string },
): Promise<void> {
  await failSource(tx, source.organisationId, source.id, {
    code: "internal",
    message:
      "It was tried several times. The file is kept: try again later, or tell us the name of the file.",
    now: services.clock.now(),
  });
}
