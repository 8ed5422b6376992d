import { isRemoved } from "../index/live.ts";
import { sizeOf } from "../index/segment.ts";
import { stringAt } from "../index/strings.ts";
import { filterOf, type SearchFilter } from "../rank/filter.ts";
import { type Snapshot, sourceIdAt, topOf } from "../rank/snapshot.ts";
import type { Meaning } from "./vector_leg.ts";

/** A passage found by its meaning. */
export interface Near {
  id: string;
  sourceId: string;
}

/** The passages whose vectors are most like the question's, best first; equal ones in the order of their ids. */
export function nearest(
  snapshot: Snapshot,
  { question, passages }: Meaning,
  most: number,
  filter: SearchFilter,
): Near[] {
  const top = topOf(snapshot, most);
  for (const [index, { segment, removed }] of snapshot.segments.entries()) {
    const passes = filterOf(segment, filter);
    for (let doc = 0; doc < sizeOf(segment); doc++) {
      if (isRemoved(removed, doc) || passes !== null && !passes(doc)) continue;
      const row = passages.rowOf(stringAt(segment.ids, doc));
      if (row < 0) continue;
      const score = passages.likeness(row, question);
      if (top.takes(score)) top.offer({ segment: index, doc, score });
    }
  }
  return top.sorted().map((place) => ({
    id: stringAt(snapshot.segments[place.segment]!.segment.ids, place.doc),
    sourceId: sourceIdAt(snapshot, place),
  }));
}
