import type { Platform, Source } from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { endCapture, findCaptureOfBatch, insertCapture } from "./capture/queries.ts";

/** What is known of a delivery when it begins. */
export interface NewCapture {
  source: Source;
  /** When the source was read, or the file was given to us. */
  capturedAt: Date;
  platform?: Platform | null;
  accountId?: string | null;
  userId?: string | null;
  /** "running" unless it only waits. */
  state?: "previewed" | "queued" | "running";
  /** The sender's own id, so that the same delivery twice is one. */
  batchKey?: string | null;
  file?: { name: string; bytes: number; sha256: string; storageKey: string | null } | null;
  layout?: string | null;
  findings?: unknown;
  jobId?: string | null;
}

/** How a delivery ended. */
export interface CaptureEnd {
  state: "completed" | "failed" | "discarded";
  findings?: unknown;
  error?: { code: string; message: string };
}

/** Begins a delivery within a transaction. With a batch key that was used before it returns that delivery, not new. */
export async function openCaptureIn(
  tx: Transaction,
  organisationId: string,
  capture: NewCapture,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const id = await insertCapture(tx, organisationId, capture, now);
  if (id !== null) return { id, isNew: true };
  return { id: (await findCaptureOfBatch(tx, organisationId, capture.batchKey!))!, isNew: false };
}

/** Begins a delivery; see `openCaptureIn()`. */
export async function openCapture(
  services: Services,
  organisationId: string,
  capture: NewCapture,
): Promise<{ id: string; isNew: boolean }> {
  const now = services.clock.now();
  return await tenant(services.sql, organisationId, (tx) => openCaptureIn(tx, organisationId, capture, now));
}

/** Ends a delivery within a transaction; false when it had ended already. */
export async function closeCaptureIn(
  tx: Transaction,
  organisationId: string,
  id: string,
  end: CaptureEnd,
  now: Date,
): Promise<boolean> {
  return await endCapture(tx, organisationId, id, end, now);
}

/** Ends a delivery; false when it had ended already. */
export async function closeCapture(
  services: Services,
  organisationId: string,
  id: string,
  end: CaptureEnd,
): Promise<boolean> {
  const now = services.clock.now();
  return await tenant(services.sql, organisationId, (tx) => endCapture(tx, organisationId, id, end, now));
}
