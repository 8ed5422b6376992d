import type { Json, Transaction } from "../../../db/mod.ts";
import type { CaptureEnd, NewCapture } from "../captures.ts";

/** Adds a capture; null where the organisation has one of the same batch key. */
export async function insertCapture(
  tx: Transaction,
  organisationId: string,
  capture: NewCapture,
  now: Date,
): Promise<string | null> {
  const { file } = capture;
  const state = capture.state ?? "running";
  const [row] = await tx<{ id: string }[]>`
    insert into analytics_captures (
      organisation_id, source, platform, account_id, user_id, state, batch_key, file_name, file_bytes, file_sha256,
      storage_key, layout, findings, job_id, captured_at, created_at, started_at
    ) values (
      ${organisationId}, ${capture.source}, ${capture.platform ?? null}, ${capture.accountId ?? null},
      ${capture.userId ?? null}, ${state}, ${capture.batchKey ?? null}, ${file?.name ?? null},
      ${file?.bytes ?? null}, ${file?.sha256 ?? null}, ${file?.storageKey ?? null}, ${capture.layout ?? null},
      ${tx.json((capture.findings ?? {}) as Json)}, ${capture.jobId ?? null}, ${capture.capturedAt}, ${now},
      ${state === "running" ? now : null}
    )
    on conflict (organisation_id, batch_key) where batch_key is not null do nothing
    returning id
  `;
  return row?.id ?? null;
}

/** The capture of a batch key, or null. */
export async function findCaptureOfBatch(
  tx: Transaction,
  organisationId: string,
  batchKey: string,
): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id
    from analytics_captures
    where organisation_id = ${organisationId}
      and batch_key = ${batchKey}
  `;
  return row?.id ?? null;
}

/** Ends a capture that has not ended; false when it had. */
export async function endCapture(
  tx: Transaction,
  organisationId: string,
  id: string,
  end: CaptureEnd,
  now: Date,
): Promise<boolean> {
  const findings = end.findings === undefined ? null : tx.json(end.findings as Json);
  const rows = await tx`
    update analytics_captures
    set state = ${end.state}, completed_at = ${now}, progress_step = null,
      progress_fraction = case when ${end.state} = 'completed' then 1 else progress_fraction end,
      findings = coalesce(${findings}, findings),
      error_code = ${end.error?.code ?? null}, error_message = ${end.error?.message ?? null}
    where organisation_id = ${organisationId}
      and id = ${id}
      and state in ('previewed', 'queued', 'running')
    returning id
  `;
  return rows.length === 1;
}
