// Keeps the promise that an async component anywhere in a page is awaited before the page is printed.
import type { ComponentChildren, FunctionComponent } from "preact";
import { current } from "./state.ts";

/** One async component at its place in the page, remembered from one drawing to the next. */
export interface AsyncNode {
  children: AsyncNode[];
  /** How many children this drawing has met. */
  met: number;
  settled: boolean;
  value: ComponentChildren;
}

type AsyncFunction = (props: unknown) => Promise<ComponentChildren | Response>;

const shells = new WeakMap<AsyncFunction, FunctionComponent>();
const isShell = new WeakSet<object>();

/** A place for an async component, not settled yet. */
export function newAsyncNode(): AsyncNode {
  return { children: [], met: 0, settled: false, value: null };
}

/** Makes ready for another drawing of the same page. */
export function rewind(node: AsyncNode): void {
  node.met = 0;
  node.children.forEach(rewind);
}

/** A synchronous stand-in: nothing while the component is awaited, then what it gave. */
export function asyncShell(component: AsyncFunction): FunctionComponent {
  let shell = shells.get(component);
  if (shell !== undefined) return shell;
  shell = (props) => {
    const state = current!;
    const owner = state.asyncOwner;
    const node = owner.children[owner.met] ??= newAsyncNode();
    owner.met++;
    state.awaiting.push(owner);
    state.asyncOwner = node;
    if (node.settled) return node.value;
    state.pending.push(
      component(props).then((value) => {
        if (value instanceof Response) {
          throw new Error("Only a page, layout or wrapper may answer with a Response");
        }
        node.settled = true;
        node.value = value;
      }),
    );
    return null;
  };
  shells.set(component, shell);
  isShell.add(shell);
  return shell;
}

/** Leaves an async component when all below it has been drawn. */
export function leaveAsync(type: unknown): void {
  if (typeof type === "function" && isShell.has(type)) current!.asyncOwner = current!.awaiting.pop()!;
}
