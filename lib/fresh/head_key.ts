// Keeps the promise that a head holds one title, one description and one canonical link, whoever said it last.
import type { VNode } from "preact";

const ONE_PER_DOCUMENT = new Set(["canonical", "icon", "manifest", "apple-touch-icon"]);

/** What two head elements have in common when one replaces the other; null when none does. */
export function headKey({ type, key, props }: VNode): string | null {
  const { id, name, property, rel, href, charset, httpEquiv } = props as unknown as Record<string, unknown>;
  if (type === "title" || type === "base") return type;
  if (key !== undefined && key !== null) return `key ${key}`;
  if (typeof id === "string") return `id ${id}`;
  if (type === "meta") {
    const named = name ?? property ?? httpEquiv ?? (charset !== undefined ? "charset" : null);
    return named === null ? null : `meta ${named}`;
  }
  if (type === "link") return ONE_PER_DOCUMENT.has(String(rel)) ? `link ${rel}` : `link ${rel} ${href}`;
  return null;
}
