import type { LibraryFilter } from "../contract/library.ts";
import type { Json, Transaction } from "../db/mod.ts";
import type { Place } from "./cursor.ts";
import type { ReadSource } from "./reading/read_source.ts";
import type { ChapterRow, SourceRow } from "./rows.ts";

/** What is known of a source when its file arrives. */
export interface NewSource {
  id: string;
  organisationId: string;
  kind: SourceRow["kind"];
  title: string;
  titleGiven: boolean;
  date: string | null;
  youtubeId: string | null;
  speakers: string[];
  chapters: ChapterRow[];
  file: { key: string; name: string; bytes: number; sha256: string };
  origin: SourceRow["origin"];
  syncKey: string | null;
  jobId: string;
  requestId: string | null;
  createdBy: string | null;
  now: Date;
}

/** Adds a source that waits to be read; false where the same file is in the library already. */
export async function insertSource(tx: Transaction, source: NewSource): Promise<boolean> {
  const rows = await tx`
    insert into library_sources (
      id, organisation_id, kind, title, title_given, date, youtube_id, speakers, chapters, file_key, file_name, file_bytes,
      content_sha256, origin, sync_key, job_id, request_id, created_by, created_at, updated_at
    ) values (
      ${source.id}, ${source.organisationId}, ${source.kind}, ${source.title}, ${source.titleGiven}, ${source.date},
      ${source.youtubeId}, ${source.speakers}::text[], ${tx.json(source.chapters as unknown as Json)},
      ${source.file.key}, ${source.file.name}, ${source.file.bytes}, ${source.file.sha256}, ${source.origin},
      ${source.syncKey}, ${source.jobId}, ${source.requestId}, ${source.createdBy}, ${source.now}, ${source.now}
    )
    on conflict (organisation_id, content_sha256) do nothing
    returning id
  `;
  return rows.length === 1;
}

/** One source of the organisation, or null. */
export async function findSource(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<SourceRow | null> {
  const rows = await tx<SourceRow[]>`
    select ${columns(tx)}
    from library_sources s
    left join users u on u.organisation_id = s.organisation_id and u.id = s.created_by
    where s.organisation_id = ${organisationId}
      and s.id = ${id}
  `;
  return rows[0] ?? null;
}

/** The source of that very file, or null. */
export async function findSourceByHash(
  tx: Transaction,
  organisationId: string,
  sha256: string,
): Promise<SourceRow | null> {
  const rows = await tx<SourceRow[]>`
    select ${columns(tx)}
    from library_sources s
    left join users u on u.organisation_id = s.organisation_id and u.id = s.created_by
    where s.organisation_id = ${organisationId}
      and s.content_sha256 = ${sha256}
  `;
  return rows[0] ?? null;
}

/** Every source that a folder or manifest brought under these keys. */
export async function selectSynced(
  tx: Transaction,
  organisationId: string,
  keyPrefix: string,
): Promise<SourceRow[]> {
  return await tx<SourceRow[]>`
    select ${columns(tx)}
    from library_sources s
    left join users u on u.organisation_id = s.organisation_id and u.id = s.created_by
    where s.organisation_id = ${organisationId}
      and starts_with(s.sync_key, ${keyPrefix})
    order by s.sync_key
  `;
}

/** Which sources a list shows. */
export interface SourceSelection extends LibraryFilter {
  organisationId: string;
  /** Only what was read at least once. */
  readOnly: boolean;
}

/** A page of sources, newest day first, of a day the last added first; one without a day stands by the day it was added. */
export async function selectSources(
  tx: Transaction,
  selection: SourceSelection,
  after: Place | null,
  limit: number,
): Promise<(SourceRow & Pick<Place, "day" | "added">)[]> {
  const added = tx`(extract(epoch from s.created_at) * 1000000)::bigint`;
  const place = tx`${day(tx)}, ${added}, s.id`;
  const past = after &&
    tx`(${place}) < (${after.day}::text::date, ${after.added}::text::bigint, ${after.id}::uuid)`;
  return await tx<(SourceRow & Pick<Place, "day" | "added">)[]>`
    select ${columns(tx)}, ${day(tx)}::text as day, ${added}::text as added
    from library_sources s
    left join users u on u.organisation_id = s.organisation_id and u.id = s.created_by
    where ${passes(tx, selection)}
      and ${past ?? tx`true`}
    order by ${day(tx)} desc, ${added} desc, s.id desc
    limit ${limit}
  `;
}

/** How many sources pass a filter. */
export async function countSources(tx: Transaction, selection: SourceSelection): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count
    from library_sources s
    where ${passes(tx, selection)}
  `;
  return row!.count;
}

/** What the whole library holds. */
export interface LibraryCounts {
  episodes: number;
  documents: number;
  passages: number;
  unfinished: number;
  failed: number;
  /** Grows with every change of what can be found. */
  generation: number;
}

/** Counts the whole library; episodes and documents are those that can be searched. */
export async function countLibrary(tx: Transaction, organisationId: string): Promise<LibraryCounts> {
  const [row] = await tx<LibraryCounts[]>`
    select
      count(*) filter (where kind = 'episode' and indexed_at is not null) as episodes,
      count(*) filter (where kind = 'document' and indexed_at is not null) as documents,
      coalesce(sum(passage_count), 0)::bigint as passages,
      count(*) filter (where state <> 'ready') as unfinished,
      count(*) filter (where state = 'failed') as failed,
      coalesce((select generation from library_generations where organisation_id = ${organisationId}), 0) as generation
    from library_sources
    where organisation_id = ${organisationId}
  `;
  return row!;
}

/** Who speaks in the library, those with most sources first. */
export async function selectSpeakers(
  tx: Transaction,
  organisationId: string,
  limit: number,
): Promise<{ name: string; sources: number }[]> {
  return await tx<{ name: string; sources: number }[]>`
    select name, count(*) as sources
    from library_sources, unnest(speakers) as name
    where organisation_id = ${organisationId}
      and indexed_at is not null
    group by name
    order by sources desc, name
    limit ${limit}
  `;
}

/** Takes a waiting or interrupted source into work; false when it is settled, or another job is to read it. */
export async function startSource(
  tx: Transaction,
  organisationId: string,
  id: string,
  { jobId, now }: { jobId: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update library_sources
    set state = 'indexing', progress_step = 'Reading the file', progress_fraction = 0.1, error_code = null,
      error_message = null, updated_at = ${now}
    where organisation_id = ${organisationId}
      and id = ${id}
      and job_id = ${jobId}
      and state in ('queued', 'indexing')
    returning id
  `;
  return rows.length === 1;
}

/** Says how far the reading is. */
export async function updateProgress(
  tx: Transaction,
  organisationId: string,
  id: string,
  progress: { step: string; fraction: number; now: Date },
): Promise<void> {
  await tx`
    update library_sources
    set progress_step = ${progress.step}, progress_fraction = ${progress.fraction}, updated_at = ${progress.now}
    where organisation_id = ${organisationId}
      and id = ${id}
      and state = 'indexing'
  `;
}

/**
 * Keeps what the file turned out to hold, and lets it be found. What a person said stays: the file's own title, day and
 * speakers fill only what nobody gave. False when the source is gone or another job is to read it.
 */
export async function completeSource(
  tx: Transaction,
  organisationId: string,
  id: string,
  read: ReadSource,
  { jobId, now }: { jobId: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update library_sources
    set state = 'ready', progress_step = null, progress_fraction = 1, indexed_at = ${now}, updated_at = ${now},
      kind = ${read.kind},
      title = case when title_given then title else coalesce(${read.title}, title) end,
      date = coalesce(date, ${read.recordedOn}::date),
      speakers = case when speakers = '{}' then ${read.speakers}::text[] else speakers end,
      duration_seconds = ${read.durationSeconds}, page_count = ${read.pageCount}, language = ${read.language},
      words = ${read.words}, passage_count = ${read.passages.length}, notes = ${
    tx.json(read.notes as unknown as Json)
  }
    where organisation_id = ${organisationId}
      and id = ${id}
      and job_id = ${jobId}
      and state = 'indexing'
    returning id
  `;
  return rows.length === 1;
}

/** Ends the reading of a source with a failure; passages of an earlier reading stay. */
export async function failSource(
  tx: Transaction,
  organisationId: string,
  id: string,
  failure: { code: string; message: string | null; now: Date },
): Promise<void> {
  await tx`
    update library_sources
    set state = 'failed', progress_step = null, error_code = ${failure.code}, error_message = ${failure.message},
      updated_at = ${failure.now}
    where organisation_id = ${organisationId}
      and id = ${id}
      and state in ('queued', 'indexing')
  `;
}

/** Removes a source with its passages. */
export async function deleteSource(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx`
    delete from library_sources
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

function day(tx: Transaction) {
  return tx`coalesce(s.date, (s.created_at at time zone 'UTC')::date)`;
}

function passes(tx: Transaction, selection: SourceSelection) {
  const { kind, speaker, since, until, q, state } = selection;
  return tx`
    s.organisation_id = ${selection.organisationId}
      and ${selection.readOnly ? tx`s.indexed_at is not null` : tx`true`}
      and ${kind === undefined ? tx`true` : tx`s.kind = ${kind}`}
      and ${speaker === undefined || speaker === "" ? tx`true` : tx`${speaker} = any(s.speakers)`}
      and ${since === undefined ? tx`true` : tx`s.date >= ${since}::text::date`}
      and ${until === undefined ? tx`true` : tx`s.date <= ${until}::text::date`}
      and ${
    state === undefined ? tx`true` : state === "unfinished" ? tx`s.state <> 'ready'` : tx`s.state = ${state}`
  }
      and ${
    q === undefined || q === "" ? tx`true` : tx`
      position(lower(${q}) in lower(s.title || ' ' || array_to_string(s.speakers, ' ') || ' ' || s.file_name)) > 0`
  }
  `;
}

function columns(tx: Transaction) {
  return tx`
    s.id, s.organisation_id, s.kind, s.title, s.title_given, s.date::text as date, s.youtube_id, s.speakers, s.chapters,
    s.duration_seconds, s.page_count, s.language, s.words, s.passage_count, s.notes, s.file_key, s.file_name, s.file_bytes,
    s.content_sha256, s.state, s.error_code, s.error_message, s.progress_step, s.progress_fraction, s.origin, s.sync_key,
    s.job_id, s.created_by, u.name as created_by_name, s.created_at, s.indexed_at
  `;
}
