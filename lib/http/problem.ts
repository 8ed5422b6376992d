import type { Problem } from "../contract/problem.ts";
import { type ErrorCode, ERRORS } from "../contract/errors.ts";
import { AppError } from "./app_error.ts";

/** The problem details of a failure. What was not expected says nothing of its cause. */
export function problemOf(error: unknown, requestId: string): Problem {
  const known = expected(error);
  return {
    type: "about:blank",
    title: known ? ERRORS[known.code].title : ERRORS.internal.title,
    status: known?.status ?? 500,
    ...(known?.detail === undefined ? {} : { detail: known.detail }),
    code: known?.code ?? "internal",
    request_id: requestId,
    ...(known?.challenge === undefined ? {} : { challenge: known.challenge }),
    ...(known?.fields === undefined ? {} : { fields: known.fields }),
  };
}

/** The response that carries a failure to a program. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = problemOf(error, requestId);
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  const retryAfter = expected(error)?.retryAfterSeconds;
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(retryAfter)));
  if (problem.status === 401) headers.set("www-authenticate", 'Bearer realm="portal"');
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/**
 * The failure as one we know: an AppError, the router's refusal of an address or a method, or a service that does not
 * answer; null for a bug.
 */
export function expected(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!(error instanceof Error)) return null;
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (typeof code === "string" && (CONNECTION_FAILURES.has(code) || DATABASE_AWAY.test(code))) {
    return new AppError("service_unavailable", { cause: error });
  }
  if (code === DATABASE_FULL) return new AppError("storage_full", { cause: error });
  const refusal = error.name === "HttpError" ? ROUTER_REFUSALS[Number(status)] : undefined;
  return refusal === undefined ? null : new AppError(refusal, { cause: error });
}

/** Whether somebody on our side should look at it: a bug, a service away, a full disk. */
export function isOurs(error: unknown): boolean {
  return (expected(error)?.status ?? 500) >= 500;
}

const ROUTER_REFUSALS: Record<number, ErrorCode> = {
  403: "cross_site_refused",
  404: "not_found",
  405: "method_not_allowed",
};

/** What Postgres says when its disk is full: SQLSTATE disk_full. */
const DATABASE_FULL = "53100";

/** What Postgres says when a connection breaks, and while it shuts down or starts: SQLSTATE classes 08 and 57P0. */
const DATABASE_AWAY = /^(?:08[0-9A-Z]{3}|57P0[1-4])$/;

/** How postgres.js and the system name a connection that can't be had. */
const CONNECTION_FAILURES = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
]);
