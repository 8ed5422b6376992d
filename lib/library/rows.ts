import type { SourceState } from "../contract/library_shapes.ts";
import type { SourceKind } from "./passage.ts";
import type { ReadingNote } from "./reading/read_source.ts";

/** A chapter as a row keeps it. */
export interface ChapterRow {
  start_seconds: number;
  title: string;
}

/** A row of `library_sources`, with the name of the person who added it. */
export interface SourceRow {
  id: string;
  organisation_id: string;
  kind: SourceKind;
  title: string;
  title_given: boolean;
  /** YYYY-MM-DD. */
  date: string | null;
  youtube_id: string | null;
  speakers: string[];
  chapters: ChapterRow[];
  duration_seconds: number | null;
  page_count: number | null;
  language: string | null;
  words: number;
  passage_count: number;
  notes: ReadingNote[];
  file_key: string;
  file_name: string;
  file_bytes: number;
  content_sha256: string;
  state: SourceState;
  error_code: string | null;
  error_message: string | null;
  progress_step: string | null;
  progress_fraction: number;
  origin: "upload" | "sync";
  sync_key: string | null;
  job_id: string;
  created_by: string | null;
  created_by_name: string | null;
  created_at: Date;
  indexed_at: Date | null;
}

/** A row of `library_passages`, with what a citation needs of its source. */
export interface PassageRow {
  id: string;
  source_id: string;
  source_title: string;
  kind: SourceKind;
  date: string | null;
  youtube_id: string | null;
  ordinal: number;
  speaker: string | null;
  page: number | null;
  chapter: string | null;
  text: string;
  sentences: {
    from: number;
    to: number;
    start_seconds: number | null;
    speaker?: string | null;
    heading?: boolean;
  }[];
}
