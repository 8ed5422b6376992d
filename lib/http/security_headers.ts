import { csp, csrf, type Middleware } from "fresh";
import type { State } from "./state.ts";

const ALWAYS: Record<string, string> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
/** For a file in a frame of ours: a browser's own viewer of PDFs does not work in a sandbox. */
const FRAMED_POLICY =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const TWO_YEARS_SECONDS = 63_072_000;

/** What browsers are told to refuse, on every response; pages of a signed-in person are kept by no cache. */
export const securityHeaders: Middleware<State> = async (ctx) => {
  const response = await ctx.next();
  const { headers } = response;
  const framed = headers.get("x-frame-options") === "SAMEORIGIN";
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
  if (framed) headers.set("x-frame-options", "SAMEORIGIN");
  const https = ctx.state.services.config.publicUrl.startsWith("https:");
  if (https) headers.set("strict-transport-security", `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`);
  if (ctx.state.actor !== null && !headers.has("cache-control")) headers.set("cache-control", "no-store");
  headers.set(
    "content-security-policy",
    ctx.url.pathname.startsWith("/api/")
      ? framed ? FRAMED_POLICY : API_POLICY
      : withFrames(strictPolicy(headers.get("content-security-policy"), https), ctx.state.frames),
  );
  return response;
};

/** The page's own policy without what would weaken it, and without the upgrade that a portal on plain HTTP can't follow. */
function strictPolicy(policy: string | null, https: boolean): string {
  if (policy === null) return API_POLICY;
  const strict = policy.replaceAll(/ ?'unsafe-inline'/g, "");
  return https ? strict : strict.replace(/;? ?upgrade-insecure-requests/, "");
}

/** The policy with leave to show these sites in frames, for the one page that asks for it. */
function withFrames(policy: string, frames: readonly string[] | undefined): string {
  return frames === undefined ? policy : `${policy}; frame-src ${["'self'", ...frames].join(" ")}`;
}

/** The policy of pages: our own files, and the inline scripts and styles that carry this response's nonce. */
export function pagePolicy(): Middleware<State> {
  return csp({
    useNonce: true,
    csp: [
      "img-src 'self' data:",
      "media-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ],
  });
}

/**
 * Refuses what another site made a browser send. A request that brings its own credentials in `Authorization` needs no
 * such guard: no browser adds that header by itself.
 */
export function refuseCrossSite(): Middleware<State> {
  const guard = csrf<State>({
    origin: (origin, ctx) => origin === ctx.url.origin || isOwn(origin, ctx.state as State),
  });
  return async (ctx) => ctx.req.headers.has("authorization") ? await ctx.next() : await guard(ctx);
}

function isOwn(origin: string, { services }: State): boolean {
  return origin === new URL(services.config.publicUrl).origin;
}
