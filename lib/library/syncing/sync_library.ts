import { recordAudit } from "../../audit/mod.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import { kindOfFile, sha256Of, storeSource } from "../adding.ts";
import { applyDetails, takeOut } from "../changing/changing.ts";
import { requeueSource, updateFile, updateSyncKey } from "../changing/queries.ts";
import { enqueueIndexing } from "../index_source.ts";
import { sourceFolder, sourceKey } from "../keys.ts";
import { findSource, findSourceByHash, selectSynced } from "../queries.ts";
import type { SourceRow } from "../rows.ts";
import { changedDetails } from "./changed_details.ts";
import type { Synced, SyncEntry } from "./entry.ts";

/** How a folder is brought in. */
export interface SyncOptions {
  organisationId: string;
  /** The folder's name: with a file's path it makes the key the file is known by at the next sync. */
  folder: string;
  /** Removes what the folder brought once and no longer holds. */
  remove: boolean;
  /** Says what would be done, and does nothing. */
  rehearse: boolean;
}

const MOST_BYTES = 25 * 1024 * 1024;
const ANY_STATE = ["queued", "indexing", "ready", "failed"];

/**
 * Brings a folder's files into the library: for the operator. Files are told apart by content, so that doing it again
 * changes nothing, a file with a new name stays the source it was, and a changed one is read again under the same id.
 */
export async function* syncLibrary(
  services: Services,
  entries: readonly SyncEntry[],
  options: SyncOptions,
): AsyncGenerator<Synced> {
  const { organisationId } = options;
  const prefix = `${options.folder}/`;
  const before = await tenant(services.sql, organisationId, (tx) => selectSynced(tx, organisationId, prefix));
  const byKey = new Map(before.map((row) => [row.sync_key!, row]));
  const keys = new Set(entries.map(({ path }) => prefix + path));
  const moved = new Set<string>();
  for (const entry of entries) {
    const key = prefix + entry.path;
    const synced = await syncEntry(services, entry, key, byKey.get(key) ?? null, keys, options);
    if (synced.sourceId !== null) moved.add(synced.sourceId);
    yield synced;
  }
  for (const row of before.filter((row) => !keys.has(row.sync_key!) && !moved.has(row.id))) {
    yield await settleGone(services, row, row.sync_key!.slice(prefix.length), options);
  }
}

async function syncEntry(
  services: Services,
  entry: SyncEntry,
  key: string,
  known: SourceRow | null,
  keys: ReadonlySet<string>,
  options: SyncOptions,
): Promise<Synced> {
  try {
    const bytes = await entry.read();
    if (bytes.length > MOST_BYTES) throw new AppError("file_too_large");
    const kind = kindOfFile(bytes);
    if (entry.kind !== undefined && entry.kind !== kind) {
      throw new AppError("file_type_wrong", {
        detail: kind === "document" ? "A PDF is a document, not an episode." : "A document is a PDF.",
      });
    }
    const file = { bytes, sha256: await sha256Of(bytes) };
    const same = known?.content_sha256 === file.sha256 ? known : await tenant(
      services.sql,
      options.organisationId,
      (tx) => findSourceByHash(tx, options.organisationId, file.sha256),
    );
    if (known !== null && same !== null && same.id !== known.id) {
      // Once the other is removed, the next sync reads this file under the source it replaces.
      return { path: entry.path, deed: "known", detail: `the same as "${same.file_name}"`, sourceId: null };
    }
    if (same !== null) return await settleKnown(services, entry, key, same, keys, options);
    if (known !== null) return await replaceFile(services, entry, known, file, options);
    return await add(services, entry, key, file, options);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "storage_full") throw error;
    return { path: entry.path, deed: "refused", detail: error.message, sourceId: null };
  }
}

async function add(
  services: Services,
  entry: SyncEntry,
  key: string,
  file: { bytes: Uint8Array; sha256: string },
  { organisationId, rehearse }: SyncOptions,
): Promise<Synced> {
  if (rehearse) return { path: entry.path, deed: "added", detail: null, sourceId: null };
  const { row } = await storeSource(services, { ...entry, ...file, syncKey: key }, {
    organisationId,
    actor: null,
    requestId: null,
  });
  return { path: entry.path, deed: "added", detail: null, sourceId: row.id };
}

/** The very file is in the library: under this key, under a key it no longer has, or by another way. */
async function settleKnown(
  services: Services,
  entry: SyncEntry,
  key: string,
  row: SourceRow,
  keys: ReadonlySet<string>,
  options: SyncOptions,
): Promise<Synced> {
  const said = (deed: Synced["deed"], detail: string | null): Synced => ({
    path: entry.path,
    deed,
    detail,
    sourceId: row.id,
  });
  if (row.sync_key !== key && (row.sync_key === null || keys.has(row.sync_key))) {
    return said(
      "known",
      row.sync_key === null ? `uploaded as "${row.file_name}"` : `the same as "${row.sync_key}"`,
    );
  }
  const isMoved = row.sync_key !== key;
  const { details, names } = changedDetails(row, entry);
  if (!isMoved && names.length === 0) {
    return said("unchanged", row.state === "failed" ? `it could not be read: ${row.error_code}` : null);
  }
  if (!options.rehearse) {
    await tenant(services.sql, options.organisationId, async (tx) => {
      const now = services.clock.now();
      if (isMoved) {
        await updateSyncKey(tx, row.organisation_id, row.id, { syncKey: key, fileName: entry.name, now });
      }
      await applyDetails(tx, row, details, now);
      // Chapters are cut into the passages.
      if (details.chapters !== undefined) await readAgain(services, tx, row);
      await record(tx, row, "source.changed", names.join(", ") || "moved");
    });
  }
  return isMoved
    ? said("moved", [`from "${row.sync_key}"`, ...names].join(", "))
    : said("changed", names.join(", "));
}

/** Another file under a known key: the source stays, and is read again. */
async function replaceFile(
  services: Services,
  entry: SyncEntry,
  row: SourceRow,
  file: { bytes: Uint8Array; sha256: string },
  { organisationId, rehearse }: SyncOptions,
): Promise<Synced> {
  const { details, names } = changedDetails(row, entry);
  const said: Synced = {
    path: entry.path,
    deed: "changed",
    detail: ["file", ...names].join(", "),
    sourceId: row.id,
  };
  if (rehearse) return said;
  const key = sourceKey(organisationId, row.id, file.sha256);
  const bytes = await services.storage.put(key, file.bytes);
  await tenant(services.sql, organisationId, async (tx) => {
    const now = services.clock.now();
    await updateFile(tx, organisationId, row.id, { key, name: entry.name, bytes, sha256: file.sha256, now });
    await applyDetails(tx, row, details, now);
    await readAgain(services, tx, row);
    await record(tx, row, "source.changed", said.detail!);
  });
  await services.storage.remove(row.file_key);
  return said;
}

async function readAgain(services: Services, tx: Transaction, row: SourceRow): Promise<void> {
  const now = services.clock.now();
  const jobId = await enqueueIndexing(tx, row.organisation_id, row.id, now);
  await requeueSource(tx, row.organisation_id, row.id, { jobId, from: ANY_STATE, requestId: null, now });
}

async function settleGone(
  services: Services,
  row: SourceRow,
  path: string,
  { organisationId, remove, rehearse }: SyncOptions,
): Promise<Synced> {
  if (!remove) return { path, deed: "gone", detail: "kept; --remove takes it out", sourceId: row.id };
  if (!rehearse) {
    await tenant(services.sql, organisationId, async (tx) => {
      const present = await findSource(tx, organisationId, row.id);
      if (present === null) return;
      await takeOut(services, tx, present);
      await record(tx, present, "source.removed", path);
    });
    await services.storage.removePrefix(sourceFolder(organisationId, row.id));
  }
  return { path, deed: "removed", detail: null, sourceId: null };
}

/** There is no actor at a console: who runs a task has the whole machine. */
async function record(tx: Transaction, row: SourceRow, action: string, detail: string): Promise<void> {
  await recordAudit(tx, {
    organisationId: row.organisation_id,
    actor: null,
    action,
    target: { kind: "source", id: row.id },
    detail: { by: "operator", title: row.title, what: detail },
  });
}
