import type { Transaction } from "../../db/mod.ts";
import type { CutPassage } from "../reading/read_source.ts";
import type { PassageRow } from "../rows.ts";
import { type IndexablePassage, indexPassages, removePassages } from "../search/mod.ts";
import { countChange, deletePassages, insertPassages, type NewPassage, selectPassages } from "./queries.ts";

/** Puts a source's passages in the place of those it had, in the table and in the search, all within the transaction. */
export async function replacePassages(
  tx: Transaction,
  source: { organisationId: string; id: string },
  passages: readonly NewPassage[],
  now: Date,
): Promise<void> {
  const { organisationId, id } = source;
  const old = await deletePassages(tx, organisationId, id);
  await removePassages(tx, organisationId, old);
  await insertPassages(tx, organisationId, id, passages);
  await indexAgain(tx, source, now);
}

/** Tells the search what is said of a source's passages; their words have not changed. */
export async function describePassages(
  tx: Transaction,
  source: { organisationId: string; id: string },
  now: Date,
): Promise<void> {
  await indexAgain(tx, source, now);
}

async function indexAgain(
  tx: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
  now: Date,
): Promise<void> {
  const rows = await selectPassages(tx, organisationId, id);
  await indexPassages(tx, organisationId, rows.map(indexable));
  await countChange(tx, organisationId, now);
}

/** A passage as the search takes it in. */
export function indexable(row: PassageRow): IndexablePassage {
  return {
    id: row.id,
    sourceId: row.source_id,
    title: row.source_title,
    text: row.text,
    speaker: row.speaker,
    kind: row.kind,
    date: row.date,
  };
}

/**
 * Passages with their ids and places. An id derives from the source and the words, so that reading the same file again
 * gives the same ids, and a citation holds wherever its words still stand.
 */
export async function withIds(sourceId: string, passages: readonly CutPassage[]): Promise<NewPassage[]> {
  const seen = new Map<string, number>();
  const identified: NewPassage[] = [];
  for (const [ordinal, passage] of passages.entries()) {
    const before = seen.get(passage.text) ?? 0;
    seen.set(passage.text, before + 1);
    identified.push({
      id: await idOf(`${sourceId}\n${before}\n${passage.text}`),
      ordinal,
      speaker: passage.speaker,
      page: passage.page,
      chapter: passage.chapter,
      text: passage.text,
      sentences: passage.sentences.map(({ startSeconds, ...sentence }) => ({
        ...sentence,
        start_seconds: startSeconds,
      })),
    });
  }
  return identified;
}

/** A UUID of version 8 (RFC 9562), made of a hash. */
async function idOf(name: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name))).subarray(
    0,
    16,
  );
  hash[6] = hash[6]! & 0x0f | 0x80;
  hash[8] = hash[8]! & 0x3f | 0x80;
  return hash.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
