import type { Actor } from "../../contract/actor.ts";
import type { LibrarySource, SourceChanges } from "../../contract/library_shapes.ts";
import { recordAudit } from "../../audit/mod.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { cancelJob } from "../../queue/mod.ts";
import type { Services } from "../../services.ts";
import type { Asking } from "../adding.ts";
import { enqueueIndexing } from "../index_source.ts";
import { sourceFolder } from "../keys.ts";
import { countChange, deletePassages } from "../passages/queries.ts";
import { describePassages } from "../passages/replace_passages.ts";
import { requireManage, requireSource } from "../policy.ts";
import { presentSource } from "../present.ts";
import { deleteSource, findSource } from "../queries.ts";
import type { SourceRow } from "../rows.ts";
import { removePassages } from "../search/mod.ts";
import { youtubeIdOf } from "../youtube.ts";
import { requeueSource, type SourceDetails, updateDetails } from "./queries.ts";

/**
 * Changes what is said of a source; what is left out stays.
 * @throws AppError "input_invalid" where the video can't be made out
 */
export async function changeSource(
  services: Services,
  actor: Actor,
  input: { id: string } & SourceChanges,
  asking: Asking,
): Promise<LibrarySource> {
  const details: SourceDetails = {
    title: input.title,
    date: input.date,
    speakers: input.speakers === undefined
      ? undefined
      : [...new Set(input.speakers.filter((name) => name !== ""))],
    youtubeId: input.youtube === undefined ? undefined : requireVideo(input.youtube),
  };
  return await change(services, actor, input.id, asking, "source.changed", async (tx, row) => {
    await applyDetails(tx, row, details, services.clock.now());
  });
}

/** Writes details down, and tells the search what changed of that which it knows. */
export async function applyDetails(
  tx: Transaction,
  row: SourceRow,
  details: SourceDetails,
  now: Date,
): Promise<void> {
  await updateDetails(tx, row.organisation_id, row.id, details, now);
  const found = (details.title !== undefined && details.title !== row.title) ||
    (details.date !== undefined && details.date !== row.date);
  if (found && row.indexed_at !== null) {
    await describePassages(tx, { organisationId: row.organisation_id, id: row.id }, now);
  }
}

function requireVideo(pasted: string): string | null {
  if (pasted === "") return null;
  const id = youtubeIdOf(pasted);
  if (id !== null) return id;
  throw new AppError("input_invalid", {
    fields: {
      youtube:
        "This is no address of a YouTube video. Copy it from the video's page, such as https://youtu.be/…",
    },
  });
}

/**
 * Reads a failed source again from the same file.
 * @throws AppError "source_not_failed"
 */
export async function retrySource(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<LibrarySource> {
  return await change(services, actor, input.id, asking, "source.retried", async (tx, row) => {
    const now = services.clock.now();
    const jobId = await enqueueIndexing(tx, row.organisation_id, row.id, now);
    const queued = await requeueSource(tx, row.organisation_id, row.id, {
      jobId,
      from: ["failed"],
      requestId: asking.requestId,
      now,
    });
    if (!queued) throw new AppError("source_not_failed");
  });
}

/** Removes a source with its passages and its file; one that waits or is read is stopped first. */
export async function removeSource(
  services: Services,
  actor: Actor,
  input: { id: string },
  asking: Asking,
): Promise<void> {
  requireManage(actor);
  await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireSource(actor, await findSource(tx, actor.organisationId, input.id));
    await takeOut(services, tx, row);
    await recordAudit(tx, entry(actor, "source.removed", row, asking));
  });
  await services.storage.removePrefix(sourceFolder(actor.organisationId, input.id));
}

/**
 * Takes a source out of tables and search; its folder in storage is the caller's to remove, after the transaction. The row,
 * the index and the job are locked in the order in which a job that ends locks them, so that neither waits for the other.
 */
export async function takeOut(services: Services, tx: Transaction, row: SourceRow): Promise<void> {
  const { organisation_id: organisationId, id } = row;
  const now = services.clock.now();
  await updateDetails(tx, organisationId, id, {}, now);
  const passages = await deletePassages(tx, organisationId, id);
  await deleteSource(tx, organisationId, id);
  await removePassages(tx, organisationId, passages);
  await countChange(tx, organisationId, now);
  await cancelJob(tx, row.job_id, now);
}

async function change(
  services: Services,
  actor: Actor,
  id: string,
  asking: Asking,
  action: string,
  apply: (tx: Transaction, row: SourceRow) => Promise<void>,
): Promise<LibrarySource> {
  requireManage(actor);
  return await tenant(services.sql, actor.organisationId, async (tx) => {
    const row = requireSource(actor, await findSource(tx, actor.organisationId, id));
    await apply(tx, row);
    await recordAudit(tx, entry(actor, action, row, asking));
    return presentSource((await findSource(tx, actor.organisationId, id))!);
  });
}

function entry(actor: Actor, action: string, row: SourceRow, asking: Asking) {
  return {
    organisationId: actor.organisationId,
    actor,
    action,
    target: { kind: "source", id: row.id },
    requestId: asking.requestId,
    detail: { title: row.title },
  };
}
