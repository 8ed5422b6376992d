import type { Transaction } from "../../../db/mod.ts";
import { BrokenSegmentError, decodeSegment, FORMAT } from "../index/codec.ts";
import { type LiveSegment, removedCount } from "../index/live.ts";
import { mergeSegments } from "../index/merge.ts";
import { MOST_PASSAGES, type Segment } from "../index/segment.ts";
import { deleteSegments, findSegmentBytes, readSegments, type SegmentRow } from "./queries.ts";

/** So many segments of a size are merged into one of the next size, so that a passage is rewritten few times. */
const MERGED_TOGETHER = 8;
/** Passages a segment of the smallest size has at most. */
const SMALLEST = 256;

/** Merges what has become too many small segments, and rewrites what is mostly removed; once, if at all. */
export async function mergeStored(
  tx: Transaction,
  organisationId: string,
  store: (segment: Segment) => Promise<void>,
): Promise<void> {
  const { segments } = await readSegments(tx, organisationId);
  const chosen = chooseMerge(segments.filter(({ format }) => format === FORMAT));
  if (chosen.length === 0) return;
  const read = await readAll(tx, organisationId, chosen);
  // What can't be read stays for the searches to find, who have the index made anew.
  if (read === null) return;
  await store(mergeSegments(read));
  await deleteSegments(tx, organisationId, chosen.map(({ id }) => id));
}

/** Which segments are better one: enough of one size, or a single one of which more than half was removed. */
export function chooseMerge(segments: readonly SegmentRow[]): SegmentRow[] {
  const sized = segments.map((row) => ({ row, live: row.passages - removedCount(row.removed) }))
    .sort((a, b) => a.live - b.live || (a.row.id < b.row.id ? -1 : 1));
  const bySize = Map.groupBy(sized, ({ live }) => sizeClass(live));
  for (const group of bySize.values()) {
    if (group.length < MERGED_TOGETHER) continue;
    const chosen: SegmentRow[] = [];
    let passages = 0;
    for (const { row, live } of group) {
      if (passages + live > MOST_PASSAGES) break;
      chosen.push(row);
      passages += live;
    }
    if (chosen.length > 1) return chosen;
  }
  const hollow = sized.find(({ row, live }) => live * 2 < row.passages);
  return hollow === undefined ? [] : [hollow.row];
}

function sizeClass(live: number): number {
  return Math.max(0, Math.ceil(Math.log(Math.max(live, 1) / SMALLEST) / Math.log(MERGED_TOGETHER)));
}

async function readAll(
  tx: Transaction,
  organisationId: string,
  rows: readonly SegmentRow[],
): Promise<LiveSegment[] | null> {
  const read: LiveSegment[] = [];
  for (const { id, removed } of rows) {
    const bytes = await findSegmentBytes(tx, organisationId, id);
    try {
      read.push({ segment: decodeSegment(bytes!), removed });
    } catch (error) {
      if (error instanceof BrokenSegmentError) return null;
      throw error;
    }
  }
  return read;
}
