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

/** Some ten milliseconds' worth. */
const COMPARED_AT_ONCE = 5_000;

/** The passages whose vectors are most like the question's, best first; equal ones in the order of their ids. */
export async function nearest(
  snapshot: Snapshot,
  { question, passages }: Meaning,
  most: number,
  filter: SearchFilter,
): Promise<Near[]> {
  const top = topOf(snapshot, most);
  let compared = 0;
  for (const [index, { segment, removed }] of snapshot.segments.entries()) {
    const passes = filterOf(segment, filter);
    for (let doc = 0; doc < sizeOf(segment); doc++) {
      if (isRemoved(removed, doc) || passes !== null && !passes(doc)) continue;
      const row = passages.rowOf(stringAt(segment.ids, doc));
      if (row < 0) continue;
      if (++compared % COMPARED_AT_ONCE === 0) await othersTurn();
      const score = passages.likeness(row, question);
      if (top.takes(score)) top.offer({ segment: index, doc, score });
    }
  }
  return top.sorted().map((place) => ({
    id: stringAt(snapshot.segments[place.segment]!.segment.ids, place.doc),
    sourceId: sourceIdAt(snapshot, place),
  }));
}

/** Lets the process serve others in between. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
