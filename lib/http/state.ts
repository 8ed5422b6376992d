import type { Actor } from "../contract/actor.ts";
import type { Services } from "../services.ts";

/** What every route finds on `ctx.state`; the middlewares of main.ts put it there. */
export interface State {
  services: Services;
  /** The signed-in person, or null. */
  actor: Actor | null;
  /** Whether that person is still signed in, in the same role: for answers that go on for long. */
  stillActs: () => Promise<boolean>;
  /** Names this request in logs and in failures shown to a client. */
  requestId: string;
  /** The client's address, as far as trusted proxies vouch for it. */
  address: string;
  /** Aborts when the process closes, so that event streams end. */
  closing: AbortSignal;
  /** Cookies that go with whatever answer leaves, a failure too, unless the route sets them itself. */
  cookies: string[];
  /** The organisation's name for the frame, when somebody is signed in. */
  organisationName: string | null;
  /** Other sites this one page shows in frames; none unless a page says so. */
  frames?: readonly string[];
}
