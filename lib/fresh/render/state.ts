// Keeps the promise that everything a page collects while it is drawn belongs to that request alone.
import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { ValueWriter } from "../island_props.ts";
import type { Snapshot } from "../snapshot.ts";
import type { AsyncNode } from "./async.ts";

/** An island drawn on a page: its file, its export, and where its props stand in the payload. */
export interface IslandUse {
  file: string;
  exportName: string;
  props: number;
}

/** JSX handed to an island; it is sent in a template when the island did not draw it. */
export interface Slot {
  content: ComponentChildren;
  placed: boolean;
}

/** What lasts from one drawing of a page to the next, while async components are awaited. */
export interface DrawingMemory {
  root: AsyncNode;
  /** Arrays in precompiled JSX, as they are to be printed. */
  escaped: WeakMap<unknown[], unknown[]> | null;
}

/** What one drawing of a page collects. */
export interface RenderState {
  snapshot: Snapshot;
  basePath: string;
  pathname: string;
  search: string;
  nonce: string | null;
  /** Whether the app wrapper is being drawn, the page within it being drawn already. */
  inWrapper: boolean;
  seen: { html: boolean; head: boolean; body: boolean };
  head: Map<string, VNode>;
  islands: IslandUse[];
  slots: Slot[];
  values: ValueWriter;
  awaiting: AsyncNode[];
  asyncOwner: AsyncNode;
  pending: Promise<unknown>[];
  memory: DrawingMemory;
}

/** An island's component with the name it goes by. */
export interface KnownIsland {
  file: string;
  exportName: string;
  component: FunctionComponent;
}

/** The page being drawn; drawing is synchronous, so there is one at most. */
export let current: RenderState | null = null;

/** Draws with this state, and never leaves it behind. */
export function drawWith<T>(state: RenderState, draw: () => T): T {
  const outer = current;
  current = state;
  try {
    return draw();
  } finally {
    current = outer;
  }
}

/** An element that prints HTML as it stands. */
export function raw(html: string): VNode {
  return jsxTemplate([html]);
}
