// Keeps the promise that application code type-checks alike here and on upstream Fresh 2.
import type { AnyComponent, RenderableProps, VNode } from "preact";
import type { Context } from "./context.ts";

/** The methods a handler may name. */
export type Method = "HEAD" | "GET" | "POST" | "PATCH" | "PUT" | "DELETE" | "OPTIONS";

/** What `new App()` accepts. */
export interface FreshConfig {
  /** Path in front of every route, such as "/portal". */
  basePath?: string;
  mode?: "development" | "production";
  /** Believe X-Forwarded-Proto and X-Forwarded-Host; only behind a proxy of one's own. */
  trustProxy?: boolean;
}

/** The configuration with its defaults filled in. */
export interface ResolvedFreshConfig {
  root: string;
  basePath: string;
  mode: "development" | "production";
  trustProxy: boolean;
}

/** A step of a request: it answers, or hands on with `ctx.next()`. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;
/** Upstream's older name of Middleware. */
export type MiddlewareFn<State> = Middleware<State>;
/** A middleware, or a function that loads one at its first request. */
export type MaybeLazyMiddleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response | Middleware<State>>;
/** Loads a value when it is first needed. */
export type Lazy<T> = () => Promise<T>;
/** A value, or what loads it. */
export type MaybeLazy<T> = T | Lazy<T>;

/** What a handler returns to have its page rendered. */
export interface PageResponse<T> {
  data: T;
  headers?: HeadersInit;
  status?: number;
}

/** Answers a request with a response, or with values for the page. */
export interface HandlerFn<Data, State> {
  (ctx: Context<State>): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}
/** One handler for each method that a route serves. */
export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };
/** A route's handlers: one for all methods, or one for each. */
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;
/** The values a route's handler gives to its page. */
export type RouteData<Handler extends RouteHandler<unknown, unknown>> = Handler extends
  RouteHandler<infer Data, unknown> ? Data : never;

/** What pages, layouts and the app wrapper receive. */
export type PageProps<Data = unknown, T = unknown> =
  & Pick<
    Context<T>,
    "config" | "url" | "req" | "params" | "info" | "state" | "isPartial" | "Component" | "error" | "route"
  >
  & { data: Data };

/** A component that awaits before it draws, or answers with a response instead. */
export type AsyncAnyComponent<P> = {
  // deno-lint-ignore no-explicit-any
  (props: RenderableProps<P>, context?: any): Promise<VNode<any> | Response | null>;
  displayName?: string;
  defaultProps?: Partial<P> | undefined;
};
/** A page, layout or wrapper, synchronous or not. */
export type RouteComponent<State> =
  | AsyncAnyComponent<PageProps<unknown, State>>
  | AnyComponent<PageProps<unknown, State>>;

/** Which wrapping a layout goes without. */
export interface LayoutConfig {
  skipInheritedLayouts?: boolean;
  skipAppWrapper?: boolean;
}
/** The `config` export of a route. */
export interface RouteConfig extends LayoutConfig {
  /** URL pattern in place of the one the file name gives. */
  routeOverride?: string;
  csp?: boolean;
  methods?: "ALL" | Method[];
}
/** A page with its handlers, as `app.route()` takes it. */
export interface Route<State> {
  component?: RouteComponent<State>;
  config?: RouteConfig;
  handler?: RouteHandler<unknown, State>;
  css?: string[];
}

/** An island as the server knows it. */
export interface Island {
  file: string;
  name: string;
  exportName: string;
}

/** What `app.listen()` accepts. */
export type ListenOptions = Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem> & {
  remoteAddress?: string;
};

/** Events of a socket that `ctx.upgrade()` wires. */
export interface WebSocketHandlers {
  open?(socket: WebSocket): void;
  message?(socket: WebSocket, event: MessageEvent): void;
  close?(socket: WebSocket, code: number, reason: string): void;
  error?(socket: WebSocket, event: Event | ErrorEvent): void;
}
/** Options of a socket's upgrade. */
export interface WebSocketUpgradeOptions {
  idleTimeout?: number;
  protocol?: string;
}
