import * as z from "zod/mini";
import { ById, Id, Moment } from "./common.ts";
import { endpoint, json } from "./endpoint.ts";
import { ROLES } from "./roles.ts";

/** The signed-in person, as they see themselves. */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  time_zone: z.string(),
  organisation: z.object({ id: Id, name: z.string() }),
});
export type Me = z.output<typeof Me>;

/** What a successful sign-in or renewal answers; a browser gets the same two tokens as cookies. */
export const Tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal("Bearer"),
  /** Seconds the access token is good for. */
  expires_in: z.int(),
  user: Me,
});
export type Tokens = z.output<typeof Tokens>;

/** What a person types to sign in; also the schema of the form. */
export const Credentials = z.object({
  email: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type Credentials = z.output<typeof Credentials>;

/** A place a person is signed in at. */
export const Session = z.object({
  id: Id,
  created_at: Moment,
  last_used_at: Moment,
  expires_at: Moment,
  /** The browser or program in words: "Firefox on a Mac". */
  device: z.string(),
  /** Where it was last seen from, in words. */
  place: z.string(),
  /** The browser or program, as it named itself. */
  user_agent: z.nullable(z.string()),
  current: z.boolean(),
});
export type Session = z.output<typeof Session>;

/** Signs in. */
export const login = endpoint({
  id: "auth.login",
  method: "POST",
  path: "/api/auth/login",
  summary: "Sign in with an e-mail address and a password; a second factor makes it a second step",
  access: "public",
  body: json(Credentials, 10_000),
  response: Tokens,
  errors: ["credentials_wrong", "second_factor_required", "too_many_attempts"],
});

/** Renews an access token; each refresh token is good once. */
export const refresh = endpoint({
  id: "auth.refresh",
  method: "POST",
  path: "/api/auth/refresh",
  summary: "Renew a program's tokens; a browser's cookies are renewed on their own",
  access: "public",
  body: json(z.object({ refresh_token: z.string().check(z.minLength(1), z.maxLength(500)) }), 10_000),
  response: Tokens,
  errors: ["signed_out"],
});

/** Ends this session. */
export const logout = endpoint({
  id: "auth.logout",
  method: "POST",
  path: "/api/auth/logout",
  summary: "Sign out: revoke this session",
  access: "viewer",
  beforeSecondFactor: true,
});

/** Who am I. */
export const me = endpoint({
  id: "auth.me",
  method: "GET",
  path: "/api/auth/me",
  summary: "The signed-in person",
  access: "viewer",
  beforeSecondFactor: true,
  response: Me,
});

/** Where am I signed in. */
export const listSessions = endpoint({
  id: "auth.sessions.list",
  method: "GET",
  path: "/api/auth/sessions",
  summary: "The places I am signed in at",
  access: "viewer",
  response: z.object({ items: z.array(Session) }),
});

/** Signs one place out. */
export const revokeSession = endpoint({
  id: "auth.sessions.revoke",
  method: "DELETE",
  path: "/api/auth/sessions/{id}",
  summary: "Sign one place out",
  access: "viewer",
  params: ById,
});

/** Signs every other place out. */
export const revokeOthers = endpoint({
  id: "auth.sessions.revoke_others",
  method: "DELETE",
  path: "/api/auth/sessions",
  summary: "Sign every other place out",
  access: "viewer",
  response: z.object({ ended: z.int() }),
});

/** The endpoints of this area. */
export const authEndpoints = [login, refresh, logout, me, listSessions, revokeSession, revokeOthers];
