import type { Actor } from "../contract/actor.ts";
import { includesRole } from "../contract/roles.ts";
import { AppError } from "../http/app_error.ts";

/** Whether this person may make reports at all. */
export function canRequest(actor: Actor): boolean {
  return includesRole(actor.role, "editor");
}

/** Whether this person may see and change a report or draft: its maker, and every admin of the organisation. */
export function canRead(actor: Actor, owned: { organisation_id: string; user_id: string }): boolean {
  return canRequest(actor) && owned.organisation_id === actor.organisationId &&
    (actor.role === "admin" || owned.user_id === actor.userId);
}

/** @throws AppError "role_too_low" */
export function requireRequest(actor: Actor): void {
  if (!canRequest(actor)) throw new AppError("role_too_low");
}

/** The row, when it is there and theirs; what is not theirs does not exist for them.
 *
 * @throws AppError "not_found"
 */
export function requireRead<Row extends { organisation_id: string; user_id: string }>(
  actor: Actor,
  row: Row | null,
): Row {
  if (row === null || !canRead(actor, row)) throw new AppError("not_found");
  return row;
}
