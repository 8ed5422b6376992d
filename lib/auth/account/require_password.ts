import type { Actor } from "../../contract/actor.ts";
import { tenant } from "../../db/mod.ts";
import { AppError, countAgainst } from "../../http/mod.ts";
import { verifyPassword } from "../passwords.ts";
import type { Services } from "../../services.ts";
import { findPasswordHash } from "./queries.ts";

const LIMIT = { most: 10, windowSeconds: 15 * 60 };

/**
 * Asks a signed-in person for their password again, before what a stolen session must not be able to do.
 * @throws AppError "input_invalid" naming current_password, "too_many_attempts"
 */
export async function requirePassword(services: Services, actor: Actor, password: string): Promise<void> {
  const key = `proof:account:${actor.userId}`;
  await countAgainst(services.cache, key, LIMIT);
  const hash = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => findPasswordHash(tx, actor.organisationId, actor.userId),
  );
  if (!await verifyPassword(password, hash)) {
    throw new AppError("input_invalid", { fields: { current_password: "This is not your password." } });
  }
  await services.cache.remove(key);
}
