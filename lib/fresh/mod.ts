/**
 * A Fresh 2 compatible layer: our own small implementation of the part of Fresh 2's documented interface that this
 * project uses, imported as "fresh". Pages, layouts, middleware and islands written for it run on upstream Fresh 2 when
 * the import map points there. It never knows the project it serves, and does no client navigation.
 *
 * A process serves with `await app.listen({ port, hostname, signal })`: it loads `fresh.gen.ts` and `_fresh/`, then
 * answers; it throws when islands are not built. `Deno.serve(options, app.handler())` works as well and loads at the
 * first request. Tests call `app.handler()` with requests: routes are loaded from `fresh.gen.ts`, and where `_fresh/`
 * is missing, islands are drawn but not started. `dev.ts build` writes both; `lib/fresh/manifest.ts` writes or checks `fresh.gen.ts` alone.
 *
 * @module
 */
export { App } from "./app.ts";
export { createDefine, type Define, page } from "./define.ts";
export { HttpError } from "./http_error.ts";
export { cors, type CORSOptions } from "./middlewares/cors.ts";
export { csp, type CSPOptions } from "./middlewares/csp.ts";
export { csrf, type CsrfOptions } from "./middlewares/csrf.ts";
export { staticFiles } from "./middlewares/static_files.ts";
export type { Context, Context as FreshContext } from "./context.ts";
export type {
  FreshConfig,
  HandlerByMethod,
  HandlerFn,
  Island,
  LayoutConfig,
  Lazy,
  ListenOptions,
  MaybeLazy,
  Method,
  Middleware,
  MiddlewareFn,
  PageProps,
  PageResponse,
  ResolvedFreshConfig,
  RouteConfig,
  RouteData,
  RouteHandler,
  WebSocketHandlers,
  WebSocketUpgradeOptions,
} from "./types.ts";
