import { recordAudit } from "../audit/mod.ts";
import type { Actor } from "../contract/actor.ts";
import type { Me, Session } from "../contract/auth.ts";
import { system, tenant } from "../db/mod.ts";
import { AppError } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { presentPerson, presentSession } from "./present.ts";
import { findAccount, findPerson, listOpenSessions, revokeSessionOf, revokeSessionsOf } from "./queries.ts";
import { sessionMoment } from "./session_moment.ts";
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
    (tx) => listOpenSessions(tx, actor.organisationId, actor.userId, sessionMoment(services)),
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

/** Signs the person out everywhere but here; says at how many places. */
export async function revokeOtherSessions(
  services: Services,
  actor: Actor,
  caller: Caller,
): Promise<{ ended: number }> {
  const { organisationId, userId, sessionId } = actor;
  return await tenant(services.sql, organisationId, async (tx) => {
    const ended = await revokeSessionsOf(tx, {
      organisationId,
      userId,
      exceptId: sessionId,
      now: services.clock.now(),
    });
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "session.others_revoked",
      target: { kind: "user", id: userId },
      address: caller.address,
      requestId: caller.requestId,
      detail: { ended },
    });
    return { ended };
  });
}

/** Signs the person out here; signing out twice is no failure. */
export async function signOut(services: Services, actor: Actor, caller: Caller): Promise<void> {
  await revokeOwnSession(services, actor, { id: actor.sessionId }, caller).catch((error) => {
    // Another tab was quicker, which is as good.
    if (!(error instanceof AppError)) throw error;
  });
}

/** Signs a person out everywhere, for the operator; null when nobody has that address. */
export async function revokeSessionsByEmail(
  services: Services,
  email: string,
): Promise<{ ended: number } | null> {
  return await system(services.sql, async (tx) => {
    const account = await findAccount(tx, email.trim().toLowerCase());
    if (account === null) return null;
    const { id: userId, organisation_id: organisationId } = account;
    const ended = await revokeSessionsOf(tx, {
      organisationId,
      userId,
      exceptId: null,
      now: services.clock.now(),
    });
    await recordAudit(tx, {
      organisationId,
      actor: null,
      action: "session.all_revoked",
      target: { kind: "user", id: userId },
      detail: { ended, by: "operator" },
    });
    return { ended };
  });
}
