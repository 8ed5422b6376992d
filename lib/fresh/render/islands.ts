// Keeps the promise that an island's HTML is bracketed, its props are recorded by value, and JSX given to it stays server HTML.
import {
  type ComponentChildren,
  createContext,
  type FunctionComponent,
  h,
  isValidElement,
  type VNode,
} from "preact";
import { useContext } from "preact/hooks";
import { renderToString } from "preact-render-to-string";
import { isSignal, SlotReference } from "../island_props.ts";
import { current, type KnownIsland, raw, type RenderState } from "./state.ts";

const InsideIsland = createContext(false);
const shells = new WeakMap<KnownIsland, FunctionComponent>();
const inner = new WeakSet<VNode>();

/** Draws an island between markers; inside another island it is an ordinary component. */
export function islandShell(island: KnownIsland): FunctionComponent {
  let shell = shells.get(island);
  if (shell !== undefined) return shell;
  shell = (props) => {
    if (useContext(InsideIsland)) return component(island, props);
    const state = current!;
    const [drawn, sent] = withSlots(state, props as Record<string, unknown>);
    const { file, exportName } = island;
    // Recorded before drawing: precompiled JSX escapes arrays of texts in place.
    const at = state.islands.push({ file, exportName, props: state.values.write(sent, nameOf(island)) }) - 1;
    const content = h(InsideIsland.Provider, { value: true }, component(island, drawn));
    return [raw(`<!--fresh:${at}-->`), content, raw("<!--/fresh-->")] as unknown as VNode;
  };
  shells.set(island, shell);
  return shell;
}

/** Whether an element is the component within a shell, which is not to be wrapped again. */
export function isInner(vnode: VNode): boolean {
  return inner.has(vnode);
}

/** Prints the slots no island has drawn yet, for islands that show them later. */
export function printWaitingSlots(state: RenderState): string {
  let html = "";
  for (let id = 0; id < state.slots.length; id++) {
    if (state.slots[id]!.placed) continue;
    html += `<template id="fresh-slot-${id}">${
      renderToString(h(Outside, null, state.slots[id]!.content))
    }</template>`;
  }
  return html;
}

function component(island: KnownIsland, props: object): VNode {
  const vnode = h(island.component, props);
  inner.add(vnode);
  return vnode;
}

function withSlots(state: RenderState, props: Record<string, unknown>): [object, object] {
  const drawn: Record<string, unknown> = {};
  const sent: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (holdsJsx(value)) {
      const id = state.slots.push({ content: value as ComponentChildren, placed: false }) - 1;
      drawn[name] = h(SlotContent, { id });
      sent[name] = new SlotReference(id);
    } else drawn[name] = sent[name] = value;
  }
  return [drawn, sent];
}

function SlotContent({ id }: { id: number }): VNode {
  const slot = current!.slots[id]!;
  slot.placed = true;
  return [
    raw(`<!--fresh-slot:${id}-->`),
    h(Outside, null, slot.content),
    raw("<!--/fresh-slot-->"),
  ] as unknown as VNode;
}

/** Islands within a slot are the page's, not the island's they stand in. */
function Outside({ children }: { children?: ComponentChildren }): ComponentChildren {
  return h(InsideIsland.Provider, { value: false, children });
}

function holdsJsx(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsJsx) : isValidElement(value) && !isSignal(value);
}

function nameOf({ file, exportName, component }: KnownIsland): string {
  const name = exportName === "default" ? component.displayName ?? component.name : exportName;
  return `island ${name || "default"} (${file})`;
}
