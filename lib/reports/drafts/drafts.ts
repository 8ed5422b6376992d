import type { Actor } from "../../contract/actor.ts";
import type { UploadedFile } from "../../contract/endpoint.ts";
import type { DraftConfig, ReportDraft } from "../../contract/report_shapes.ts";
import { system, tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import { brandOf } from "../../people/mod.ts";
import type { Services } from "../../services.ts";
import { draftFolder } from "../keys.ts";
import { requireRead, requireRequest } from "../policy.ts";
import { findReport } from "../queries.ts";
import type { DraftRow } from "../rows.ts";
import { understandAside } from "../understand_aside.ts";
import {
  deleteDraft,
  findDraft,
  insertDraft,
  type StoredFile,
  takeExpiredDrafts,
  updateDraftRow,
} from "./queries.ts";

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

interface DraftFiles {
  transcript?: UploadedFile | undefined;
  survey?: UploadedFile | undefined;
}

/** Keeps uploaded files for a week and says what was understood of them. */
export async function createDraft(
  services: Services,
  actor: Actor,
  input: DraftFiles & { config: DraftConfig },
): Promise<ReportDraft> {
  requireRequest(actor);
  if (!input.transcript && !input.survey) {
    throw new AppError("file_missing", { detail: "Choose a transcript or a survey to upload." });
  }
  const id = crypto.randomUUID();
  const folder = draftFolder(actor.organisationId, id);
  try {
    const stored = await storeFiles(services, folder, input);
    const now = services.clock.now();
    await tenant(services.sql, actor.organisationId, (tx) =>
      insertDraft(tx, {
        id,
        organisationId: actor.organisationId,
        userId: actor.userId,
        transcript: stored.transcript ?? null,
        survey: stored.survey ?? null,
        config: input.config,
        now,
        expiresAt: new Date(now.getTime() + LIFETIME_MS),
      }));
  } catch (error) {
    await services.storage.removePrefix(folder);
    throw error;
  }
  return await readDraft(services, actor, { id });
}

/** Makes a draft of a report's files and details, to make it again with changes. */
export async function createDraftFromReport(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<ReportDraft> {
  const report = requireRead(
    actor,
    await tenant(services.sql, actor.organisationId, (tx) => findReport(tx, actor.organisationId, input.id)),
  );
  const file = async (name: string, key: string): Promise<UploadedFile> => ({
    name,
    mediaType: "application/octet-stream",
    bytes: new Uint8Array(await services.storage.get(key)),
  });
  return await createDraft(services, actor, {
    transcript: await file(report.transcript_name, report.transcript_path),
    survey: await file(report.survey_name, report.survey_path),
    config: report.config,
  });
}

/** A draft as its page shows it. */
export async function readDraft(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<ReportDraft> {
  const row = await requireDraft(services, actor, input.id);
  const { name: organisation } = await brandOf(services, actor.organisationId);
  const content = async (key: string | null, name: string | null) =>
    key === null ? null : { name: name ?? "", bytes: await services.storage.get(key) };
  const understood = await understandAside({
    transcript: await content(row.transcript_key, row.transcript_name),
    survey: await content(row.survey_key, row.survey_name),
    config: row.config,
    organisation,
  });
  return {
    ...understood,
    id: row.id,
    transcript: understood.transcript &&
      { name: row.transcript_name!, bytes: row.transcript_bytes!, ...understood.transcript },
    survey: understood.survey && { name: row.survey_name!, bytes: row.survey_bytes!, ...understood.survey },
    config: row.config,
    expires_at: row.expires_at.toISOString(),
  };
}

/** Adds or replaces files of a draft; corrections to a replaced file are dropped, for they named its questions. */
export async function replaceDraftFiles(
  services: Services,
  actor: Actor,
  input: DraftFiles & { id: string; config?: DraftConfig | undefined },
): Promise<ReportDraft> {
  const row = await requireDraft(services, actor, input.id);
  const stored = await storeFiles(services, draftFolder(actor.organisationId, row.id), input);
  const config = { ...(input.config ?? row.config) };
  if (stored.survey) config.questions = {};
  if (stored.transcript) config.voices = {};
  await keep(services, actor, row.id, { ...stored, config });
  return await readDraft(services, actor, { id: row.id });
}

/** Keeps details and corrections, and says what the deck becomes. */
export async function updateDraft(
  services: Services,
  actor: Actor,
  input: { id: string; config: DraftConfig },
): Promise<ReportDraft> {
  await keepDraft(services, actor, input);
  return await readDraft(services, actor, { id: input.id });
}

/** Keeps details and corrections without reading the files again. */
export async function keepDraft(
  services: Services,
  actor: Actor,
  input: { id: string; config: DraftConfig },
): Promise<void> {
  const row = await requireDraft(services, actor, input.id);
  await keep(services, actor, row.id, { config: input.config });
}

/** Throws a draft away with its files. */
export async function removeDraft(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  const row = await requireDraft(services, actor, input.id);
  await tenant(services.sql, actor.organisationId, (tx) => deleteDraft(tx, actor.organisationId, row.id));
  await services.storage.removePrefix(draftFolder(actor.organisationId, row.id));
}

/** Removes drafts past their time with their files; returns how many. */
export async function sweepDrafts(services: Services): Promise<number> {
  const expired = await system(services.sql, (tx) => takeExpiredDrafts(tx, services.clock.now()));
  for (const draft of expired) {
    await services.storage.removePrefix(draftFolder(draft.organisation_id, draft.id));
  }
  return expired.length;
}

/** A draft that is there, theirs and not past its time.
 *
 * @throws AppError "not_found", "draft_expired"
 */
export async function requireDraft(services: Services, actor: Actor, id: string): Promise<DraftRow> {
  requireRequest(actor);
  const row = requireRead(
    actor,
    await tenant(services.sql, actor.organisationId, (tx) => findDraft(tx, actor.organisationId, id)),
  );
  if (row.expires_at <= services.clock.now()) throw new AppError("draft_expired");
  return row;
}

async function keep(
  services: Services,
  actor: Actor,
  id: string,
  change: { transcript?: StoredFile; survey?: StoredFile; config: DraftConfig },
): Promise<void> {
  const now = services.clock.now();
  await tenant(services.sql, actor.organisationId, (tx) =>
    updateDraftRow(tx, actor.organisationId, id, {
      ...change,
      now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    }));
}

async function storeFiles(
  services: Services,
  folder: string,
  files: DraftFiles,
): Promise<{ transcript?: StoredFile; survey?: StoredFile }> {
  const stored: { transcript?: StoredFile; survey?: StoredFile } = {};
  for (const part of ["transcript", "survey"] as const) {
    const file = files[part];
    if (!file) continue;
    const key = `${folder}/${part}`;
    stored[part] = { key, name: file.name, bytes: await services.storage.put(key, file.bytes) };
  }
  return stored;
}
