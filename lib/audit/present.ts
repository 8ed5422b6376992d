import type { AuditRecord } from "../contract/audit.ts";
import type { AuditRow } from "./queries.ts";

/** An entry as an admin reads it. */
export function presentEntry(row: AuditRow): AuditRecord {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: row.actor_id === null || row.actor_email === null
      ? null
      : { id: row.actor_id, email: row.actor_email },
    action: row.action,
    target: row.target_kind === null || row.target_id === null
      ? null
      : { kind: row.target_kind, id: row.target_id },
    outcome: row.outcome,
    address: row.address,
    request_id: row.request_id,
    detail: row.detail,
    hash: row.hash.toHex(),
  };
}
