// Keeps the promise that a file's place under routes/ decides its address, its wrapping and its error pages.
import { addRoute, layerAt, type Tables } from "./app.ts";
import { compareRouteFiles, filePattern, folderSegments, patternSegments } from "./patterns.ts";
import { ALL_METHODS, renderRoute, routeMethods } from "./route.ts";
import type {
  LayoutConfig,
  MaybeLazyMiddleware,
  Route,
  RouteComponent,
  RouteConfig,
  RouteHandler,
} from "./types.ts";

/** A file of routes/ with what it exports. */
export interface RouteFile {
  /** Path under routes/, such as "blog/[slug].tsx". */
  file: string;
  exports: Record<string, unknown>;
}

/** Registers files: first all that wraps, then the pages, the most literal first. */
export function addFileRoutes<State>(tables: Tables<State>, files: RouteFile[], mount: string): void {
  const base = patternSegments(mount);
  const special = files.filter(({ file }) => kindOf(file) !== "route");
  const routes = files.filter(({ file }) => kindOf(file) === "route");
  for (const file of special) addSpecialFile(tables, file, base);
  for (const file of routes.toSorted((a, b) => compareRouteFiles(a.file, b.file))) {
    addRouteFile(tables, file, base);
  }
}

function addSpecialFile<State>(tables: Tables<State>, { file, exports }: RouteFile, base: string[]): void {
  const kind = kindOf(file);
  const route = routeOf<State>(file, exports);
  if (kind === "_app") tables.outermost.app = route.component ?? null;
  else if (kind === "_404") tables.outermost.notFound = route;
  else {
    const layer = layerAt(tables, [...base, ...folderSegments(file)], true);
    if (kind === "_middleware") layer.middlewares.push(...middlewaresOf<State>(file, exports));
    else if (kind === "_error" || kind === "_500") layer.errorRoute = route;
    else if (route.component !== undefined) {
      layer.layout = { component: route.component, config: (exports.config ?? {}) as LayoutConfig };
    }
  }
}

function addRouteFile<State>(tables: Tables<State>, { file, exports }: RouteFile, base: string[]): void {
  const route = routeOf<State>(file, exports);
  if (route.component === undefined && route.handler === undefined) {
    throw new Error(`Route routes/${file} exports no page and no handler`);
  }
  const prefix = base.map((segment) => "/" + segment).join("");
  const own = route.config?.routeOverride ?? filePattern(file);
  const pattern = prefix !== "" && own === "/" ? prefix : prefix + own;
  const methods = typeof route.handler === "function" ? ALL_METHODS : routeMethods(route);
  addRoute(tables, methods, pattern, [...base, ...folderSegments(file)], [(ctx) => renderRoute(ctx, route)]);
}

function routeOf<State>(file: string, exports: Record<string, unknown>): Route<State> {
  const handler = (exports.handlers ?? exports.handler) as RouteHandler<unknown, State> | undefined;
  if (typeof handler === "function" && handler.length > 1) {
    throw new Error(`The handler of routes/${file} takes more than the context`);
  }
  return {
    component: exports.default as RouteComponent<State> | undefined,
    handler,
    config: exports.config as RouteConfig | undefined,
  };
}

function middlewaresOf<State>(file: string, exports: Record<string, unknown>): MaybeLazyMiddleware<State>[] {
  const found = exports.handlers ?? exports.handler ?? exports.default;
  const middlewares = Array.isArray(found) ? found : [found];
  if (!middlewares.every((middleware) => typeof middleware === "function")) {
    throw new Error(`routes/${file} must export one middleware or an array of them`);
  }
  return middlewares;
}

function kindOf(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  return ["_app", "_404", "_error", "_500", "_layout", "_middleware"].includes(name) ? name : "route";
}
