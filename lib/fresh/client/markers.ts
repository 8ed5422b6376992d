// Keeps the promise that an island needs no element around it: two comments say where it begins and ends.

/** An island of the page by its markers; `index` is its place in the payload. */
export interface IslandRange {
  start: Comment;
  end: Comment;
  index: number;
}

/** The number an opening marker carries, or null for another node. */
export function markerOf(node: Node, kind: "fresh" | "fresh-slot"): number | null {
  if (node.nodeType !== Node.COMMENT_NODE) return null;
  const [name, number] = (node as Comment).data.split(":");
  return name === kind && number !== undefined ? Number(number) : null;
}

/** The closing marker among siblings, those of the same kind in between being skipped. */
export function closingIndex(nodes: ArrayLike<Node>, opening: number, kind: "fresh" | "fresh-slot"): number {
  let depth = 0;
  for (let i = opening + 1; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (markerOf(node, kind) !== null) depth++;
    else if (node.nodeType === Node.COMMENT_NODE && (node as Comment).data === `/${kind}` && depth-- === 0) {
      return i;
    }
  }
  throw new Error("An island's markers were moved apart: its HTML is not valid where it stands");
}

/** The outermost islands; those within slots belong to the island around them. */
export function islandRanges(root: Node): IslandRange[] {
  const ranges: IslandRange[] = [];
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node !== null; node = comments.nextNode()) {
    const index = markerOf(node, "fresh");
    if (index === null) continue;
    const siblings = node.parentNode!.childNodes;
    const end =
      siblings[closingIndex(siblings, [...siblings].indexOf(node as ChildNode), "fresh")] as Comment;
    ranges.push({ start: node as Comment, end, index });
    comments.currentNode = end;
  }
  return ranges;
}

/** What Preact takes for a parent: it holds the nodes between the markers, and adds before the closing one. */
export function fragmentBetween(start: Comment, end: Comment): { childNodes: ChildNode[] } {
  const parent = start.parentNode as Element;
  const childNodes: ChildNode[] = [];
  for (let node = start.nextSibling!; node !== end; node = node.nextSibling!) childNodes.push(node);
  // Preact steps over comments when it looks for a place, so the end is marked by an empty text instead.
  const last = document.createTextNode("");
  end.replaceWith(last);
  start.remove();
  return {
    nodeType: 1,
    parentNode: parent,
    ownerDocument: document,
    namespaceURI: parent.namespaceURI,
    localName: parent.localName,
    childNodes,
    get firstChild() {
      return childNodes[0] ?? null;
    },
    contains: (node: Node) => parent.contains(node),
    insertBefore: (node: Node, before: Node | null) => parent.insertBefore(node, before ?? last),
    appendChild: (node: Node) => parent.insertBefore(node, last),
    removeChild: (node: Node) => parent.removeChild(node),
  } as unknown as { childNodes: ChildNode[] };
}
