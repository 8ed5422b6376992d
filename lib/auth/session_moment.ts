import type { Services } from "../services.ts";
import type { SessionMoment } from "./queries.ts";

/** The moment of a look at sessions: those nobody came back to for longer than the configuration allows have ended. */
export function sessionMoment({ config, clock }: Pick<Services, "config" | "clock">): SessionMoment {
  const now = clock.now();
  return { now, idleSince: new Date(now.getTime() - config.sessionIdleHours * 3_600_000) };
}
