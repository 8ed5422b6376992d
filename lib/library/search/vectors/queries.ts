import type { Transaction } from "../../../db/mod.ts";

/** A passage's vector as it is stored. */
export interface VectorRow {
  passageId: string;
  generation: number;
  vector: Uint8Array;
}

/** Of the passages given, those that have no vector of the model. */
export async function findWithoutVector(
  tx: Transaction,
  organisationId: string,
  model: string,
  passageIds: readonly string[],
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select wanted.id
    from unnest(${passageIds as string[]}::uuid[]) as wanted (id)
    where not exists (
      select from library_vectors known
      where known.organisation_id = ${organisationId}
        and known.passage_id = wanted.id
        and known.model = ${model}
    )
  `;
  return rows.map(({ id }) => id);
}

/** Stores vectors, in the place of those the passages had. */
export async function insertVectors(
  tx: Transaction,
  organisationId: string,
  model: string,
  generation: number,
  vectors: readonly { passageId: string; vector: Uint8Array }[],
): Promise<void> {
  const rows = vectors.map(({ passageId, vector }) => ({
    organisation_id: organisationId,
    passage_id: passageId,
    model,
    generation,
    vector,
  }));
  await tx`
    insert into library_vectors ${tx(rows)}
    on conflict (organisation_id, passage_id) do update
    set model = excluded.model, generation = excluded.generation, vector = excluded.vector
  `;
}

/** The vectors of a model that came after a generation, oldest first, from a passage on within one generation. */
export async function readVectors(
  tx: Transaction,
  organisationId: string,
  model: string,
  after: { generation: number; passageId: string },
  limit: number,
): Promise<VectorRow[]> {
  return await tx<VectorRow[]>`
    select passage_id as "passageId", generation, vector
    from library_vectors
    where organisation_id = ${organisationId}
      and model = ${model}
      and (generation, passage_id) > (${after.generation}, ${after.passageId}::uuid)
    order by generation, passage_id
    limit ${limit}
  `;
}

/** Deletes the vectors of passages. */
export async function deleteVectors(
  tx: Transaction,
  organisationId: string,
  passageIds: readonly string[],
): Promise<void> {
  await tx`
    delete from library_vectors
    where organisation_id = ${organisationId}
      and passage_id = any (${passageIds as string[]}::uuid[])
  `;
}
