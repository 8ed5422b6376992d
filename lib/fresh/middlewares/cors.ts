// Keeps the promise that other sites read answers only where they are named.
import type { Context } from "../context.ts";
import { withHeaders } from "../response.ts";
import type { Middleware } from "../types.ts";

/** What cors() takes. */
export type CORSOptions<State> = {
  origin: string | string[] | ((origin: string, ctx: Context<State>) => string | undefined | null);
  allowMethods?: string[];
  allowHeaders?: string[];
  maxAge?: number;
  credentials?: boolean;
  exposeHeaders?: string[];
};

const METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"];

/** Answers preflights, and says on every response who may read it. */
export function cors<State>(options: CORSOptions<State> = { origin: "*" }): Middleware<State> {
  return async (ctx) => {
    const origin = allowedOrigin(options.origin, ctx);
    if (ctx.req.method === "OPTIONS") return preflight(ctx, options, origin);
    return withHeaders(await ctx.next(), (headers) => {
      allowReading(headers, options, origin);
      if (origin !== null && origin !== "*") headers.append("vary", "Origin");
    });
  };
}

function allowedOrigin<State>(allowed: CORSOptions<State>["origin"], ctx: Context<State>): string | null {
  if (allowed === "*") return "*";
  const origin = ctx.req.headers.get("origin") ?? "";
  if (typeof allowed === "function") return allowed(origin, ctx) ?? null;
  return (typeof allowed === "string" ? allowed === origin : allowed.includes(origin)) ? origin : null;
}

function allowReading<State>(headers: Headers, options: CORSOptions<State>, origin: string | null): void {
  if (origin) headers.set("access-control-allow-origin", origin);
  if (options.credentials) headers.set("access-control-allow-credentials", "true");
  if (options.exposeHeaders?.length) {
    headers.set("access-control-expose-headers", options.exposeHeaders.join(","));
  }
}

function preflight<State>(ctx: Context<State>, options: CORSOptions<State>, origin: string | null): Response {
  const headers = new Headers();
  allowReading(headers, options, origin);
  if (origin !== null && origin !== "*") headers.append("vary", "Origin");
  if (options.maxAge !== undefined) headers.set("access-control-max-age", String(options.maxAge));
  headers.set("access-control-allow-methods", (options.allowMethods ?? METHODS).join(","));
  const asked = ctx.req.headers.get("access-control-request-headers");
  const allowed = options.allowHeaders?.length ? options.allowHeaders.join(",") : asked;
  if (allowed) {
    headers.set("access-control-allow-headers", allowed);
    headers.append("vary", "Access-Control-Request-Headers");
  }
  return new Response(null, { status: 204, headers });
}
