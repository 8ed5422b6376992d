import type { Actor } from "../contract/actor.ts";
import { AppError } from "../http/app_error.ts";
import type { SourceRow } from "./rows.ts";

/** Whether this person may add, change and remove sources; everybody of the organisation may read them. */
export function canManage(actor: Actor): boolean {
  return actor.role === "admin";
}

/** @throws AppError "role_too_low" */
export function requireManage(actor: Actor): void {
  if (!canManage(actor)) throw new AppError("role_too_low");
}

/**
 * The source, when it is there and theirs to see: what was never read yet is seen by those who manage the library.
 *
 * @throws AppError "not_found"
 */
export function requireSource(actor: Actor, row: SourceRow | null): SourceRow {
  if (row === null || row.organisation_id !== actor.organisationId) throw new AppError("not_found");
  if (row.indexed_at === null && !canManage(actor)) throw new AppError("not_found");
  return row;
}
