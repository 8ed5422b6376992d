import type { PasswordChange } from "../../contract/account.ts";
import type { Actor } from "../../contract/actor.ts";
import { passwordFault } from "../../contract/passwords.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { hashPassword } from "../passwords.ts";
import { findPerson } from "../queries.ts";
import type { Caller } from "../start_session.ts";
import { requirePassword } from "./require_password.ts";
import { setPassword } from "./set_password.ts";

/**
 * Changes the actor's password and signs them out at every other place.
 * @throws AppError "input_invalid", "too_many_attempts"
 */
export async function changeOwnPassword(
  services: Services,
  actor: Actor,
  { current_password, new_password }: PasswordChange,
  caller: Caller,
): Promise<void> {
  await requirePassword(services, actor, current_password);
  const { organisationId, userId } = actor;
  const person = await tenant(services.sql, organisationId, (tx) => findPerson(tx, organisationId, userId));
  if (person === null) throw new AppError("signed_out");
  const fault = new_password.normalize("NFKC") === current_password.normalize("NFKC")
    ? "This is your password already."
    : passwordFault(new_password, { ...person, organisation: person.organisation_name });
  if (fault !== null) throw new AppError("input_invalid", { fields: { new_password: fault } });
  const passwordHash = await hashPassword(new_password);
  await tenant(services.sql, organisationId, (tx) =>
    setPassword(tx, actor, {
      passwordHash,
      keepSessionId: actor.sessionId,
      action: "password.changed",
      caller,
      now: services.clock.now(),
    }));
}
