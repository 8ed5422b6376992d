import type { DraftConfig } from "../../contract/report_shapes.ts";
import type { Json, Transaction } from "../../db/mod.ts";
import type { DraftRow } from "../rows.ts";

/** A stored file of a draft. */
export interface StoredFile {
  key: string;
  name: string;
  bytes: number;
}

/** Inserts a draft with the files that are there. */
export async function insertDraft(
  tx: Transaction,
  draft: {
    id: string;
    organisationId: string;
    userId: string;
    transcript: StoredFile | null;
    survey: StoredFile | null;
    config: DraftConfig;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  const { transcript, survey } = draft;
  await tx`
    insert into report_drafts (
      id, organisation_id, user_id, transcript_key, transcript_name, transcript_bytes, survey_key, survey_name,
      survey_bytes, config, created_at, updated_at, expires_at
    ) values (
      ${draft.id}, ${draft.organisationId}, ${draft.userId},
      ${transcript?.key ?? null}, ${transcript?.name ?? null}, ${transcript?.bytes ?? null},
      ${survey?.key ?? null}, ${survey?.name ?? null}, ${survey?.bytes ?? null},
      ${tx.json(draft.config as Json)}, ${draft.now}, ${draft.now}, ${draft.expiresAt}
    )
  `;
}

/** One draft of the organisation, or null. */
export async function findDraft(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<DraftRow | null> {
  const rows = await tx<DraftRow[]>`
    select id, organisation_id, user_id, transcript_key, transcript_name, transcript_bytes, survey_key, survey_name,
      survey_bytes, config, created_at, expires_at
    from report_drafts
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
  return rows[0] ?? null;
}

/** Keeps what changed of a draft and how long it lasts now; what is undefined stays. */
export async function updateDraftRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  change: { transcript?: StoredFile; survey?: StoredFile; config?: DraftConfig; now: Date; expiresAt: Date },
): Promise<void> {
  const { transcript, survey, config } = change;
  await tx`
    update report_drafts
    set transcript_key = coalesce(${transcript?.key ?? null}, transcript_key),
      transcript_name = coalesce(${transcript?.name ?? null}, transcript_name),
      transcript_bytes = coalesce(${transcript?.bytes ?? null}, transcript_bytes),
      survey_key = coalesce(${survey?.key ?? null}, survey_key),
      survey_name = coalesce(${survey?.name ?? null}, survey_name),
      survey_bytes = coalesce(${survey?.bytes ?? null}, survey_bytes),
      config = ${config === undefined ? tx`config` : tx.json(config as Json)},
      updated_at = ${change.now},
      expires_at = ${change.expiresAt}
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

/** Deletes a draft's row; false when it was gone. */
export async function deleteDraft(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  const rows = await tx`
    delete from report_drafts
    where organisation_id = ${organisationId}
      and id = ${id}
    returning id
  `;
  return rows.length === 1;
}

/** Deletes drafts past their time, of every organisation, and returns where their files lie. */
export async function takeExpiredDrafts(
  tx: Transaction,
  now: Date,
): Promise<{ id: string; organisation_id: string }[]> {
  return await tx<{ id: string; organisation_id: string }[]>`
    delete from report_drafts
    where expires_at <= ${now}
    returning id, organisation_id
  `;
}
