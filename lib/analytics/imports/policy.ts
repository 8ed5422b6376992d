import type { Actor } from "../../contract/actor.ts";
import { includesRole } from "../../contract/roles.ts";
import { AppError } from "../../http/app_error.ts";
import type { ImportRow } from "./queries.ts";

/** Whether this person may import files. */
export function canImport(actor: Actor): boolean {
  return includesRole(actor.role, "admin");
}

/** @throws AppError "role_too_low" */
export function requireImport(actor: Actor): void {
  if (!canImport(actor)) throw new AppError("role_too_low");
}

/** The import, when it is there and their organisation's.
 *
 * @throws AppError "not_found"
 */
export function requireFound(actor: Actor, row: ImportRow | null): ImportRow {
  if (row === null || row.organisation_id !== actor.organisationId) throw new AppError("not_found");
  return row;
}
