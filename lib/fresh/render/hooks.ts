// Keeps the promise that islands, nonces, hashed assets and links of the page one is on need nothing in application code.
import { type ComponentChildren, Fragment, options, toChildArray, type VNode } from "preact";
import { headKey } from "../head_key.ts";
import { bridge } from "../runtime_bridge.ts";
import { assetUrl, newestSnapshot } from "../snapshot.ts";
import { asyncShell, leaveAsync } from "./async.ts";
import { isAsync } from "./element.ts";
import { isInner, islandShell } from "./islands.ts";
import { current, raw, type RenderState } from "./state.ts";

const secret = crypto.randomUUID();
/** Where the rest of the head goes once it is known. */
export const HEAD_MARK = `<!--head ${secret}-->`;
/** Where scripts go once it is known which. */
export const SCRIPTS_MARK = `<!--scripts ${secret}-->`;
const headMark = raw(HEAD_MARK);
const scriptsMark = raw(SCRIPTS_MARK);

type Props = Record<string, unknown> & { children?: ComponentChildren };
type Hooks = typeof options & { __b?: (vnode: VNode) => void };

// Preact calls `__b` before it draws an element and `diffed` after it; both names are part of its stable, mangled API.
const hooks = options as Hooks;
const earlier = { before: hooks.__b, after: hooks.diffed };
hooks.__b = (vnode) => {
  if (current !== null) prepare(vnode, current);
  earlier.before?.(vnode);
};
hooks.diffed = (vnode) => {
  if (current !== null) leaveAsync(vnode.type);
  earlier.after?.(vnode);
};

bridge.asset = (path) => assetUrl(current?.snapshot ?? newestSnapshot(), path, current?.basePath ?? "");
bridge.head = (children) => {
  if (current === null) return;
  for (const child of toChildArray(children)) {
    if (typeof child !== "object") continue;
    const key = headKey(child) ?? `other ${current.head.size}`;
    if (child.key !== undefined && child.key !== null) edit(child)["data-key"] = child.key;
    current.head.delete(key);
    current.head.set(key, child);
  }
};

function prepare(vnode: VNode, state: RenderState): void {
  if (typeof vnode.type === "string") prepareElement(vnode, vnode.type, state);
  else if (vnode.type !== Fragment) prepareComponent(vnode, state);
  else if ("exprs" in vnode.props) printOnceEscaped((vnode.props as { exprs: unknown[] }).exprs, state);
}

/**
 * Precompiled JSX escapes the texts of an array in place, and Preact's printer escapes them a second time; marking them
 * as HTML prevents that. An array met again has been escaped again, so what was made of it first is kept.
 */
function printOnceEscaped(expressions: unknown[], state: RenderState): void {
  for (let i = 0; i < expressions.length; i++) {
    const value = expressions[i];
    if (!Array.isArray(value)) continue;
    const known = state.memory.escaped ??= new WeakMap();
    let once = known.get(value);
    if (once === undefined) known.set(value, once = asHtml(value));
    expressions[i] = once;
  }
}

function asHtml(values: unknown[]): unknown[] {
  return values.map((value) =>
    typeof value === "string" ? raw(value) : Array.isArray(value) ? asHtml(value) : value
  );
}

function prepareComponent(vnode: VNode, state: RenderState): void {
  const island = state.snapshot.islands.get(vnode.type);
  if (island !== undefined && !isInner(vnode)) vnode.type = islandShell(island);
  else if (isAsync(vnode.type)) {
    vnode.type = asyncShell(vnode.type as unknown as Parameters<typeof asyncShell>[0]);
  }
}

function prepareElement(vnode: VNode, type: string, state: RenderState): void {
  switch (type) {
    case "html":
      state.seen.html = true;
      return;
    case "head":
      state.seen.head = true;
      return append(vnode, headMark);
    case "body":
      state.seen.body = true;
      return append(vnode, scriptsMark);
    case "a":
      return markLink(vnode, state);
    case "img":
    case "source":
      return hashAddresses(vnode, state, ["src", "srcset", "srcSet"]);
    case "title":
    case "meta":
      return replaceHead(vnode, state);
    case "link":
      replaceHead(vnode, state);
      return hashAddresses(vnode, state, ["href"]);
    case "script":
      hashAddresses(vnode, state, ["src"]);
      return addNonce(vnode, state);
    case "style":
      return addNonce(vnode, state);
  }
}

/** A prop object that is ours to change: elements may be constants that many requests share. */
function edit(vnode: VNode): Props {
  return vnode.props = { ...vnode.props } as VNode["props"] & Props;
}

function append(vnode: VNode, mark: VNode): void {
  const { children } = vnode.props as Props;
  if (Array.isArray(children) && children.at(-1) === mark) return;
  edit(vnode).children = [children, mark];
}

const nonced = new WeakSet<object>();

/** A nonce the application wrote stays; one of an earlier request does not. */
function addNonce(vnode: VNode, state: RenderState): void {
  const props = vnode.props as Props;
  if (props.nonce !== undefined && !nonced.has(props) || state.nonce === null) return;
  const own = edit(vnode);
  own.nonce = state.nonce;
  nonced.add(own);
}

/** Lets the page's own title, description and the like take the place of the wrapper's. */
function replaceHead(vnode: VNode, state: RenderState): void {
  if (!state.inWrapper || state.seen.body || state.head.size === 0) return;
  const key = headKey(vnode);
  const replacement = key === null ? undefined : state.head.get(key);
  if (replacement === undefined) return;
  vnode.props = replacement.props;
  state.head.delete(key!);
}

function hashAddresses(vnode: VNode, state: RenderState, names: string[]): void {
  const props = vnode.props as Props;
  if (props["data-fresh-disable-lock"] !== undefined) return;
  for (const name of names) {
    const value = props[name];
    if (typeof value !== "string") continue;
    const hashed = name.toLowerCase() === "srcset"
      ? hashSrcSet(state, value)
      : assetUrl(state.snapshot, value, state.basePath);
    if (hashed !== value) edit(vnode)[name] = hashed;
  }
}

function hashSrcSet(state: RenderState, srcset: string): string {
  if (srcset.includes("(")) return srcset;
  return srcset.split(",").map((part) =>
    part.replace(/\S+/, (url) => assetUrl(state.snapshot, url, state.basePath))
  ).join(",");
}

/** Says which links lead to this page or above it, as Fresh documents for `aria-current`. */
function markLink(vnode: VNode, state: RenderState): void {
  const { href, "aria-current": given } = vnode.props as Props;
  if (typeof href !== "string" || !href.startsWith("/") || given !== undefined) return;
  const [, path = "", search = ""] = href.match(/^([^?#]*)(\?[^#]*)?/) ?? [];
  const here = withoutSlash(state.pathname);
  const there = withoutSlash(path);
  const isHere = here === there;
  if (!isHere && there !== "/" && !here.startsWith(there + "/")) return;
  const exact = isHere && (search === "" || search === state.search);
  const props = edit(vnode);
  props[exact ? "data-current" : "data-ancestor"] = "true";
  props["aria-current"] = exact ? "page" : "true";
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
