// Keeps the promise that a route's middleware, layouts and error pages are put in order once, not at every request.
import { type Context, inner, type Ui } from "./context.ts";
import { statusOf } from "./http_error.ts";
import { renderRoute } from "./route.ts";
import type { LayoutConfig, MaybeLazyMiddleware, Middleware, Route, RouteComponent } from "./types.ts";

/** What is registered for a path and everything below it. */
export interface Layer<State> {
  segments: string[];
  /** Whether a file put it there; its segments then name folders, groups included. */
  fromFile: boolean;
  middlewares: MaybeLazyMiddleware<State>[];
  layout: { component: RouteComponent<State>; config: LayoutConfig } | null;
  errorRoute: Route<State> | null;
}

/** What counts for the whole application, read when a request needs it. */
export interface Outermost<State> {
  app: RouteComponent<State> | null;
  notFound: Route<State> | null;
}

/**
 * The layers above a place, outermost first; folders count for files, plain paths for all. The place itself is the last
 * one, for a 404 thrown there becomes a page inside the middleware above it.
 */
export function layersAbove<State>(
  layers: Layer<State>[],
  folders: string[],
  path: string[],
): Layer<State>[] {
  const above = layers
    .filter((layer) => isPrefix(layer.segments, folders) || !layer.fromFile && isPrefix(layer.segments, path))
    .sort((a, b) => a.segments.length - b.segments.length);
  const isOwn = folders.length === 0 || above.some(({ segments }) => segments.length >= folders.length);
  return isOwn ? above : [...above, newLayer(folders, true)];
}

/** A layer that adds nothing yet. */
export function newLayer<State>(segments: string[], fromFile: boolean): Layer<State> {
  return { segments, fromFile, middlewares: [], layout: null, errorRoute: null };
}

/** One function out of many: each layer's wrapping, its middleware, then the last steps. */
export function composeChain<State>(
  layers: Layer<State>[],
  outermost: Outermost<State>,
  steps: MaybeLazyMiddleware<State>[],
): Middleware<State> {
  const links: MaybeLazyMiddleware<State>[] = [];
  let ui: Ui<State> = { app: outermost.app, layouts: [] };
  for (const layer of layers) {
    ui = wrapping(ui, layer);
    links.push(enterLayer(ui, layer.errorRoute, outermost), ...layer.middlewares);
  }
  return linkAll([...links, ...steps]);
}

function wrapping<State>(outer: Ui<State>, { layout }: Layer<State>): Ui<State> {
  if (layout === null) return outer;
  return {
    app: layout.config.skipAppWrapper ? null : outer.app,
    layouts: layout.config.skipInheritedLayouts ? [layout.component] : [...outer.layouts, layout.component],
  };
}

/** Sets what wraps pages from here on, and turns what is thrown below into an error page. */
function enterLayer<State>(
  ui: Ui<State>,
  errorRoute: Route<State> | null,
  outermost: Outermost<State>,
): Middleware<State> {
  return async (ctx) => {
    const outer = ctx[inner].ui;
    ctx[inner].ui = ui;
    try {
      return await ctx.next();
    } catch (error) {
      ctx.error = error;
      const status = statusOf(error);
      const route = status === 404 && outermost.notFound !== null ? outermost.notFound : errorRoute;
      if (route === null) throw error;
      ctx[inner].ui = ui;
      return await renderRoute(ctx, route, status);
    } finally {
      ctx[inner].ui = outer;
    }
  };
}

/** Links the steps from the last to the first; what follows the chain is the context's own `next`. */
function linkAll<State>(steps: MaybeLazyMiddleware<State>[]): Middleware<State> {
  type Link = (ctx: Context<State>, last: () => Promise<Response>) => Response | Promise<Response>;
  let link: Link = (_ctx, last) => last();
  for (const step of steps.toReversed()) {
    const following = link;
    const run = unlazy(step);
    link = (ctx, last) => {
      ctx.next = async () => await following(ctx, last);
      return run(ctx);
    };
  }
  return (ctx) => link(ctx, ctx.next);
}

/** Runs a middleware, or what it loads the first time. */
function unlazy<State>(step: MaybeLazyMiddleware<State>): Middleware<State> {
  let loaded: Middleware<State> | null = null;
  return (ctx) => {
    if (loaded !== null) return loaded(ctx);
    const answer = step(ctx);
    if (answer instanceof Response) return answer;
    return answer.then((value) => {
      if (typeof value !== "function") return value;
      loaded = value;
      return value(ctx);
    });
  };
}

function isPrefix(prefix: string[], whole: string[]): boolean {
  return prefix.length <= whole.length && prefix.every((segment, index) => segment === whole[index]);
}
