// Keeps the promise that the page is drawn first and the head is printed last, so that <Head> is always heard.
import { type ComponentChildren, Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { type Context, inner, type Ui } from "../context.ts";
import { jsonForScript, ValueWriter } from "../island_props.ts";
import { newAsyncNode, rewind } from "./async.ts";
import { type Element, elementOf } from "./element.ts";
import { HEAD_MARK, SCRIPTS_MARK } from "./hooks.ts";
import { printWaitingSlots } from "./islands.ts";
import { drawWith, raw, type RenderState } from "./state.ts";

/** Async components may hold async components, to this depth. */
const MOST_DRAWINGS = 20;

/** Draws a page within its layouts and the wrapper; a layout may answer with a response instead. */
export async function renderPage<State>(
  ctx: Context<State>,
  page: Element,
  ui: Ui<State>,
): Promise<string | Response> {
  let tree = page;
  for (let i = ui.layouts.length - 1; i >= 0; i--) {
    const child = tree;
    const made = elementOf(ctx, ui.layouts[i]!, () => child, null);
    const wrapped = made instanceof Promise ? await made : made;
    if (wrapped instanceof Response) return wrapped;
    tree = wrapped;
  }
  let content = "";
  const made = ui.app === null ? null : elementOf(ctx, ui.app, () => raw(content), null);
  const wrapper = made instanceof Promise ? await made : made;
  if (wrapper instanceof Response) return wrapper;

  const memory: RenderState["memory"] = { root: newAsyncNode(), escaped: null };
  for (let drawing = 0; drawing < MOST_DRAWINGS; drawing++) {
    rewind(memory.root);
    const state = newState(ctx, memory);
    const html = drawWith(state, () => {
      content = print(tree);
      if (wrapper === null) return finish(state, content);
      state.inWrapper = true;
      return finish(state, print(wrapper));
    });
    if (state.pending.length === 0) return html;
    await Promise.all(state.pending);
  }
  throw new Error(`Async components are nested more than ${MOST_DRAWINGS} deep at ${ctx.url.pathname}`);
}

function newState<State>(ctx: Context<State>, memory: RenderState["memory"]): RenderState {
  return {
    snapshot: ctx[inner].snapshot,
    basePath: ctx.config.basePath,
    pathname: ctx.url.pathname,
    search: ctx.url.search,
    nonce: ctx[inner].nonce,
    inWrapper: false,
    seen: { html: false, head: false, body: false },
    head: new Map(),
    islands: [],
    slots: [],
    values: new ValueWriter(),
    awaiting: [],
    asyncOwner: memory.root,
    pending: [],
    memory,
  };
}

function print(children: ComponentChildren): string {
  return renderToString(h(Fragment, null, children));
}

/** Completes the document around what was drawn, then fills in its head and its scripts. */
function finish(state: RenderState, drawn: string): string {
  const { seen } = state;
  let html = drawn;
  if (!seen.body) html = `<body>${html}${SCRIPTS_MARK}</body>`;
  if (!seen.head) html = `<head><meta charset="utf-8">${HEAD_MARK}</head>${html}`;
  if (!seen.html) html = `<html>${html}</html>`;
  // Slots may hold a <Head>, so scripts are made before the head is filled.
  const scripts = printScripts(state);
  const head = state.head.size === 0 ? "" : print([...state.head.values()]);
  const headAt = html.indexOf(HEAD_MARK);
  const scriptsAt = html.lastIndexOf(SCRIPTS_MARK);
  if (headAt === -1 || scriptsAt < headAt) throw new Error("A page's <head> must come before its <body>");
  return "<!DOCTYPE html>" + html.slice(0, headAt) + head + html.slice(headAt + HEAD_MARK.length, scriptsAt) +
    scripts +
    html.slice(scriptsAt + SCRIPTS_MARK.length);
}

/** Nothing at all for a page without islands. */
function printScripts(state: RenderState): string {
  const { snapshot, basePath, nonce } = state;
  const { client } = snapshot;
  const stamp = nonce === null ? "" : ` nonce="${nonce}"`;
  const reload = snapshot.reload
    ? `<script type="module" src="${basePath}/_fresh/reload.js"${stamp}></script>`
    : "";
  const slots = printWaitingSlots(state);
  if (state.islands.length === 0) return reload;
  if (client === null) return `<!-- islands are not built -->${reload}`;

  const modules = [...new Set(state.islands.map(({ file }) => file))];
  const scripts = modules.map((file) => {
    const script = client.islands[file];
    if (script === undefined) throw new Error(`Island ${file} is not in the build; build again`);
    return script;
  });
  const payload = {
    m: scripts.map(({ url }) => basePath + url),
    i: state.islands.map(({ file, exportName, props }) => [modules.indexOf(file), exportName, props]),
    v: state.values.table,
  };
  const preloads = new Set([client.boot, ...scripts].flatMap(({ url, imports }) => [url, ...imports]));
  preloads.delete(client.boot.url);
  return slots +
    `<script type="application/json" id="fresh-islands"${stamp}>${jsonForScript(payload)}</script>` +
    [...preloads].map((url) => `<link rel="modulepreload" href="${basePath}${url}"${stamp}>`).join("") +
    `<script type="module" src="${basePath}${client.boot.url}"${stamp}></script>` + reload;
}
