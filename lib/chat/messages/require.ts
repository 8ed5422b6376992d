import type { Actor } from "../../contract/actor.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/app_error.ts";
import type { Services } from "../../services.ts";
import type { MessageRow } from "../rows.ts";
import { findMessage } from "./queries.ts";

/**
 * A message of a conversation of the actor's own; what is another's does not exist for them, whatever their role.
 *
 * @throws AppError "not_found"
 */
export async function requireMessage(services: Services, actor: Actor, id: string): Promise<MessageRow> {
  const { organisationId, userId } = actor;
  const row = await tenant(
    services.sql,
    organisationId,
    (tx) => findMessage(tx, { organisationId, userId, id }),
  );
  if (row === null) throw new AppError("not_found");
  return row;
}
