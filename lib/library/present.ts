import { type ErrorCode, ERRORS } from "../contract/errors.ts";
import type { LibraryPassage, LibrarySource } from "../contract/library_shapes.ts";
import { type Passage, speakerOf } from "./passage.ts";
import type { PassageRow, SourceRow } from "./rows.ts";

/** A row as the contract's LibrarySource; it never shows a path of storage. */
export function presentSource(row: SourceRow): LibrarySource {
  const moving = row.state === "queued" || row.state === "indexing";
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    date: row.date,
    youtube_id: row.youtube_id,
    speakers: row.speakers,
    duration_seconds: row.duration_seconds,
    page_count: row.page_count,
    language: row.language,
    words: row.words,
    passage_count: row.passage_count,
    chapters: row.chapters,
    notes: row.notes.map(({ code, message, remedy }) => ({ code, message, remedy })),
    file: { name: row.file_name, bytes: row.file_bytes },
    state: row.state,
    error: row.state === "failed" ? failureOf(row.error_code, row.error_message) : null,
    progress: moving ? { step: row.progress_step ?? "Waiting", fraction: row.progress_fraction } : null,
    origin: row.origin,
    added_by: row.created_by === null
      ? null
      : { id: row.created_by, name: row.created_by_name ?? "Someone who left" },
    created_at: row.created_at.toISOString(),
    indexed_at: row.indexed_at?.toISOString() ?? null,
  };
}

/** A failure's code as pages and programs read it. */
export function failureOf(code: string | null, detail: string | null) {
  const known: ErrorCode = code !== null && code in ERRORS ? code as ErrorCode : "internal";
  return { code: known, title: ERRORS[known].title, detail };
}

/** A row as the passage others build on. */
export function passageOf(row: PassageRow): Passage {
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceTitle: row.source_title,
    kind: row.kind,
    date: row.date,
    youtubeId: row.youtube_id,
    speaker: row.speaker,
    page: row.page,
    chapter: row.chapter,
    ordinal: row.ordinal,
    text: row.text,
    sentences: row.sentences.map(({ start_seconds, ...sentence }) => ({
      ...sentence,
      startSeconds: start_seconds,
    })),
  };
}

/** A passage as the contract names it. */
export function presentPassage(
  passage: Passage,
  matches: readonly { from: number; to: number }[] = [],
): LibraryPassage {
  return {
    id: passage.id,
    source: {
      id: passage.sourceId,
      kind: passage.kind,
      title: passage.sourceTitle,
      date: passage.date,
      youtube_id: passage.youtubeId,
    },
    ordinal: passage.ordinal,
    speaker: passage.speaker,
    page: passage.page,
    chapter: passage.chapter,
    text: passage.text,
    sentences: passage.sentences.map((sentence) => ({
      from: sentence.from,
      to: sentence.to,
      start_seconds: sentence.startSeconds,
      speaker: speakerOf(passage, sentence),
    })),
    matches: [...matches],
  };
}
