import { recordAudit } from "../audit/mod.ts";
import { newSecret } from "../auth/mod.ts";
import { tenant } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { changePerson } from "./members/mod.ts";
import { createUser, findUserByEmail } from "./users.ts";

// There is no actor at a console: who runs a task has the whole machine.
const BY_OPERATOR = { by: "operator" };

/**
 * Adds an admin with a password that is told once: for the operator, also where every admin is locked out.
 * @throws AppError "input_invalid" when the address is taken
 */
export async function createAdmin(
  services: Services,
  { organisationId, email, name }: { organisationId: string; email: string; name: string },
): Promise<{ email: string; password: string }> {
  const password = newSecret();
  const user = await createUser(services, { organisationId, email, name, password, role: "admin" });
  await tenant(services.sql, organisationId, (tx) =>
    recordAudit(tx, {
      organisationId,
      actor: null,
      action: "user.created",
      target: { kind: "user", id: user.id },
      detail: { ...BY_OPERATOR, email: user.email, role: "admin" },
    }));
  return { email: user.email, password };
}

/**
 * Deactivates whoever has that address and signs them out everywhere: for the operator.
 * @throws AppError "not_found", "last_admin"
 */
export async function disableUser(services: Services, email: string): Promise<{ email: string }> {
  const user = await findUserByEmail(services, email);
  if (user === null) throw new AppError("not_found");
  const { id, organisation_id: organisationId } = user;
  await tenant(services.sql, organisationId, async (tx) => {
    await changePerson(services, tx, { organisationId, id, changes: { status: "deactivated" } });
    await recordAudit(tx, {
      organisationId,
      actor: null,
      action: "user.deactivated",
      target: { kind: "user", id },
      detail: { ...BY_OPERATOR, email: user.email },
    });
  });
  return { email: user.email };
}
