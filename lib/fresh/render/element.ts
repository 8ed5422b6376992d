// Keeps the promise that pages, layouts and the wrapper may be asynchronous, and may answer with a response instead.
import { type FunctionComponent, h, type VNode } from "preact";
import type { Context } from "../context.ts";
import type { AsyncAnyComponent, PageProps, RouteComponent } from "../types.ts";

/** What a component gives to be drawn. */
// deno-lint-ignore no-explicit-any
export type Element = VNode<any> | null;

const AsyncFunction = (async () => {}).constructor;

/** Whether a component was written with `async`. */
export function isAsync<Props>(component: unknown): component is AsyncAnyComponent<Props> {
  return typeof component === "function" && component.constructor === AsyncFunction;
}

/** The element of a route component; of an asynchronous one, a promise. */
export function elementOf<State>(
  ctx: Context<State>,
  component: RouteComponent<State>,
  Component: FunctionComponent,
  data: unknown,
): Element | Promise<Element | Response> {
  const props: PageProps<unknown, State> = {
    config: ctx.config,
    url: ctx.url,
    req: ctx.req,
    params: ctx.params,
    info: ctx.info,
    state: ctx.state,
    isPartial: ctx.isPartial,
    error: ctx.error,
    route: ctx.route,
    Component,
    data,
  };
  ctx.Component = Component;
  if (isAsync<PageProps<unknown, State>>(component)) return component(props);
  return h(component as FunctionComponent<PageProps<unknown, State>>, props);
}
