import type { Transaction } from "../db/mod.ts";
import type { AuditEntry } from "./audit.ts";

/** Adds one row. */
export async function insertEntry(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx`
    insert into audit_log
      (organisation_id, actor_id, actor_email, action, target_kind, target_id, outcome, address, request_id, detail)
    values (
      ${entry.organisationId}, ${entry.actor?.userId ?? null}, ${entry.actor?.email ?? null}, ${entry.action},
      ${entry.target?.kind ?? null}, ${entry.target?.id ?? null}, ${entry.outcome ?? "done"},
      ${entry.address ?? null}, ${entry.requestId ?? null}, ${tx.json(entry.detail ?? {})}
    )
  `;
}
