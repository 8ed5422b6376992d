/**
 * The audit log: an append-only record of who did what, when and from where. It never changes or removes an entry, and
 * never holds a secret or a person's answers.
 */
export { type AuditEntry, recordAudit } from "./audit.ts";
