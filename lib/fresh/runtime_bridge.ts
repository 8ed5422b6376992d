// Keeps the promise that `fresh/runtime` holds no server code: on the server, the layer plugs itself in here.
import type { ComponentChildren } from "preact";

/** What the server does for the runtime's functions; empty in the browser. */
export const bridge: {
  head: ((children: ComponentChildren) => void) | null;
  asset: ((path: string) => string) | null;
} = { head: null, asset: null };
