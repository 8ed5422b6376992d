// Keeps the promise that JSX given to an island stays as the server printed it, islands within it included.
import { type ComponentChild, type ComponentType, Fragment, h, type VNode } from "preact";
import { closingIndex, markerOf } from "./markers.ts";
import { SlotReference } from "./values.ts";

/** The islands of the page, by their place in the payload. */
export interface Page {
  islands: { component: ComponentType; props: Record<string, unknown> }[];
}

/** Props with the JSX that stands among these nodes, or waits in a template. */
export function resolveSlots(
  props: Record<string, unknown>,
  nodes: ArrayLike<Node>,
  page: Page,
): Record<string, unknown> {
  const resolved = { ...props };
  for (const [name, value] of Object.entries(props)) {
    if (value instanceof SlotReference) resolved[name] = slotContent(value.id, nodes, page);
  }
  return resolved;
}

function slotContent(id: number, nodes: ArrayLike<Node>, page: Page): VNode {
  const inside = findSlot(id, nodes);
  const content = inside ??
    Array.from((document.getElementById(`fresh-slot-${id}`) as HTMLTemplateElement).content.childNodes);
  return h(Fragment, null, elementsOf(content, page));
}

function findSlot(id: number, nodes: ArrayLike<Node>): Node[] | null {
  for (let i = 0; i < nodes.length; i++) {
    if (markerOf(nodes[i]!, "fresh-slot") === id) {
      return Array.from(nodes).slice(i + 1, closingIndex(nodes, i, "fresh-slot"));
    }
    const below = findSlot(id, nodes[i]!.childNodes);
    if (below !== null) return below;
  }
  return null;
}

/** The virtual elements of printed nodes, so that Preact finds exactly what it expects. */
function elementsOf(nodes: ArrayLike<Node>, page: Page): ComponentChild[] {
  const elements: ComponentChild[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const island = markerOf(node, "fresh");
    if (island !== null) {
      const end = closingIndex(nodes, i, "fresh");
      const { component, props } = page.islands[island]!;
      elements.push(h(component, resolveSlots(props, Array.from(nodes).slice(i + 1, end), page)));
      i = end;
    } else if (node.nodeType === Node.TEXT_NODE) elements.push((node as Text).data);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      elements.push(
        h((node as Element).localName, attributesOf(node as Element), ...elementsOf(node.childNodes, page)),
      );
    }
  }
  return elements;
}

function attributesOf(element: Element): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    const isSwitch = value === "" &&
      typeof (element as unknown as Record<string, unknown>)[name] === "boolean";
    attributes[name] = isSwitch ? true : value;
  }
  return attributes;
}
