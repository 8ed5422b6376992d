import type { Context, Middleware } from "fresh";
import type { Role } from "../contract/roles.ts";
import { includesRole } from "../contract/roles.ts";
import { AppError, callOf, cookieName, readCookies, type State } from "../http/mod.ts";
import { findActor, type SignedIn, stillActs } from "./find_actor.ts";
import { renewSession } from "./renew_session.ts";
import {
  ACCESS_COOKIE,
  clearedCookies,
  isSecure,
  REFRESH_COOKIE,
  sessionCookies,
} from "./session_cookies.ts";

/**
 * Finds out who acts: the bearer of `Authorization`, or else of the cookies. A browser whose access token has run out is
 * given new tokens with the answer, without noticing.
 */
export const identify: Middleware<State> = async (ctx) => {
  const authorization = ctx.req.headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
    enter(ctx, token === undefined ? null : await findActor(ctx.state.services, token));
    return await ctx.next();
  }
  await identifyByCookies(ctx);
  return await ctx.next();
};

async function identifyByCookies(ctx: Context<State>): Promise<void> {
  const { services } = ctx.state;
  const secure = isSecure(services.config);
  const cookies = readCookies(ctx.req.headers);
  const access = cookies.get(cookieName(ACCESS_COOKIE, secure));
  const refresh = cookies.get(cookieName(REFRESH_COOKIE, secure));
  const signedIn = access === undefined ? null : await findActor(services, access);
  if (signedIn !== null || refresh === undefined) {
    enter(ctx, signedIn);
    return;
  }
  const renewal = await renewSession(services, refresh, callOf(ctx));
  enter(ctx, renewal?.signedIn ?? null);
  // The tokens presented are used up, so their successors go with the answer even when it is a failure.
  const headers = renewal === null
    ? clearedCookies(services.config)
    : sessionCookies(services.config, renewal.tokens);
  ctx.state.cookies.push(...headers.map(([, value]) => value));
}

function enter(ctx: Context<State>, signedIn: SignedIn | null): void {
  ctx.state.actor = signedIn?.actor ?? null;
  ctx.state.organisationName = signedIn?.organisationName ?? null;
  if (signedIn !== null) ctx.state.stillActs = () => stillActs(ctx.state.services, signedIn.actor);
}

/** The one page open to a person whose organisation asks for a second factor that they have not set up. */
const SECOND_FACTOR_PAGE = "/settings/second-factor";

/**
 * Sends whoever is not signed in to the sign-in page, and back here afterwards; and to setting up their second factor
 * whoever must have one first.
 */
export const requirePerson: Middleware<State> = async (ctx) => {
  const { actor } = ctx.state;
  if (actor?.needsSecondFactor && ctx.url.pathname !== SECOND_FACTOR_PAGE) {
    return ctx.redirect(SECOND_FACTOR_PAGE, 303);
  }
  if (actor !== null) return await ctx.next();
  const here = ctx.url.pathname + ctx.url.search;
  return ctx.redirect(here === "/" ? "/login" : `/login?next=${encodeURIComponent(here)}`, 303);
};

/** Refuses pages to roles below the one given; the API refuses by its contract. */
export function requireRole(role: Role): Middleware<State> {
  return async (ctx) => {
    if (ctx.state.actor === null || !includesRole(ctx.state.actor.role, role)) {
      throw new AppError("role_too_low");
    }
    return await ctx.next();
  };
}
