// Keeps the promise that no page ever allows inline script or style by default: a nonce does, or nothing.
import { inner } from "../context.ts";
import { withHeaders } from "../response.ts";
import type { Middleware } from "../types.ts";

/** What csp() takes. */
export interface CSPOptions {
  /** Only report what would be blocked. */
  reportOnly?: boolean;
  /** Where browsers send reports. */
  reportTo?: string;
  /** Directives that replace the defaults of the same name, or join them. */
  csp?: string[];
  /** Allow the scripts and styles that this response's own page carries, and no others. */
  useNonce?: boolean;
}

const DEFAULTS = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];
const TAKES_NONCE = new Set(["script-src", "style-src", "script-src-elem", "style-src-elem"]);

const NONCE_PLACE = "\0";

/** Sets the Content-Security-Policy of every response below it. */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly = false, reportTo, useNonce = false } = options;
  const header = reportOnly ? "content-security-policy-report-only" : "content-security-policy";
  const directives = merge(DEFAULTS, options.csp ?? []);
  if (reportTo !== undefined) directives.push("report-to csp-endpoint", `report-uri ${reportTo}`);
  const policy = (nonce: string | null) =>
    directives.map((directive) => withNonce(directive, nonce)).join("; ");
  const withoutPage = useNonce ? policy(null) : directives.join("; ");
  const aroundNonce = policy(NONCE_PLACE).split(NONCE_PLACE);

  return async (ctx) => {
    const own = ctx[inner];
    if (useNonce) own.nonce ??= newNonce();
    own.policy = (response) => {
      const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
      return withHeaders(response, (headers) => {
        headers.set(header, isPage && useNonce ? aroundNonce.join(own.nonce!) : withoutPage);
        if (reportTo !== undefined) headers.set("reporting-endpoints", `csp-endpoint="${reportTo}"`);
      });
    };
    return own.policy(await ctx.next());
  };
}

function merge(defaults: string[], own: string[]): string[] {
  const names = new Set(own.map(nameOf));
  return [...defaults.filter((directive) => !names.has(nameOf(directive))), ...own];
}

/** Where nonces are asked for, 'unsafe-inline' is taken out whether or not there is a nonce to put in. */
function withNonce(directive: string, nonce: string | null): string {
  const sources = directive.split(/\s+/).filter((source) => source !== "'unsafe-inline'");
  if (nonce !== null && TAKES_NONCE.has(nameOf(directive))) sources.push(`'nonce-${nonce}'`);
  return sources.length === 1 && directive.includes("'unsafe-inline'")
    ? `${sources[0]} 'none'`
    : sources.join(" ");
}

function nameOf(directive: string): string {
  return directive.trim().split(/\s+/)[0]!;
}

function newNonce(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
