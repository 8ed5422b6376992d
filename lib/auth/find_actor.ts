import type { Actor } from "../contract/actor.ts";
import { tenant } from "../db/mod.ts";
import type { Services } from "../services.ts";
import { readAccessToken, type Realm } from "./access_token.ts";
import { findOpenSession, type OpenSessionRow, touchSession } from "./queries.ts";
import { sessionMoment } from "./session_moment.ts";

/** How exactly it is kept when a session was last in use: more would be a write for every request. */
const SEEN_EVERY_MS = 60_000;

/** Who is signed in, and the name of their organisation for the frame of the page. */
export interface SignedIn {
  actor: Actor;
  organisationName: string;
}

/**
 * Who bears the access token; null when nobody does. The session and the person are read each time, so that signing out,
 * deactivating and a change of role hold at once, in every process.
 */
export async function findActor(
  services: Services,
  accessToken: string,
  realm: Realm = "portal",
): Promise<SignedIn | null> {
  const claims = await readAccessToken(services, accessToken, realm);
  if (claims === null) return null;
  const { organisationId, sessionId, userId } = claims;
  const moment = sessionMoment(services);
  const session = await tenant(services.sql, organisationId, async (tx) => {
    const open = await findOpenSession(tx, organisationId, sessionId, moment, realm);
    if (open !== null && moment.now.getTime() - open.last_seen_at.getTime() >= SEEN_EVERY_MS) {
      await touchSession(tx, organisationId, sessionId, moment.now);
    }
    return open;
  });
  return session === null || session.id !== userId ? null : signedInAs(session, sessionId);
}

/** Whether the session of an actor found earlier is still open, and the person active and in the same role. */
export async function stillActs(services: Services, actor: Actor): Promise<boolean> {
  const { organisationId, sessionId } = actor;
  const moment = sessionMoment(services);
  const session = await tenant(
    services.sql,
    organisationId,
    (tx) => findOpenSession(tx, organisationId, sessionId, moment, "portal"),
  );
  return session?.role === actor.role;
}

/** A person as the actor of a request. */
export function signedInAs(person: OpenSessionRow, sessionId: string): SignedIn {
  return {
    actor: {
      userId: person.id,
      organisationId: person.organisation_id,
      role: person.role,
      sessionId,
      name: person.name,
      email: person.email,
      timeZone: person.time_zone,
      ...(person.needs_second_factor ? { needsSecondFactor: true } : {}),
    },
    organisationName: person.organisation_name,
  };
}
