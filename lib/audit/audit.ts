import type { Transaction } from "../db/mod.ts";
import { insertEntry } from "./queries.ts";

/** Something somebody did, or was refused. */
export interface AuditEntry {
  organisationId: string | null;
  actor: { userId: string; email: string } | null;
  /** Verb and noun: "session.created", "report.removed". */
  action: string;
  target?: { kind: string; id: string };
  outcome?: "done" | "refused" | "failed";
  address?: string;
  requestId?: string;
  /** What else an investigator needs; never a secret. */
  detail?: Record<string, string | number | boolean | null>;
}

/**
 * Appends an entry within the transaction that does the deed, so that neither is kept without the other. Call it last:
 * from here to the end of the transaction no other entry of the organisation can be written.
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await insertEntry(tx, entry);
}
