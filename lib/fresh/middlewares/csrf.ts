// Keeps the promise that a form on another site changes nothing here.
import type { Context } from "../context.ts";
import { HttpError } from "../http_error.ts";
import type { Middleware } from "../types.ts";

/** What csrf() takes: the origins that may send changes besides our own. */
// deno-lint-ignore no-explicit-any
export interface CsrfOptions<State = any> {
  origin?: string | string[] | ((origin: string, context: Context<State>) => boolean);
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses with 403 what a browser says another site has sent; clients that are no browser say nothing, and pass. */
export function csrf<State>(options: CsrfOptions = {}): Middleware<State> {
  return (ctx) => {
    if (SAFE.has(ctx.req.method)) return ctx.next();
    const site = ctx.req.headers.get("sec-fetch-site");
    const origin = ctx.req.headers.get("origin");
    if (site === "same-origin" || site === "none") return ctx.next();
    if (site === null && origin === null) return ctx.next();
    if (origin !== null && mayChange(origin, ctx, options.origin)) return ctx.next();
    throw new HttpError(403);
  };
}

function mayChange<State>(
  origin: string,
  ctx: Context<State>,
  allowed: CsrfOptions<State>["origin"],
): boolean {
  if (allowed === undefined) return origin === ctx.url.origin;
  if (typeof allowed === "function") return allowed(origin, ctx);
  return typeof allowed === "string" ? origin === allowed : allowed.includes(origin);
}
