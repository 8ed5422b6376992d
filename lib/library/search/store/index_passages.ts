import type { Transaction } from "../../../db/mod.ts";
import { buildSegment } from "../index/build.ts";
import { encodeSegment, FORMAT } from "../index/codec.ts";
import { removedCount, withRemoved } from "../index/live.ts";
import { type IndexablePassage, MOST_PASSAGES, type Segment, sizeOf } from "../index/segment.ts";
import { stringAt } from "../index/strings.ts";
import { deleteVectors } from "../vectors/queries.ts";
import { mergeStored } from "./merge_stored.ts";
import {
  deleteAllSegments,
  deleteSegments,
  findPassages,
  insertSegment,
  readSegments,
  takeGeneration,
  updateRemoved,
} from "./queries.ts";

/** Passages in the order of their ids, after the one given; an empty page is the last. */
export type ReadPassages = (after: string | null) => Promise<readonly IndexablePassage[]>;

/**
 * Adds passages to an organisation's index, or replaces those of the same ids, in the caller's transaction: searches find
 * them from its commit on. Other writers of this organisation wait for it.
 */
export async function indexPassages(
  tx: Transaction,
  organisationId: string,
  passages: readonly IndexablePassage[],
): Promise<void> {
  if (passages.length === 0) return;
  await takeGeneration(tx, organisationId);
  await remove(tx, organisationId, passages.map((passage) => passage.id));
  for (let start = 0; start < passages.length; start += MOST_PASSAGES) {
    await store(tx, organisationId, buildSegment(passages.slice(start, start + MOST_PASSAGES)));
  }
  await mergeStored(tx, organisationId, (segment) => store(tx, organisationId, segment));
}

/** Takes passages out of an organisation's index, in the caller's transaction; ids it does not hold are none of its business. */
export async function removePassages(
  tx: Transaction,
  organisationId: string,
  passageIds: readonly string[],
): Promise<void> {
  if (passageIds.length === 0) return;
  await takeGeneration(tx, organisationId);
  await remove(tx, organisationId, passageIds);
  await mergeStored(tx, organisationId, (segment) => store(tx, organisationId, segment));
}

/** Makes an organisation's index anew from its passages, in the caller's transaction; what it was before does not matter. */
export async function rebuildIndex(
  tx: Transaction,
  organisationId: string,
  readPassages: ReadPassages,
): Promise<void> {
  await takeGeneration(tx, organisationId);
  await deleteAllSegments(tx, organisationId);
  let waiting: IndexablePassage[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await readPassages(after);
    waiting.push(...page);
    if (waiting.length >= MOST_PASSAGES || page.length === 0) {
      if (waiting.length > 0) await store(tx, organisationId, buildSegment(waiting));
      waiting = [];
    }
    if (page.length === 0) return;
    after = page.at(-1)!.id;
  }
}

async function store(tx: Transaction, organisationId: string, segment: Segment): Promise<void> {
  await insertSegment(tx, organisationId, {
    format: FORMAT,
    passageIds: Array.from({ length: sizeOf(segment) }, (_, doc) => stringAt(segment.ids, doc)),
    bytes: encodeSegment(segment),
  });
}

async function remove(tx: Transaction, organisationId: string, passageIds: readonly string[]): Promise<void> {
  const found = Map.groupBy(
    await findPassages(tx, organisationId, passageIds),
    ({ segmentId }) => segmentId,
  );
  if (found.size === 0) return;
  await deleteVectors(tx, organisationId, passageIds);
  const { segments } = await readSegments(tx, organisationId);
  for (const { id, passages, removed } of segments) {
    const docs = found.get(id)?.map(({ doc }) => doc);
    if (docs === undefined) continue;
    const bits = withRemoved(removed, passages, docs);
    if (removedCount(bits) === passages) await deleteSegments(tx, organisationId, [id]);
    else await updateRemoved(tx, organisationId, id, bits);
  }
}
