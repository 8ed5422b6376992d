import { recordAudit } from "../../audit/mod.ts";
import type { Transaction } from "../../db/mod.ts";
import { revokeSessionsOf } from "../queries.ts";
import { deleteChallenges } from "../second_factor/queries.ts";
import type { Caller } from "../start_session.ts";
import { deleteResets, updatePassword } from "./queries.ts";
import { tellOwner } from "./tell_owner.ts";

/**
 * Sets a password within a transaction, and ends what the one before it opened: sessions but the one kept, links to set a
 * new one, sign-ins that wait for their code. The second factor stays.
 */
export async function setPassword(
  tx: Transaction,
  owner: { organisationId: string; userId: string; email: string },
  { passwordHash, keepSessionId, action, caller, now }: {
    passwordHash: string;
    keepSessionId: string | null;
    action: "password.changed" | "password.reset";
    caller: Caller;
    now: Date;
  },
): Promise<void> {
  const { organisationId, userId } = owner;
  await updatePassword(tx, { organisationId, userId, passwordHash });
  const ended = await revokeSessionsOf(tx, { organisationId, userId, exceptId: keepSessionId, now });
  await deleteResets(tx, organisationId, userId);
  await deleteChallenges(tx, owner);
  await recordAudit(tx, {
    organisationId,
    actor: { userId, email: owner.email },
    action,
    target: { kind: "user", id: userId },
    address: caller.address,
    requestId: caller.requestId,
    detail: { sessions_ended: ended },
  });
  await tellOwner(tx, owner, caller, { change: "password", now });
}
