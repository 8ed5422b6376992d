// Keeps the promise that every middleware of a request shares one context with Fresh 2's members.
import { type FunctionComponent, isValidElement, type VNode } from "preact";
import { HttpError } from "./http_error.ts";
import { renderPage } from "./render/page.ts";
import type { Snapshot } from "./snapshot.ts";
import type {
  LayoutConfig,
  ResolvedFreshConfig,
  RouteComponent,
  WebSocketHandlers,
  WebSocketUpgradeOptions,
} from "./types.ts";

/** What wraps a page at some depth of the application. */
export interface Ui<State> {
  app: RouteComponent<State> | null;
  layouts: RouteComponent<State>[];
}

/** The layer's own part of a context, out of the application's reach. */
export interface Inner<State> {
  ui: Ui<State>;
  nonce: string | null;
  /** Sets the content policy where it is missing: on an error page that is drawn outside of csp(). */
  policy: ((response: Response) => Response) | null;
  snapshot: Snapshot;
}

/** Where a context keeps its inner part. */
export const inner: unique symbol = Symbol("fresh inner");

/** What every middleware, handler and page of one request shares. */
export class Context<State> {
  readonly [inner]: Inner<State>;
  readonly config: ResolvedFreshConfig;
  readonly url: URL;
  req: Request;
  readonly route: string | null;
  readonly params: Record<string, string>;
  readonly state: State = {} as State;
  data: unknown = undefined;
  error: unknown | null = null;
  readonly info: Deno.ServeHandlerInfo;
  readonly isPartial: boolean = false;
  next: () => Promise<Response>;
  Component!: FunctionComponent;

  constructor(
    req: Request,
    url: URL,
    info: Deno.ServeHandlerInfo,
    route: string | null,
    params: Record<string, string>,
    config: ResolvedFreshConfig,
    snapshot: Snapshot,
  ) {
    this.req = req;
    this.url = url;
    this.info = info;
    this.route = route;
    this.params = params;
    this.config = config;
    this.next = () => Promise.reject(new HttpError(404));
    this[inner] = { ui: { app: null, layouts: [] }, nonce: null, policy: null, snapshot };
  }

  /** Sends the browser elsewhere; a path never leaves this site, however many slashes it opens with. */
  redirect(pathOrUrl: string, status = 302): Response {
    return new Response(null, { status, headers: { location: ownPath(pathOrUrl) } });
  }

  /** Renders a page inside its layouts and the app wrapper. */
  async render(
    // deno-lint-ignore no-explicit-any
    vnode: VNode<any> | null,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    if (vnode !== null && !isValidElement(vnode)) throw new Error("ctx.render() takes JSX or null");
    const { ui } = this[inner];
    const page = await renderPage(this, vnode, {
      app: config.skipAppWrapper ? null : ui.app,
      layouts: config.skipInheritedLayouts ? [] : ui.layouts,
    });
    // Contexts outlive V8's young generation; the pages they have drawn must not, or half the time goes to moving them.
    this.Component = drawsNothing;
    if (page instanceof Response) return page;
    return new Response(page, {
      status: init.status,
      statusText: init.statusText,
      headers: htmlHeaders(init),
    });
  }

  /** Answers with plain text. */
  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  /** Answers with HTML as given. */
  html(content: string, init?: ResponseInit): Response {
    return new Response(content, { ...init, headers: htmlHeaders(init) });
  }

  /** Answers with JSON. */
  // deno-lint-ignore no-explicit-any
  json(content: any, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  /** Answers with what an iterable yields, texts as UTF-8. */
  stream<U extends string | Uint8Array>(
    stream: Iterable<U> | AsyncIterable<U> | (() => Iterable<U> | AsyncIterable<U>),
    init?: ResponseInit,
  ): Response {
    const encoder = new TextEncoder();
    const encode = new TransformStream<U, Uint8Array>({
      transform: (chunk, controller) =>
        controller.enqueue(chunk instanceof Uint8Array ? chunk : encoder.encode(String(chunk))),
    });
    const source = ReadableStream.from(typeof stream === "function" ? stream() : stream);
    return new Response(source.pipeThrough(encode) as ReadableStream<Uint8Array<ArrayBuffer>>, init);
  }

  /** Turns the request into a socket: with handlers it is wired and answered, without it is handed over. */
  upgrade(options?: WebSocketUpgradeOptions): { socket: WebSocket; response: Response };
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(
    first: WebSocketHandlers | WebSocketUpgradeOptions = {},
    second?: WebSocketUpgradeOptions,
  ): { socket: WebSocket; response: Response } | Response {
    if (this.req.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      throw new HttpError(400, "Expected a WebSocket upgrade request");
    }
    const handlers = first as WebSocketHandlers;
    const managed = Object.values(first).some((value) => typeof value === "function");
    const upgraded = Deno.upgradeWebSocket(this.req, managed ? second : first as WebSocketUpgradeOptions);
    if (!managed) return upgraded;
    const { socket, response } = upgraded;
    socket.addEventListener("open", () => handlers.open?.(socket));
    socket.addEventListener("message", (event) => handlers.message?.(socket, event));
    socket.addEventListener("close", (event) => handlers.close?.(socket, event.code, event.reason));
    socket.addEventListener("error", (event) => handlers.error?.(socket, event));
    return response;
  }
}

const drawsNothing: FunctionComponent = () => null;
const HTML = "text/html; charset=utf-8";

/** A plain object is the quickest way to give a response its type. */
function htmlHeaders(init: ResponseInit | undefined): HeadersInit {
  if (init?.headers === undefined) return { "content-type": HTML };
  const headers = new Headers(init.headers);
  headers.set("content-type", HTML);
  return headers;
}

/** Collapses slashes before the query, so that "//elsewhere.example" stays a path. */
function ownPath(location: string): string {
  if (!location.startsWith("/")) return location;
  const end = location.search(/[?#]/);
  const path = end === -1 ? location : location.slice(0, end);
  // Browsers read a backslash as a slash, so "/\elsewhere.example" is collapsed as well.
  return path.replace(/[/\\]{2,}/g, "/") + (end === -1 ? "" : location.slice(end));
}
