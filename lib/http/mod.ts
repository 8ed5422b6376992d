/**
 * HTTP: turns requests into validated input and what verbs return into responses, by the word of the contract. It holds
 * everything every route shares (limits, cookies, failures, events, headers) and never knows a domain.
 */
export { AppError, type AppErrorOptions } from "./app_error.ts";
export { throttleAddress } from "./address.ts";
export { readBytes } from "./body.ts";
export { cookieName, readCookies, setCookie } from "./cookies.ts";
export { define } from "./define.ts";
export { attachment, safeFileName } from "./file_name.ts";
export { formValues, parseInput, readForm } from "./input.ts";
export { followChanges } from "./follow.ts";
export { apiFailures, pageFailures } from "./failures.ts";
export { openapi } from "./openapi.ts";
export { askPage, type PageAsked } from "./page_query.ts";
export { pathId, pathParams } from "./path_id.ts";
export { problemOf } from "./problem.ts";
export { countAgainst, type RateLimit } from "./rate_limit.ts";
export { readReadiness } from "./readiness.ts";
export { requestScope } from "./request_scope.ts";
export { pagePolicy, refuseCrossSite, securityHeaders } from "./security_headers.ts";
export {
  type Call,
  callOf,
  type EventsVerb,
  type Handle,
  requireAccess,
  serve,
  type ServeOptions,
  type Signer,
  type Verb,
} from "./serve.ts";
export { safeNext } from "./safe_next.ts";
export type { State } from "./state.ts";
export { readTheme, type Theme, themeCookie, THEMES } from "./theme.ts";
export { readUpload, type Upload } from "./upload.ts";
