// Keeps the promise that an application is a list of registrations, applied from top to bottom and compiled once.
import { composeChain, type Layer, layersAbove, newLayer, type Outermost } from "./chain.ts";
import { Context, inner } from "./context.ts";
import { addFileRoutes } from "./fs_routes.ts";
import { HttpError, plainErrorResponse } from "./http_error.ts";
import { patternSegments } from "./patterns.ts";
import { withHeaders } from "./response.ts";
import { ALL_METHODS, renderRoute, routeMethods } from "./route.ts";
import { allowedMethods, type RouteEntry, RouteTable } from "./router.ts";
import { loadSnapshot, requireBuiltIslands, type Snapshot } from "./snapshot.ts";
import type {
  FreshConfig,
  LayoutConfig,
  ListenOptions,
  MaybeLazy,
  MaybeLazyMiddleware,
  Method,
  Middleware,
  ResolvedFreshConfig,
  Route,
  RouteComponent,
  RouteConfig,
} from "./types.ts";

type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

/** The tables that registrations fill. */
export interface Tables<State> {
  table: RouteTable<Middleware<State>>;
  layers: Layer<State>[];
  outermost: Outermost<State>;
  basePath: string;
}
type Registration<State> = (tables: Tables<State>, snapshot: Snapshot) => void;

/** Gives an application the snapshot to serve from, in place of the project's own. */
export let useSnapshot: <State>(app: App<State>, snapshot: Snapshot) => void;
/** Has an application load its snapshot from another project's folder. */
export let useProject: <State>(app: App<State>, root: string) => void;

/** A Fresh application: middleware, routes, layouts and error pages, top to bottom. */
export class App<State> {
  config: ResolvedFreshConfig;
  #registrations: Registration<State>[] = [];
  #snapshot: Snapshot | null = null;
  #project: string | undefined;
  #hasFileRoutes = false;

  static {
    useSnapshot = (app, snapshot) => {
      app.#snapshot = snapshot;
      app.config.root = snapshot.root;
      app.config.mode = snapshot.mode;
    };
    useProject = (app, root) => app.#project = root;
  }

  constructor(config: FreshConfig = {}) {
    this.config = {
      root: ".",
      basePath: config.basePath ?? "",
      mode: config.mode ?? "production",
      trustProxy: config.trustProxy ?? false,
    };
  }

  /** Adds middleware for all paths, or for one path and those below it. */
  use(...middleware: MaybeLazyMiddleware<State>[]): this;
  use(path: string, ...middleware: MaybeLazyMiddleware<State>[]): this;
  use(first: string | MaybeLazyMiddleware<State>, ...rest: MaybeLazyMiddleware<State>[]): this {
    const path = typeof first === "string" ? first : "*";
    const middlewares = typeof first === "string" ? rest : [first, ...rest];
    return this.#register((tables) => layerAt(tables, path).middlewares.push(...middlewares));
  }

  get(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(["GET"], path, middlewares);
  }
  post(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(["POST"], path, middlewares);
  }
  patch(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(["PATCH"], path, middlewares);
  }
  put(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(["PUT"], path, middlewares);
  }
  delete(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(["DELETE"], path, middlewares);
  }
  head(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(["HEAD"], path, middlewares);
  }
  /** Answers every method at a path. */
  all(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#handle(ALL_METHODS, path, middlewares);
  }

  /** Adds a page with its handlers at a path. */
  route(path: string, route: Route<State>, config?: RouteConfig): this {
    const merged = { ...route, config: { ...config, ...route.config } };
    return this.#register((tables) => {
      const pattern = merged.config.routeOverride ?? path;
      addRoute(tables, routeMethods(merged), pattern, patternSegments(path), [
        (ctx) => renderRoute(ctx, merged),
      ]);
    });
  }

  /** Answers what no route matched, and every 404 that is thrown. */
  notFound(routeOrMiddleware: Route<State> | Middleware<State>): this {
    return this.#register((tables) => tables.outermost.notFound = asRoute(routeOrMiddleware));
  }

  /** Answers what is thrown at a path or below it. */
  onError(path: string, routeOrMiddleware: Route<State> | Middleware<State>): this {
    return this.#register((tables) => layerAt(tables, path).errorRoute = asRoute(routeOrMiddleware));
  }

  /** Sets the component that draws everything around a page, from `<html>` on. */
  appWrapper(component: RouteComponent<State>): this {
    return this.#register((tables) => tables.outermost.app = component);
  }

  /** Wraps the pages at a path and below it. */
  layout(path: string, component: RouteComponent<State>, config: LayoutConfig = {}): this {
    return this.#register((tables) => layerAt(tables, path).layout = { component, config });
  }

  /** Adds the routes of the `routes/` folder here. */
  fsRoutes(pattern = "*"): this {
    this.#hasFileRoutes = true;
    return this.#register((tables, snapshot) => addFileRoutes(tables, snapshot.routes, pattern));
  }

  /** The function that answers requests; its first call loads the routes and compiles them. */
  handler(): Handler {
    let compiled: Promise<Handler> | null = null;
    let ready: Handler | null = null;
    return async (request, info) => {
      if (ready === null) {
        compiled ??= this.#compile();
        ready = await compiled;
      }
      return ready(request, info);
    };
  }

  /** Serves over TCP once everything is loaded; refuses when islands have not been built. */
  async listen(options: ListenOptions = {}): Promise<void> {
    const handler = await this.#compile();
    requireBuiltIslands(this.#snapshot!);
    Deno.serve({ port: 8000, ...options } as Deno.ServeTcpOptions, handler);
  }

  async #compile(): Promise<Handler> {
    if (this.#snapshot === null) {
      useSnapshot(this, await loadSnapshot(this.config.mode, this.#hasFileRoutes, this.#project));
    }
    const snapshot = this.#snapshot!;
    // Tests draw islands without a build; the process that serves the public has no such excuse.
    if (Deno.mainModule === `file://${snapshot.root}/main.ts`) requireBuiltIslands(snapshot);
    const tables: Tables<State> = {
      table: new RouteTable(),
      layers: [newLayer<State>([], false)],
      outermost: { app: null, notFound: null },
      basePath: this.config.basePath,
    };
    for (const register of this.#registrations) register(tables, snapshot);
    return dispatcher(this.config, snapshot, tables);
  }

  #handle(methods: readonly Method[], path: string, middlewares: MaybeLazy<Middleware<State>>[]): this {
    const steps = middlewares as MaybeLazyMiddleware<State>[];
    return this.#register((tables) => addRoute(tables, methods, path, patternSegments(path), steps));
  }

  #register(registration: Registration<State>): this {
    this.#registrations.push(registration);
    return this;
  }
}

/** Adds an answer at a pattern, behind all that is registered above its folders so far. */
export function addRoute<State>(
  { table, layers, outermost, basePath }: Tables<State>,
  methods: readonly Method[],
  pattern: string,
  folders: string[],
  steps: MaybeLazyMiddleware<State>[],
): void {
  const above = layersAbove(layers, folders, patternSegments(pattern));
  const path = pattern === "*" ? `${basePath}/*` : (basePath + pattern).replace(/(.)\/$/, "$1");
  table.add(methods, path, composeChain(above, outermost, steps), composeChain(above, outermost, []));
}

/** The layer of a path, made when it is new. */
export function layerAt<State>(
  tables: Tables<State>,
  path: string | string[],
  fromFile = false,
): Layer<State> {
  const segments = typeof path === "string" ? patternSegments(path) : path;
  const key = segments.join("/");
  const found = tables.layers.find((layer) =>
    layer.segments.join("/") === key && (layer.fromFile === fromFile || key === "")
  );
  if (found !== undefined) return found;
  const layer = newLayer<State>(segments, fromFile);
  tables.layers.push(layer);
  return layer;
}

function asRoute<State>(routeOrMiddleware: Route<State> | Middleware<State>): Route<State> {
  return typeof routeOrMiddleware === "function" ? { handler: routeOrMiddleware } : routeOrMiddleware;
}

const NO_CONNECTION = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 1234 },
  completed: Promise.resolve(),
} as Deno.ServeHandlerInfo;

function dispatcher<State>(config: ResolvedFreshConfig, snapshot: Snapshot, tables: Tables<State>): Handler {
  const nowhere = composeChain(layersAbove(tables.layers, [], []), tables.outermost, []);
  return async (request, info = NO_CONNECTION) => {
    const { method } = request;
    let entry: RouteEntry<Middleware<State>> | null = null;
    let ctx: Context<State> | null = null;
    let response: Response;
    try {
      const url = publicUrl(request, config.trustProxy);
      const match = tables.table.match(url.pathname);
      entry = match?.entry ?? null;
      ctx = new Context<State>(
        request,
        url,
        info,
        entry?.pattern ?? null,
        match?.params ?? {},
        config,
        snapshot,
      );
      const found = entry?.byMethod.get(method) ??
        (method === "HEAD" ? entry?.byMethod.get("GET") : undefined);
      if (found === undefined && entry !== null) ctx.next = otherMethod(entry, method);
      response = await (found ?? entry?.otherwise ?? nowhere)(ctx);
      if (!(response instanceof Response)) {
        throw new Error(`Expected a Response at ${url.pathname}, got ${response}`);
      }
    } catch (error) {
      response = plainErrorResponse(error);
    }
    response = withPolicy(response, ctx);
    if (response.status === 405 && entry !== null) response = withAllow(response, allowedMethods(entry));
    return method === "HEAD" && response.body !== null ? new Response(null, response) : response;
  };
}

/** The last step at a path that exists, but not for this method. */
function otherMethod<T>(entry: RouteEntry<T>, method: string): () => Promise<Response> {
  if (method !== "OPTIONS") return () => Promise.reject(new HttpError(405));
  return () =>
    Promise.resolve(new Response(null, { status: 204, headers: { allow: allowedMethods(entry) } }));
}

/** An error page drawn outside of csp() gets the policy that csp() would have given it. */
function withPolicy<State>(response: Response, ctx: Context<State> | null): Response {
  const policy = ctx?.[inner].policy ?? null;
  const { headers } = response;
  if (policy === null || headers.has("content-security-policy")) return response;
  return headers.has("content-security-policy-report-only") ? response : policy(response);
}

function withAllow(response: Response, allow: string): Response {
  if (response.headers.has("allow")) return response;
  return withHeaders(response, (headers) => headers.set("allow", allow));
}

/** The URL as the client wrote it; repeated slashes are one, so that no path reads as another host. */
function publicUrl(request: Request, trustProxy: boolean): URL {
  const url = new URL(request.url);
  if (url.pathname.includes("//")) url.pathname = url.pathname.replace(/\/{2,}/g, "/");
  if (!trustProxy) return url;
  const protocol = request.headers.get("x-forwarded-proto");
  const host = request.headers.get("x-forwarded-host");
  if (protocol === "http" || protocol === "https") url.protocol = protocol;
  if (host !== null) url.host = host;
  return url;
}
