import type { Json, Transaction } from "../../db/mod.ts";
import type { PassageRow } from "../rows.ts";

/** A passage to keep. */
export type NewPassage = Pick<
  PassageRow,
  "id" | "ordinal" | "speaker" | "page" | "chapter" | "text" | "sentences"
>;

/** As many rows as a statement carries without growing to megabytes. */
const ROWS = 200;

/** Adds the passages of a source. */
export async function insertPassages(
  tx: Transaction,
  organisationId: string,
  sourceId: string,
  passages: readonly NewPassage[],
): Promise<void> {
  for (let from = 0; from < passages.length; from += ROWS) {
    const rows = passages.slice(from, from + ROWS);
    await tx`
      insert into library_passages (id, organisation_id, source_id, ordinal, speaker, page, chapter, text, sentences)
      select id, ${organisationId}, ${sourceId}, ordinal, speaker, page, chapter, text, sentences
      from jsonb_to_recordset(${tx.json(rows as unknown as Json)}) as p (
        id uuid, ordinal int, speaker text, page int, chapter text, text text, sentences jsonb
      )
    `;
  }
}

/** Deletes the passages of a source; returns their ids. */
export async function deletePassages(
  tx: Transaction,
  organisationId: string,
  sourceId: string,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    delete from library_passages
    where organisation_id = ${organisationId}
      and source_id = ${sourceId}
    returning id
  `;
  return rows.map(({ id }) => id);
}

/** Passages by their ids, in no order. */
export async function selectPassagesById(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<PassageRow[]> {
  return await tx<PassageRow[]>`
    select ${columns(tx)}
    from library_passages p
    join library_sources s on s.organisation_id = p.organisation_id and s.id = p.source_id
    where p.organisation_id = ${organisationId}
      and p.id = any(${ids as string[]}::uuid[])
  `;
}

/** Passages of a source in order, after a place in it; of one page where it is named. */
export async function selectPassages(
  tx: Transaction,
  organisationId: string,
  sourceId: string,
  { after = -1, limit = null, page = null }: {
    after?: number;
    limit?: number | null;
    page?: number | null;
  } = {},
): Promise<PassageRow[]> {
  return await tx<PassageRow[]>`
    select ${columns(tx)}
    from library_passages p
    join library_sources s on s.organisation_id = p.organisation_id and s.id = p.source_id
    where p.organisation_id = ${organisationId}
      and p.source_id = ${sourceId}
      and p.ordinal > ${after}
      and ${page === null ? tx`true` : tx`p.page = ${page}`}
    order by p.ordinal
    limit ${limit}
  `;
}

/** Passages of the whole library in the order of their ids, after one. */
export async function selectPassagesAfter(
  tx: Transaction,
  organisationId: string,
  after: string | null,
  limit: number,
): Promise<PassageRow[]> {
  return await tx<PassageRow[]>`
    select ${columns(tx)}
    from library_passages p
    join library_sources s on s.organisation_id = p.organisation_id and s.id = p.source_id
    where p.organisation_id = ${organisationId}
      and (${after}::uuid is null or p.id > ${after})
    order by p.id
    limit ${limit}
  `;
}

/** The place of the last passage that begins by a moment; null where none does. */
export async function findOrdinalAt(
  tx: Transaction,
  organisationId: string,
  sourceId: string,
  seconds: number,
): Promise<number | null> {
  const [row] = await tx<{ ordinal: number | null }[]>`
    select max(ordinal) as ordinal
    from library_passages
    where organisation_id = ${organisationId}
      and source_id = ${sourceId}
      and (sentences -> 0 ->> 'start_seconds')::real < ${seconds}
  `;
  return row!.ordinal;
}

/** Counts a change of what can be found. */
export async function countChange(tx: Transaction, organisationId: string, now: Date): Promise<void> {
  await tx`
    insert into library_generations (organisation_id, generation, changed_at)
    values (${organisationId}, 1, ${now})
    on conflict (organisation_id)
    do update set generation = library_generations.generation + 1, changed_at = excluded.changed_at
  `;
}

function columns(tx: Transaction) {
  return tx`
    p.id, p.source_id, s.title as source_title, s.kind, s.date::text as date, s.youtube_id, p.ordinal, p.speaker, p.page,
    p.chapter, p.text, p.sentences
  `;
}
