import type { Actor } from "../contract/actor.ts";
import type { AddedFile } from "../contract/library_shapes.ts";
import { recordAudit } from "../audit/mod.ts";
import { tenant, type Transaction } from "../db/mod.ts";
import { AppError } from "../http/app_error.ts";
import { sniff } from "../office/sniff.ts";
import type { Services } from "../services.ts";
import { refuseWrongFile } from "../transcripts/mod.ts";
import { enqueueIndexing } from "./index_source.ts";
import { sourceFolder, sourceKey } from "./keys.ts";
import { requireManage } from "./policy.ts";
import { failureOf, presentSource } from "./present.ts";
import { findSource, findSourceByHash, insertSource } from "./queries.ts";
import type { ChapterRow, SourceRow } from "./rows.ts";
import { dateOfName, titleOfName } from "./titles.ts";

/** What a verb needs to know of the call that asks for it. */
export interface Asking {
  requestId: string;
}

/** A file for the library, whoever brings it. */
export interface ArrivingFile {
  name: string;
  bytes: Uint8Array;
  sha256: string;
  title?: string | undefined;
  date?: string | undefined;
  speakers?: string[] | undefined;
  youtubeId?: string | null | undefined;
  chapters?: ChapterRow[] | undefined;
  syncKey: string | null;
}

/** Adds files, each as a source of its own; one that can't be used, or is there already, says so and stops no other. */
export async function addSources(
  services: Services,
  actor: Actor,
  input: { files: { name: string; bytes: Uint8Array }[] },
  asking: Asking,
): Promise<{ items: AddedFile[] }> {
  requireManage(actor);
  const items: AddedFile[] = [];
  for (const { name, bytes } of input.files) {
    items.push(await addFile(services, actor, { name, bytes }, asking));
  }
  return { items };
}

async function addFile(
  services: Services,
  actor: Actor,
  { name, bytes }: { name: string; bytes: Uint8Array },
  asking: Asking,
): Promise<AddedFile> {
  try {
    kindOfFile(bytes);
    const file = { name, bytes, sha256: await sha256Of(bytes), syncKey: null };
    const { row, known } = await storeSource(services, file, {
      organisationId: actor.organisationId,
      actor,
      requestId: asking.requestId,
    });
    return { file_name: name, source: presentSource(row), known, error: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "storage_full") throw error;
    return {
      file_name: name,
      source: null,
      known: false,
      error: failureOf(error.code, error.detail ?? null),
    };
  }
}

/**
 * What a file is, at a glance and without unpacking it.
 * @throws AppError for one that can't be a source
 */
export function kindOfFile(bytes: Uint8Array): SourceRow["kind"] {
  if (sniff(bytes) === "pdf") return "document";
  refuseWrongFile(bytes);
  return "episode";
}

/** The hash a file is known by, in hex. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)).toHex();
}

/** Keeps a file as a new source with the job that reads it; or says which source that very file already is. */
export async function storeSource(
  services: Services,
  file: ArrivingFile,
  by: { organisationId: string; actor: Actor | null; requestId: string | null },
): Promise<{ row: SourceRow; known: boolean }> {
  const { organisationId } = by;
  const before = await tenant(
    services.sql,
    organisationId,
    (tx) => findSourceByHash(tx, organisationId, file.sha256),
  );
  if (before !== null) return { row: before, known: true };
  const id = crypto.randomUUID();
  const key = sourceKey(organisationId, id, file.sha256);
  try {
    const bytes = await services.storage.put(key, file.bytes);
    const added = await tenant(
      services.sql,
      organisationId,
      (tx) => insert(services, tx, file, { ...by, id, key, bytes }),
    );
    if (added.known) await services.storage.removePrefix(sourceFolder(organisationId, id));
    return added;
  } catch (error) {
    await services.storage.removePrefix(sourceFolder(organisationId, id));
    throw error;
  }
}

async function insert(
  services: Services,
  tx: Transaction,
  file: ArrivingFile,
  as: {
    organisationId: string;
    actor: Actor | null;
    requestId: string | null;
    id: string;
    key: string;
    bytes: number;
  },
): Promise<{ row: SourceRow; known: boolean }> {
  const { organisationId, id, actor, requestId } = as;
  const now = services.clock.now();
  const inserted = await insertSource(tx, {
    id,
    organisationId,
    kind: kindOfFile(file.bytes),
    title: file.title ?? titleOfName(file.name),
    titleGiven: file.title !== undefined,
    date: file.date ?? dateOfName(file.name),
    youtubeId: file.youtubeId ?? null,
    speakers: file.speakers ?? [],
    chapters: file.chapters ?? [],
    file: { key: as.key, name: file.name, bytes: as.bytes, sha256: file.sha256 },
    origin: file.syncKey === null ? "upload" : "sync",
    syncKey: file.syncKey,
    jobId: await enqueueIndexing(tx, organisationId, id, now),
    requestId,
    createdBy: actor?.userId ?? null,
    now,
  });
  if (!inserted) {
    // Another upload of the same file was a moment faster; the job that was added finds nothing to do.
    return { row: (await findSourceByHash(tx, organisationId, file.sha256))!, known: true };
  }
  await recordAudit(tx, {
    organisationId,
    actor,
    action: "source.added",
    target: { kind: "source", id },
    ...(requestId === null ? {} : { requestId }),
    detail: { file: file.name },
  });
  return { row: (await findSource(tx, organisationId, id))!, known: false };
}
