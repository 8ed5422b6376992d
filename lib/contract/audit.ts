import * as z from "zod/mini";
import { Id, Moment, pageOf, PageQuery } from "./common.ts";
import { endpoint } from "./endpoint.ts";

/** How a deed ended: it was done, refused to whoever asked, or failed on our side. */
export const AUDIT_OUTCOMES = ["done", "refused", "failed"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** An entry of the audit log. */
export const AuditRecord = z.object({
  /** Its number in the organisation's chain, from 1 without gaps. */
  seq: z.int(),
  at: Moment,
  /** Null where nobody was signed in. */
  actor: z.nullable(z.object({ id: Id, email: z.string() })),
  /** Noun and what happened to it: "session.created". */
  action: z.string(),
  target: z.nullable(z.object({ kind: z.string(), id: z.string() })),
  outcome: z.enum(AUDIT_OUTCOMES),
  address: z.nullable(z.string()),
  request_id: z.nullable(z.string()),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** SHA-256 over this entry and the one before it, hex. */
  hash: z.string(),
});
export type AuditRecord = z.output<typeof AuditRecord>;

const Words = z.string().check(z.trim(), z.maxLength(254));

/** Which entries; a filter that is left out lets all pass. */
export const AuditFilter = z.object({
  /** Part of the address of who acted. */
  who: z.optional(Words),
  /** What was done, or the noun alone: "session.created", "session". */
  action: z.optional(Words),
  outcome: z.optional(z.enum(AUDIT_OUTCOMES)),
  /** The first day, in the reader's time zone. */
  since: z.optional(z.iso.date()),
  /** The last day. */
  until: z.optional(z.iso.date()),
});
export type AuditFilter = z.output<typeof AuditFilter>;

/** A page of the log, newest first. */
export const AuditPage = pageOf(AuditRecord);
export type AuditPage = z.output<typeof AuditPage>;

/** The audit log. */
export const listAudit = endpoint({
  id: "audit.list",
  method: "GET",
  path: "/api/audit",
  summary: "Who did what, newest first",
  access: "admin",
  query: z.extend(PageQuery, AuditFilter.shape),
  response: AuditPage,
});

/** The audit log as a table; a cell that a spreadsheet would take for a formula is made plain text. */
export const exportAudit = endpoint({
  id: "audit.export",
  method: "GET",
  path: "/api/audit/export",
  summary: "The audit log as CSV, newest first",
  access: "admin",
  query: AuditFilter,
  response: "file",
});

/** The endpoints of this area. */
export const auditEndpoints = [listAudit, exportAudit];
