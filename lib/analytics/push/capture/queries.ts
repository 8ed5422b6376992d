import type { Transaction } from "../../../db/mod.ts";

/** The delivery of a push. */
export interface PushCaptureRow {
  id: string;
  state: string;
  captured_at: Date;
  body_sha256: string;
  /** What was answered, once it is completed. */
  findings: unknown;
}

/** A delivery by its id. */
export async function findPushCapture(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<PushCaptureRow> {
  const [row] = await tx<PushCaptureRow[]>`
    select id, state, captured_at, file_sha256 as body_sha256, findings
    from analytics_captures
    where organisation_id = ${organisationId} and id = ${id}
  `;
  return row!;
}

/** Lets a delivery that was cut short be stored again. */
export async function reopenPushCapture(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx`
    update analytics_captures
    set state = 'running', error_code = null, error_message = null, completed_at = null
    where organisation_id = ${organisationId} and id = ${id} and state = 'failed'
  `;
}

/** The newest pushes of an organisation. */
export async function selectPushes(
  tx: Transaction,
  organisationId: string,
  limit: number,
): Promise<{ id: string; batch_key: string; state: string; created_at: Date; findings: unknown }[]> {
  return await tx<{ id: string; batch_key: string; state: string; created_at: Date; findings: unknown }[]>`
    select id, batch_key, state, created_at, findings
    from analytics_captures
    where organisation_id = ${organisationId} and source = 'push'
    order by created_at desc, id desc
    limit ${limit}
  `;
}
