import { recordAudit } from "../../audit/mod.ts";
import type { Profile } from "../../contract/account.ts";
import type { Actor } from "../../contract/actor.ts";
import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import type { Caller } from "../start_session.ts";
import { updateProfileOf } from "./queries.ts";

/** Changes the actor's own name and time zone. */
export async function updateOwnProfile(
  services: Services,
  actor: Actor,
  profile: Profile,
  caller: Caller,
): Promise<void> {
  const { organisationId, userId } = actor;
  await tenant(services.sql, organisationId, async (tx) => {
    await updateProfileOf(tx, { organisationId, userId, name: profile.name, timeZone: profile.time_zone });
    await recordAudit(tx, {
      organisationId,
      actor,
      action: "user.profile_changed",
      target: { kind: "user", id: userId },
      address: caller.address,
      requestId: caller.requestId,
    });
  });
}

/** The time zones to choose from, with the one in use though it be an old name. */
export function timeZones(inUse: string): string[] {
  return [...new Set(["UTC", inUse, ...Intl.supportedValuesOf("timeZone")])].sort();
}
