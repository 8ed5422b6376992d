// Keeps the promise that finding a route costs one map look-up, or one pass over ready regular expressions.
import { type CompiledPattern, compilePattern, isLiteral } from "./patterns.ts";
import type { Method } from "./types.ts";
import { HttpError } from "./http_error.ts";

/** All that answers at one pattern. */
export interface RouteEntry<T> {
  pattern: string;
  byMethod: Map<string, T>;
  /** What answers the methods that nobody registered. */
  otherwise: T | null;
}

/** A route found, with the values of its parameters. */
export interface RouteMatch<T> {
  entry: RouteEntry<T>;
  params: Record<string, string>;
}

/** The table of all routes: literal paths first, patterns in the order they were added. */
export class RouteTable<T> {
  #literals = new Map<string, RouteEntry<T>>();
  #patterns: { compiled: CompiledPattern; entry: RouteEntry<T> }[] = [];
  #byPattern = new Map<string, RouteEntry<T>>();

  /** Adds what answers these methods at a pattern; the first registration of a method stays. */
  add(methods: readonly Method[], pattern: string, item: T, otherwise: T): void {
    const entry = this.#byPattern.get(pattern) ?? this.#newEntry(pattern);
    for (const method of methods) if (!entry.byMethod.has(method)) entry.byMethod.set(method, item);
    entry.otherwise ??= otherwise;
  }

  /** The route of a path, or null. A literal path matches with and without a closing slash. */
  match(pathname: string): RouteMatch<T> | null {
    const literal = this.#literals.get(pathname) ?? this.#literals.get(otherSlash(pathname));
    if (literal !== undefined) return { entry: literal, params: {} };
    for (const { compiled, entry } of this.#patterns) {
      const found = compiled.regex.exec(pathname);
      if (found !== null) return { entry, params: paramsOf(compiled.names, found) };
    }
    return null;
  }

  #newEntry(pattern: string): RouteEntry<T> {
    const entry: RouteEntry<T> = { pattern, byMethod: new Map(), otherwise: null };
    this.#byPattern.set(pattern, entry);
    if (isLiteral(pattern)) this.#literals.set(pattern, entry);
    else this.#patterns.push({ compiled: compilePattern(pattern), entry });
    return entry;
  }
}

/** The methods of an entry for an `Allow` header, HEAD following from GET. */
export function allowedMethods<T>(entry: RouteEntry<T>): string {
  const methods = new Set(entry.byMethod.keys());
  if (methods.has("GET")) methods.add("HEAD");
  methods.add("OPTIONS");
  return [...methods].join(", ");
}

function otherSlash(pathname: string): string {
  return pathname.endsWith("/") ? pathname.slice(0, -1) : pathname + "/";
}

function paramsOf(names: string[], found: RegExpExecArray): Record<string, string> {
  const params: Record<string, string> = {};
  try {
    names.forEach((name, index) => params[name] = decodeURI(found[index + 1] ?? ""));
  } catch (cause) {
    throw new HttpError(400, "Malformed URL", { cause });
  }
  return params;
}
