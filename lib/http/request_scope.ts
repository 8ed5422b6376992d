import type { Middleware } from "fresh";
import type { Services } from "../services.ts";
import { clientAddress } from "./address.ts";
import type { State } from "./state.ts";

const WELL_FORMED = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * Gives a request what every route counts on (services, an id, the client's address) and writes one line about it when it
 * is answered: the pattern of its route, never its query, which may hold a secret.
 */
export function requestScope(open: () => Promise<Services>, closing: AbortSignal): Middleware<State> {
  return async (ctx) => {
    const started = performance.now();
    const { state, req } = ctx;
    state.services = await open();
    const { config, log } = state.services;
    state.requestId = requestId(req.headers, config.trustedProxies);
    state.address = clientAddress(req.headers, peerOf(ctx.info), config.trustedProxies);
    state.closing = closing;
    state.actor = null;
    state.stillActs = () => Promise.resolve(true);
    state.organisationName = null;
    state.cookies = [];

    let status = 500;
    try {
      const response = await ctx.next();
      status = response.status;
      response.headers.set("x-request-id", state.requestId);
      addCookies(response, state.cookies);
      return response;
    } finally {
      const ms = Math.round(performance.now() - started);
      // A path without a route is a file, or a stranger's guess.
      const line = ctx.route === null ? log.debug : log.info;
      line("request", {
        method: req.method,
        path: ctx.route ?? "-",
        status,
        ms,
        request_id: state.requestId,
      });
    }
  };
}

/** A route that sets a cookie itself, as signing in and out do, has the last word. */
function addCookies({ headers }: Response, cookies: string[]): void {
  const set = headers.getSetCookie().map(nameOf);
  for (const cookie of cookies) if (!set.includes(nameOf(cookie))) headers.append("set-cookie", cookie);
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf("="));
}

/** The id a trusted proxy gave the request, or one of our own. */
export function requestId(headers: Headers, trustedProxies: number): string {
  const given = headers.get("x-request-id") ?? "";
  return trustedProxies > 0 && WELL_FORMED.test(given) ? given : crypto.randomUUID();
}

function peerOf(info: Deno.ServeHandlerInfo): string {
  const address = info.remoteAddr;
  return "hostname" in address ? address.hostname : "local";
}
