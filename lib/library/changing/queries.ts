import type { Json, Transaction } from "../../db/mod.ts";
import type { ChapterRow } from "../rows.ts";

/** What is said of a source; what is left out stays as it is. */
export interface SourceDetails {
  title?: string | undefined;
  date?: string | null | undefined;
  speakers?: string[] | undefined;
  youtubeId?: string | null | undefined;
  chapters?: ChapterRow[] | undefined;
}

/** Changes what is said of a source. */
export async function updateDetails(
  tx: Transaction,
  organisationId: string,
  id: string,
  details: SourceDetails,
  now: Date,
): Promise<void> {
  const { title, date, speakers, youtubeId, chapters } = details;
  await tx`
    update library_sources
    set updated_at = ${now}
      ${title === undefined ? tx`` : tx`, title = ${title}, title_given = true`}
      ${date === undefined ? tx`` : tx`, date = ${date}::text::date`}
      ${speakers === undefined ? tx`` : tx`, speakers = ${speakers}::text[]`}
      ${youtubeId === undefined ? tx`` : tx`, youtube_id = ${youtubeId}`}
      ${chapters === undefined ? tx`` : tx`, chapters = ${tx.json(chapters as unknown as Json)}`}
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

/** Puts a source in line to be read by another job; only one in these states, so that two can't ask at once. */
export async function requeueSource(
  tx: Transaction,
  organisationId: string,
  id: string,
  asked: { jobId: string; from: readonly string[]; requestId: string | null; now: Date },
): Promise<boolean> {
  const rows = await tx`
    update library_sources
    set state = 'queued', job_id = ${asked.jobId}, request_id = ${asked.requestId}, progress_step = null,
      progress_fraction = 0, error_code = null, error_message = null, updated_at = ${asked.now}
    where organisation_id = ${organisationId}
      and id = ${id}
      and state in ${tx(asked.from)}
    returning id
  `;
  return rows.length === 1;
}

/** Gives a source another file. */
export async function updateFile(
  tx: Transaction,
  organisationId: string,
  id: string,
  file: { key: string; name: string; bytes: number; sha256: string; now: Date },
): Promise<void> {
  await tx`
    update library_sources
    set file_key = ${file.key}, file_name = ${file.name}, file_bytes = ${file.bytes}, content_sha256 = ${file.sha256},
      updated_at = ${file.now}
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}

/** Says under which key a folder brings a source from here on. */
export async function updateSyncKey(
  tx: Transaction,
  organisationId: string,
  id: string,
  { syncKey, fileName, now }: { syncKey: string; fileName: string; now: Date },
): Promise<void> {
  await tx`
    update library_sources
    set sync_key = ${syncKey}, file_name = ${fileName}, updated_at = ${now}
    where organisation_id = ${organisationId}
      and id = ${id}
  `;
}
