import type { Actor } from "../../contract/actor.ts";
import { includesRole } from "../../contract/roles.ts";
import { AppError } from "../../http/mod.ts";

/**
 * Lets editors and admins mark charts; everybody of the organisation reads the marks.
 * @throws AppError "role_too_low"
 */
export function requireMayMark({ role }: Actor): void {
  if (!includesRole(role, "editor")) throw new AppError("role_too_low");
}
