// Keeps the promise that an island's <Head> keeps the document's head up to date.
import { type ComponentChildren, toChildArray, type VNode } from "preact";
import { useEffect } from "preact/hooks";

/** Applies its children to the document's head whenever they change; draws nothing. */
export function Head({ children }: { children?: ComponentChildren }): null {
  useEffect(() => {
    for (const child of toChildArray(children)) if (typeof child === "object") apply(child);
  });
  return null;
}

function apply({ type, key, props }: VNode): void {
  if (typeof type !== "string") return;
  const { children, ...attributes } = props as Record<string, unknown> & { children?: ComponentChildren };
  const text = toChildArray(children).join("");
  if (type === "title") {
    document.title = text;
    return;
  }
  const element = document.head.querySelector(selector(type, key, attributes)) ??
    document.createElement(type);
  if (key !== undefined && key !== null) element.setAttribute("data-key", String(key));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== "") element.textContent = text;
  if (!element.isConnected) document.head.append(element);
}

function selector(type: string, key: unknown, attributes: Record<string, unknown>): string {
  if (key !== undefined && key !== null) return `${type}[data-key=${CSS.escape(String(key))}]`;
  const named = type === "meta" ? ["id", "name", "property"] : type === "link" ? ["id", "rel"] : ["id"];
  const attribute = named.find((name) => attributes[name] !== undefined);
  return attribute === undefined
    ? ":not(*)"
    : `${type}[${attribute}=${CSS.escape(String(attributes[attribute]))}]`;
}
