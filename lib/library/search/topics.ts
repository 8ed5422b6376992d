import { analyse } from "./analysis/analyse.ts";
import { isRemoved } from "./index/live.ts";
import { sizeOf } from "./index/segment.ts";
import { stringAt } from "./index/strings.ts";
import type { Snapshot } from "./rank/snapshot.ts";

/** A title that shares more of its words than this with one before it says nothing new. */
const MOST_SHARED = 0.5;

/** Titles that show what an index covers: the newest first, none of them nearly the same as another. */
export function topicsOf(snapshot: Snapshot, most: number): string[] {
  const chosen: string[] = [];
  const known: Set<string>[] = [];
  for (const title of titlesOf(snapshot)) {
    if (chosen.length >= most) break;
    const terms = new Set(analyse(title).map(({ term }) => term));
    const isNew = known.every((other) => other.intersection(terms).size <= MOST_SHARED * terms.size);
    if (terms.size === 0 || !isNew) continue;
    chosen.push(title);
    known.push(terms);
  }
  return chosen;
}

function titlesOf(snapshot: Snapshot): string[] {
  const sources = new Map<string, { title: string; day: number }>();
  for (const { segment, removed } of snapshot.segments) {
    for (let doc = 0; doc < sizeOf(segment); doc++) {
      if (isRemoved(removed, doc)) continue;
      const source = segment.sourceOf[doc]!;
      const title = stringAt(segment.titles, source);
      const day = segment.dayOf[doc]!;
      const known = sources.get(title);
      if (known === undefined || day > known.day) sources.set(title, { title, day });
    }
  }
  return [...sources.values()]
    .sort((a, b) => b.day - a.day || (a.title < b.title ? -1 : 1))
    .map(({ title }) => title);
}
