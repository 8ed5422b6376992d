import type { Actor } from "../contract/actor.ts";
import type { Me, Session } from "../contract/auth.ts";
import { deviceOf } from "./device.ts";
import { placeOf } from "./place.ts";
import type { PersonRow, SessionRow } from "./queries.ts";

/** A person as they see themselves. */
export function presentPerson(row: PersonRow): Me {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    time_zone: row.time_zone,
    organisation: { id: row.organisation_id, name: row.organisation_name },
  };
}

/** A session as its owner sees it. */
export function presentSession(row: SessionRow, actor: Actor): Session {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    device: deviceOf(row.user_agent),
    place: placeOf(row.address),
    user_agent: row.user_agent,
    current: row.id === actor.sessionId,
  };
}
