import type { Role } from "./roles.ts";

/** Who acts: a signed-in person in their organisation. Every verb that touches a client's rows takes one. */
export interface Actor {
  userId: string;
  organisationId: string;
  role: Role;
  sessionId: string;
  name: string;
  email: string;
  /** IANA name of the person's time zone, for dates on pages. */
  timeZone: string;
  /** The organisation asks this person for a second factor that is not set up: until it is, nothing else is open. */
  needsSecondFactor?: boolean;
}
