import type { Actor } from "../contract/actor.ts";
import { tenant } from "../db/mod.ts";
import type { Services } from "../services.ts";
import { readAccessToken } from "./access_token.ts";
import { findOpenSession, markSuccessorSeen, type PersonRow } from "./queries.ts";

/** Who is signed in, and the name of their organisation for the frame of the page. */
export interface SignedIn {
  actor: Actor;
  organisationName: string;
}

/**
 * Who bears the access token; null when nobody does. The session and the person are read each time, so that signing out,
 * deactivating and a change of role hold at once.
 */
export async function findActor(services: Services, accessToken: string): Promise<SignedIn | null> {
  const claims = await readAccessToken(services, accessToken);
  if (claims === null) return null;
  const { organisationId, sessionId, userId, generation } = claims;
  const now = services.clock.now();
  const session = await tenant(services.sql, organisationId, async (tx) => {
    const open = await findOpenSession(tx, organisationId, sessionId, now);
    if (
      open !== null && open.successor_seen_at === null && generation > 0 && generation === open.generation
    ) {
      await markSuccessorSeen(tx, organisationId, sessionId, now);
    }
    return open;
  });
  return session === null || session.id !== userId ? null : signedInAs(session, sessionId);
}

/** A person as the actor of a request. */
export function signedInAs(person: PersonRow, sessionId: string): SignedIn {
  return {
    actor: {
      userId: person.id,
      organisationId: person.organisation_id,
      role: person.role,
      sessionId,
      name: person.name,
      email: person.email,
      timeZone: person.time_zone,
    },
    organisationName: person.organisation_name,
  };
}
