import type { Transaction } from "../../../db/mod.ts";

/** A segment as it is stored, without its bytes. */
export interface SegmentRow {
  id: string;
  format: number;
  passages: number;
  removed: Uint8Array | null;
}

/** Where a passage stands. */
export interface PassageRow {
  segmentId: string;
  doc: number;
}

/**
 * Counts one more change of an organisation's index, and keeps other writers of it waiting until the transaction ends.
 * Answers the number of this change.
 */
export async function takeGeneration(tx: Transaction, organisationId: string): Promise<number> {
  const rows = await tx<{ generation: number }[]>`
    insert into library_index_state as state (organisation_id, generation)
    values (${organisationId}, 1)
    on conflict (organisation_id) do update set generation = state.generation + 1
    returning generation
  `;
  return rows[0]!.generation;
}

/** How often the index changed, or 0 where nothing was ever indexed. */
export async function readGeneration(tx: Transaction, organisationId: string): Promise<number> {
  const rows = await tx<{ generation: number }[]>`
    select generation
    from library_index_state
    where organisation_id = ${organisationId}
  `;
  return rows[0]?.generation ?? 0;
}

/** The segments of an organisation, and the change they are of: one moment, for it is one statement. */
export async function readSegments(
  tx: Transaction,
  organisationId: string,
): Promise<{ generation: number; segments: SegmentRow[] }> {
  const rows = await tx<(SegmentRow & { generation: number })[]>`
    select state.generation, segment.id, segment.format, segment.passages, segment.removed
    from library_index_state state
    left join library_segments segment on segment.organisation_id = state.organisation_id
    where state.organisation_id = ${organisationId}
    order by segment.id
  `;
  return {
    generation: rows[0]?.generation ?? 0,
    segments: rows.filter((row) => row.id !== null).map(({ id, format, passages, removed }) => ({
      id,
      format,
      passages,
      removed,
    })),
  };
}

/** The bytes of a segment, or null where it was merged away. */
export async function findSegmentBytes(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Uint8Array | null> {
  const rows = await tx<{ bytes: Uint8Array }[]>`
    select bytes
    from library_segments
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
  return rows[0]?.bytes ?? null;
}

/** Where passages stand, among segments of any format. */
export async function findPassages(
  tx: Transaction,
  organisationId: string,
  passageIds: readonly string[],
): Promise<PassageRow[]> {
  return await tx<PassageRow[]>`
    select segment.id as "segmentId", (passage.place - 1)::int as doc
    from library_segments segment
    cross join lateral unnest(segment.passage_ids) with ordinality as passage (id, place)
    where segment.organisation_id = ${organisationId}
      and passage.id = any (${passageIds as string[]}::uuid[])
  `;
}

/** Stores a segment. */
export async function insertSegment(
  tx: Transaction,
  organisationId: string,
  segment: { format: number; passageIds: readonly string[]; bytes: Uint8Array },
): Promise<void> {
  await tx`
    insert into library_segments (organisation_id, format, passage_ids, passages, bytes)
    values (
      ${organisationId}, ${segment.format}, ${segment
    .passageIds as string[]}::uuid[], ${segment.passageIds.length},
      ${segment.bytes}
    )
  `;
}

/** Stores which passages of a segment were removed. */
export async function updateRemoved(
  tx: Transaction,
  organisationId: string,
  id: string,
  removed: Uint8Array,
): Promise<void> {
  await tx`
    update library_segments
    set removed = ${removed}
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

/** Deletes segments. */
export async function deleteSegments(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  await tx`
    delete from library_segments
    where organisation_id = ${organisationId}
      and id = any (${ids as string[]}::uuid[])
  `;
}

/** Deletes all segments of an organisation. */
export async function deleteAllSegments(tx: Transaction, organisationId: string): Promise<void> {
  await tx`
    delete from library_segments
    where organisation_id = ${organisationId}
  `;
}
