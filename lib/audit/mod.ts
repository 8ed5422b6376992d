/**
 * The audit log: an append-only record of who did what, when and from where, each entry linked to the one before by its
 * hash. It never changes or removes an entry, and never holds a secret or a person's answers.
 */
export { type AuditEntry, recordAudit } from "./audit.ts";
export { csvRow } from "./csv.ts";
export { exportAudit, listAudit } from "./read_audit.ts";
export { recordRefusals } from "./refusals.ts";
export { type VerifiedChain, verifyAudit } from "./verify.ts";
