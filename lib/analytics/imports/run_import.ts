import { system, tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import type { AccountFacts, ObservationBatch } from "../observation.ts";
import { closeCaptureIn } from "../record/captures.ts";
import type { RecordOutcome } from "../record/outcome.ts";
import { recordMetrics } from "../record/record_metrics.ts";
import type { ImportFindings } from "./findings.ts";
import { readFiles } from "./kept_files.ts";
import {
  findImport,
  type ImportRow,
  noteImportAccount,
  startImport,
  updateImportProgress,
} from "./queries.ts";
import { type ReadAside, readAside } from "./read_aside.ts";
import type { ImportReading } from "./reading.ts";

/** What the worker lends an import while it is recorded. */
export interface ImportAttempt {
  signal: AbortSignal;
  /** Settles the job in the transaction that settles the import. */
  finishIn: (tx: Transaction) => Promise<void>;
}

const SAY_EVERY_MS = 250;

/**
 * Records an import and settles import and job together. It may have been begun before and stopped anywhere: the same
 * figures of the same import change nothing a second time.
 */
export async function runImport(
  services: Services,
  { id, organisationId }: { id: string; organisationId: string },
  attempt: ImportAttempt,
): Promise<void> {
  const row = await tenant(services.sql, organisationId, async (tx) => {
    const started = await startImport(tx, organisationId, id, services.clock.now());
    return started ? await findImport(tx, organisationId, id) : null;
  });
  if (row === null) return await system(services.sql, attempt.finishIn);
  try {
    const { reading, outcome } = await recordFiles(
      services,
      row,
      attempt.signal,
      progressTeller(services, row),
    );
    attempt.signal.throwIfAborted();
    await settleImport(services, row, { ...row.findings, reading, outcome }, attempt);
  } catch (error) {
    attempt.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    await end(services, row, { code: error.code, message: error.detail ?? "" }, attempt);
  }
}

/** Ends an import whose job was given up on, with words that say it was not the files. */
export async function giveUpImport(
  services: Services,
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<void> {
  const message =
    "It was tried several times. What was recorded until then stays; import the files again later.";
  const error = { code: "internal", message };
  await closeCaptureIn(tx, organisationId, id, { state: "failed", error }, services.clock.now());
}

/** Records the files of an import under its capture, and says how far it is. */
export async function recordFiles(
  services: Services,
  row: ImportRow,
  signal: AbortSignal,
  onProgress: (fraction: number) => Promise<void>,
): Promise<{ reading: ImportReading; outcome: RecordOutcome }> {
  const { decision } = row.findings;
  const choices = { ...decision.choices, readAt: row.captured_at.toISOString() };
  const aside = await readAside(await readFiles(services, row), choices);
  try {
    const provenance = { source: "export", captureId: row.id, capturedAt: row.captured_at } as const;
    const outcome = await recordMetrics(
      services,
      row.organisation_id,
      provenance,
      withAccount(aside, accountOf(row, aside.reading)),
      {
        accountId: decision.accountId,
        signal,
        onProgress: ({ rows }) => onProgress(rows / Math.max(1, aside.reading.observations)),
      },
    );
    return { reading: aside.reading, outcome };
  } finally {
    aside.close();
  }
}

async function* withAccount(aside: ReadAside, account: AccountFacts): AsyncGenerator<ObservationBatch> {
  for await (const batch of aside.batches()) yield { account, ...batch };
}

/** What is said of the account: nothing of one that was chosen, for a file's name for it is no better. */
function accountOf(row: ImportRow, { platform, accountHint }: ImportReading): AccountFacts {
  const { accountId, accountName } = row.findings.decision;
  const facts = { platform, externalId: null, url: null };
  if (accountId !== null) return { ...facts, name: null, handle: null };
  return { ...facts, name: accountName ?? accountHint.name, handle: accountHint.handle };
}

function progressTeller(services: Services, row: ImportRow): (fraction: number) => Promise<void> {
  let saidAt = 0;
  return async (fraction) => {
    const at = Date.now();
    if (at - saidAt < SAY_EVERY_MS) return;
    saidAt = at;
    await tenant(
      services.sql,
      row.organisation_id,
      (tx) =>
        updateImportProgress(tx, row.organisation_id, row.id, {
          step: "Recording figures",
          fraction: Math.min(0.99, fraction),
        }),
    );
  };
}

/** Notes in one transaction what an import came to. */
export async function settleImport(
  services: Services,
  row: ImportRow,
  findings: ImportFindings,
  attempt: Pick<ImportAttempt, "finishIn">,
): Promise<void> {
  await system(services.sql, async (tx) => {
    const [accountId] = findings.outcome!.accounts;
    await noteImportAccount(tx, row.organisation_id, row.id, accountId ?? row.account_id);
    await closeCaptureIn(
      tx,
      row.organisation_id,
      row.id,
      { state: "completed", findings },
      services.clock.now(),
    );
    // Refused when the lease is lost or the import stopped; then nothing of this transaction stays.
    await attempt.finishIn(tx);
  });
}

async function end(
  services: Services,
  row: ImportRow,
  error: { code: string; message: string },
  attempt: ImportAttempt,
): Promise<void> {
  await system(services.sql, async (tx) => {
    await closeCaptureIn(tx, row.organisation_id, row.id, { state: "failed", error }, services.clock.now());
    await attempt.finishIn(tx);
  });
}
