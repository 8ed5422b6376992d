import type { Line } from "./pdf.ts";

/** A page's lines, and how high the page is. */
export interface PageLines {
  lines: Line[];
  height: number;
}

/** How much of a page's height its head and its foot are. */
const EDGE = 0.12;
/** Fewer pages than these repeat too little to tell a running head from a coincidence. */
const PAGES_AT_LEAST = 3;
const SHARE_OF_PAGES = 0.6;
const LONGEST_LINE = 160;
const SAME_PLACE = 8;

/** The pages without what stands at the head or foot of most of them: running titles, page numbers, notices. */
export function withoutFurniture(pages: readonly PageLines[]): PageLines[] {
  if (pages.length < PAGES_AT_LEAST) return [...pages];
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.flatMap((line) => keysOf(line, page.height)))) {
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const repeats = (line: Line, height: number) =>
    keysOf(line, height).some((key) => (seen.get(key) ?? 0) >= pages.length * SHARE_OF_PAGES);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => !repeats(line, page.height)),
  }));
}

/** What a line of the edge is known by on other pages: its words without their figures, near the same height. */
function keysOf(line: Line, height: number): string[] {
  const isEdge = line.y < height * EDGE || line.y > height * (1 - EDGE);
  if (!isEdge || line.text.length > LONGEST_LINE) return [];
  const words = line.text.toLowerCase().replace(/\d+|\b[ivxl]{1,6}\b/g, "#").replace(/\s+/g, " ");
  const place = Math.round(line.y / SAME_PLACE);
  return [`${place} ${words}`, `${place + 1} ${words}`];
}
