import { buildSegment } from "../index/build.ts";
import type { IndexablePassage } from "../index/segment.ts";
import { readQuery } from "../query.ts";
import { rank } from "../rank/rank.ts";
import { snapshotOf } from "../rank/snapshot.ts";

/** Indexes passages in memory; gives the ids and scores of those that best match a question, best first. */
export function rankerOf(
  passages: readonly IndexablePassage[],
): (question: string, limit: number) => { id: string; score: number }[] {
  const snapshot = snapshotOf([{ segment: buildSegment(passages), removed: null }]);
  return (question, limit) =>
    rank(snapshot, readQuery(question), limit).map(({ id, score }) => ({ id, score }));
}
