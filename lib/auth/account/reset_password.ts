import { passwordFault } from "../../contract/passwords.ts";
import { system } from "../../db/mod.ts";
import { AppError, countAgainst, throttleAddress } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { hashPassword } from "../passwords.ts";
import { hashSecret } from "../secrets.ts";
import type { Caller } from "../start_session.ts";
import { findOwnerOfReset, type OwnerRow, takeReset } from "./queries.ts";
import { setPassword } from "./set_password.ts";

const PER_ADDRESS = { most: 30, windowSeconds: 15 * 60 };

/** Whom a link to set a new password is for, while it may be used; null otherwise. */
export async function findResetOwner(services: Services, token: string): Promise<OwnerRow | null> {
  const tokenHash = await hashSecret(token);
  return await system(services.sql, (tx) => findOwnerOfReset(tx, tokenHash, services.clock.now()));
}

/**
 * Sets a new password by a mailed link, once, and signs its owner out everywhere. It signs nobody in: that still asks for
 * the second factor.
 * @throws AppError "reset_link_invalid", "input_invalid", "too_many_attempts"
 */
export async function resetPassword(
  services: Services,
  { token, password }: { token: string; password: string },
  caller: Caller,
): Promise<void> {
  await countAgainst(services.cache, `reset:address:${throttleAddress(caller.address)}`, PER_ADDRESS);
  const owner = await findResetOwner(services, token);
  if (owner === null) throw new AppError("reset_link_invalid");
  const fault = passwordFault(password, { ...owner, organisation: owner.organisation_name });
  if (fault !== null) throw new AppError("input_invalid", { fields: { password: fault } });
  const passwordHash = await hashPassword(password);
  const tokenHash = await hashSecret(token);
  const now = services.clock.now();
  await system(services.sql, async (tx) => {
    if (!await takeReset(tx, tokenHash, now)) throw new AppError("reset_link_invalid");
    const { id: userId, organisation_id: organisationId, email } = owner;
    await setPassword(tx, { organisationId, userId, email }, {
      passwordHash,
      keepSessionId: null,
      action: "password.reset",
      caller,
      now,
    });
  });
}
