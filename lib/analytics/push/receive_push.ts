import * as z from "zod/mini";
import type { Actor } from "../../contract/actor.ts";
import type { Push } from "../../contract/connections.ts";
import { Delivery, type LooseDelivery, PushResult } from "../../contract/sync.ts";
import { tenant } from "../../db/mod.ts";
import { AppError, type Signer } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { readDelivery } from "../delivery/read_delivery.ts";
import { closeCapture, openCaptureIn } from "../record/captures.ts";
import { recordMetrics } from "../record/record_metrics.ts";
import { findPushCapture, type PushCaptureRow, reopenPushCapture, selectPushes } from "./capture/queries.ts";

/** Keeps the sender's batch ids apart from whatever else names a delivery. */
const BATCH_PREFIX = "push:";
const PUSHES_SHOWN = 20;
const REASONS_SHOWN = 5;

/**
 * Stores a batch of figures that a key of the organisation signed. The same batch again answers what the first did, also
 * while that is still at work: what it stores is the same, and only one of them says how it ended. A batch that was cut
 * short is stored whole when it comes again.
 * @throws AppError "batch_differs" where another body came with the same id
 */
export async function receivePush(
  services: Services,
  signer: Signer,
  delivery: LooseDelivery,
): Promise<PushResult> {
  const { organisationId } = signer;
  const capture = await openBatch(services, signer, delivery);
  if (capture.state === "completed") return PushResult.parse(capture.findings);

  const read = readDelivery(delivery.accounts, capture.captured_at);
  const provenance = { source: "push", captureId: capture.id, capturedAt: capture.captured_at } as const;
  try {
    await recordMetrics(services, organisationId, provenance, read.batches);
  } catch (error) {
    const words = { code: "internal", message: "The batch was not stored to its end. Send it again." };
    await closeCapture(services, organisationId, capture.id, { state: "failed", error: words });
    throw error;
  }
  const result: PushResult = {
    batch_id: delivery.batch_id,
    capture_id: capture.id,
    captured_at: capture.captured_at.toISOString(),
    posts: read.posts,
    figures_accepted: read.figures,
    rows_rejected: read.rejectedTotal,
    rejected: read.rejected,
  };
  await closeCapture(services, organisationId, capture.id, { state: "completed", findings: result });
  return result;
}

/** The newest pushes of the organisation. */
export async function listPushes(services: Services, actor: Actor): Promise<{ items: Push[] }> {
  const { organisationId } = actor;
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) => selectPushes(tx, organisationId, PUSHES_SHOWN),
  );
  return {
    items: rows.map((row) => {
      const result = PushResult.safeParse(row.findings).data;
      return {
        capture_id: row.id,
        batch_id: row.batch_key.slice(BATCH_PREFIX.length),
        state: row.state === "completed" ? "completed" : row.state === "failed" ? "failed" : "running",
        received_at: row.created_at.toISOString(),
        figures_accepted: result?.figures_accepted ?? 0,
        rows_rejected: result?.rows_rejected ?? 0,
        reasons: (result?.rejected ?? []).slice(0, REASONS_SHOWN)
          .map(({ account, kind, index, reason }) => `Account ${account}, ${kind} ${index}: ${reason}`),
      };
    }),
  };
}

/** The JSON Schema (draft 2020-12) of what a push holds. */
export function readSyncSchema(): Record<string, unknown> {
  return {
    title: "A push of figures to MediaHub",
    ...z.toJSONSchema(Delivery, { io: "input", unrepresentable: "any" }),
  };
}

async function openBatch(
  services: Services,
  { organisationId, bodySha256, bodyBytes }: Signer,
  { batch_id, captured_at }: LooseDelivery,
): Promise<PushCaptureRow> {
  const now = services.clock.now();
  // A sender's clock that is ahead must not make its figures newer than those that come after.
  const capturedAt = new Date(Math.min(captured_at ? Date.parse(captured_at) : now.getTime(), now.getTime()));
  return await tenant(services.sql, organisationId, async (tx) => {
    const { id, isNew } = await openCaptureIn(tx, organisationId, {
      source: "push",
      capturedAt,
      batchKey: BATCH_PREFIX + batch_id,
      layout: "push",
      file: { name: `${batch_id}.json`, bytes: bodyBytes, sha256: bodySha256, storageKey: null },
    }, now);
    const capture = await findPushCapture(tx, organisationId, id);
    if (!isNew && capture.body_sha256 !== bodySha256) {
      throw new AppError("batch_differs", {
        detail: `Batch "${batch_id}" was stored from another body. Give what has changed an id of its own.`,
      });
    }
    if (capture.state === "failed") await reopenPushCapture(tx, organisationId, id);
    return capture;
  });
}
