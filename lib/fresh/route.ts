// Keeps the promise that a route's handler decides, and its page is rendered with the handler's data, status and headers.
import { type Context, inner } from "./context.ts";
import { type Element, elementOf } from "./render/element.ts";
import type { HandlerFn, Method, Route, RouteHandler } from "./types.ts";

/** Every method a handler for all methods answers. */
export const ALL_METHODS: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The methods a route answers; a page without handlers is there to be read. */
export function routeMethods<State>(route: Route<State>): readonly Method[] {
  if (typeof route.handler === "function") return ALL_METHODS;
  const methods = new Set(Object.keys(route.handler ?? {}) as Method[]);
  if (route.component !== undefined) methods.add("GET");
  return [...methods];
}

/** Runs the route's handler and renders its page; an error page keeps the status of its error. */
export async function renderRoute<State>(
  ctx: Context<State>,
  route: Route<State>,
  status = 200,
): Promise<Response> {
  const handler = handlerFor(route.handler, ctx.req.method);
  const answer = handler === null ? { data: {} } : await handler(ctx);
  if (answer instanceof Response) return answer;

  skipWrapping(ctx, route);
  let page: Element | Response = null;
  if (route.component !== undefined) {
    const made = elementOf(ctx, route.component, () => null, answer.data);
    page = made instanceof Promise ? await made : made;
  }
  if (page instanceof Response) return page;
  return await ctx.render(page, { status: answer.status ?? status, headers: answer.headers });
}

function handlerFor<State>(
  handler: RouteHandler<unknown, State> | undefined,
  method: string,
): HandlerFn<unknown, State> | null {
  if (typeof handler === "function") return handler;
  return handler?.[method as Method] ?? (method === "HEAD" ? handler?.GET : undefined) ?? null;
}

function skipWrapping<State>(ctx: Context<State>, { config }: Route<State>): void {
  const { ui } = ctx[inner];
  if (!config?.skipAppWrapper && !config?.skipInheritedLayouts) return;
  ctx[inner].ui = {
    app: config.skipAppWrapper ? null : ui.app,
    layouts: config.skipInheritedLayouts ? [] : ui.layouts,
  };
}
