// Keeps the promise that islands and pages share one runtime, `fresh/runtime`, on the server and in the browser.
import type { ComponentChildren, VNode } from "preact";
import { Head as BrowserHead } from "./client/head.ts";
import { bridge } from "./runtime_bridge.ts";

export { HttpError } from "./http_error.ts";

/** Whether this code runs in a browser. */
export const IS_BROWSER: boolean = typeof document !== "undefined";

/** The address of a static file that may be cached for ever, its content's hash being in it. */
export function asset(path: string): string {
  return bridge.asset === null ? path : bridge.asset(path);
}

/** A `srcset` with every address through `asset()`. */
export function assetSrcSet(srcset: string): string {
  if (srcset.includes("(")) return srcset;
  return srcset.split(",").map((part) => part.replace(/\S+/, (url) => asset(url))).join(",");
}

/** What Head takes. */
export interface HeadProps {
  children?: ComponentChildren;
}

/** Puts its children into the document's head. */
export function Head(props: HeadProps): ComponentChildren {
  if (bridge.head === null) return BrowserHead(props);
  bridge.head(props.children);
  return null;
}

/** What Partial takes. */
export interface PartialProps {
  children?: ComponentChildren;
  name: string;
  mode?: "replace" | "prepend" | "append";
}

/** Draws its children; this layer has no client navigation, so a link loads the whole page. */
export function Partial(props: PartialProps): VNode {
  return props.children as VNode;
}
