import { recordAudit } from "../audit/mod.ts";
import type { Actor } from "../contract/actor.ts";
import type { Me, Session } from "../contract/auth.ts";
import { tenant } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { presentPerson, presentSession } from "./present.ts";
import { findPerson, listOpenSessions, revokeSessionOf } from "./queries.ts";
import type { Caller } from "./start_session.ts";

/** The signed-in person. */
export async function readMe(services: Services, actor: Actor): Promise<Me> {
  const person = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => findPerson(tx, actor.organisationId, actor.userId),
  );
  if (person === null) throw new AppError("signed_out");
  return presentPerson(person);
}

/** Where the person is signed in. */
export async function listOwnSessions(services: Services, actor: Actor): Promise<{ items: Session[] }> {
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) => listOpenSessions(tx, actor.organisationId, actor.userId, services.clock.now()),
  );
  return { items: rows.map((row) => presentSession(row, actor)) };
}

/**
 * Signs the person out at one place.
 * @throws AppError "not_found" when it is not an open session of theirs
 */
export async function revokeOwnSession(
  services: Services,
  actor: Actor,
  { id }: { id: string },
  caller: Caller,
): Promise<void> {
  const revoked = await tenant(services.sql, actor.organisationId, async (tx) => {
    const { organisationId, userId } = actor;
    const done = await revokeSessionOf(tx, {
      organisationId,
      userId,
      sessionId: id,
      now: services.clock.now(),
    });
    if (done) {
      await recordAudit(tx, {
        organisationId,
        actor,
        action: "session.revoked",
        target: { kind: "session", id },
        address: caller.address,
        requestId: caller.requestId,
      });
    }
    return done;
  });
  if (!revoked) throw new AppError("not_found");
}

/** Signs the person out here; signing out twice is no failure. */
export async function signOut(services: Services, actor: Actor, caller: Caller): Promise<void> {
  await revokeOwnSession(services, actor, { id: actor.sessionId }, caller).catch((error) => {
    // Another tab was quicker, which is as good.
    if (!(error instanceof AppError)) throw error;
  });
}
