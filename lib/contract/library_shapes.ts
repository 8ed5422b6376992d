import * as z from "zod/mini";
import { Id, Moment, pageOf } from "./common.ts";
import { CalendarDate } from "./report_shapes.ts";

/** The two kinds of thing the library holds. */
export const SOURCE_KINDS = ["episode", "document"] as const;

/** The states of a source: waiting to be read, being read, searchable, or not readable. */
export const SOURCE_STATES = ["queued", "indexing", "ready", "failed"] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** A stretch of an episode, as its maker divided it. */
export const SourceChapter = z.object({ start_seconds: z.number().check(z.minimum(0)), title: z.string() });

const Failure = z.object({ code: z.string(), title: z.string(), detail: z.nullable(z.string()) });

/** An episode or a document of the library. */
export const LibrarySource = z.object({
  id: Id,
  kind: z.enum(SOURCE_KINDS),
  title: z.string(),
  /** The day it was recorded or issued, YYYY-MM-DD. */
  date: z.nullable(z.string()),
  youtube_id: z.nullable(z.string()),
  speakers: z.array(z.string()),
  duration_seconds: z.nullable(z.number()),
  page_count: z.nullable(z.number()),
  /** ISO 639-1, where the words tell. */
  language: z.nullable(z.string()),
  words: z.number(),
  passage_count: z.number(),
  chapters: z.array(SourceChapter),
  /** What to know of how it was read. */
  notes: z.array(z.object({ code: z.string(), message: z.string(), remedy: z.string() })),
  file: z.object({ name: z.string(), bytes: z.number() }),
  state: z.enum(SOURCE_STATES),
  /** Why it could not be read. */
  error: z.nullable(Failure),
  /** While it waits or is read: the step in words and how far it is, 0 to 1. */
  progress: z.nullable(z.object({ step: z.string(), fraction: z.number() })),
  origin: z.enum(["upload", "sync"]),
  /** Who added it; null where a task did. */
  added_by: z.nullable(z.object({ id: Id, name: z.string() })),
  created_at: Moment,
  indexed_at: z.nullable(Moment),
});
export type LibrarySource = z.infer<typeof LibrarySource>;

/** A page of the library, newest first, with what it can be filtered by. */
export const LibraryPage = z.extend(pageOf(LibrarySource), {
  /** Of the whole library, whatever the filter. */
  counts: z.object({
    episodes: z.number(),
    documents: z.number(),
    /** Waiting, being read, or failed; shown to admins only. */
    unfinished: z.number(),
    failed: z.number(),
  }),
  /** How many sources pass the filter. */
  found: z.number(),
  /** Those with most sources first, at most 100. */
  speakers: z.array(z.object({ name: z.string(), sources: z.number() })),
});
export type LibraryPage = z.infer<typeof LibraryPage>;

/** A sentence of a passage: where it stands in the text, when it is spoken, by whom. */
export const LibrarySentence = z.object({
  from: z.number(),
  to: z.number(),
  start_seconds: z.nullable(z.number()),
  speaker: z.nullable(z.string()),
});

/** Part of a text, as places in it. */
export const TextRange = z.object({ from: z.number(), to: z.number() });

/** A passage of a source, with the words that matched where it was searched for. */
export const LibraryPassage = z.object({
  id: Id,
  source: z.object({
    id: Id,
    kind: z.enum(SOURCE_KINDS),
    title: z.string(),
    date: z.nullable(z.string()),
    youtube_id: z.nullable(z.string()),
  }),
  ordinal: z.number(),
  speaker: z.nullable(z.string()),
  page: z.nullable(z.number()),
  chapter: z.nullable(z.string()),
  text: z.string(),
  sentences: z.array(LibrarySentence),
  matches: z.array(TextRange),
});
export type LibraryPassage = z.infer<typeof LibraryPassage>;

/** What became of one file of an upload. */
export const AddedFile = z.object({
  file_name: z.string(),
  /** The source it is; null where the file can't be used. */
  source: z.nullable(LibrarySource),
  /** The same file was in the library already. */
  known: z.boolean(),
  error: z.nullable(Failure),
});
export type AddedFile = z.infer<typeof AddedFile>;

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max));

/** What a person may say of a source; what is left out stays as it is. */
export const SourceChanges = z.object({
  title: z.optional(
    z.string().check(
      z.trim(),
      z.minLength(1, "Give it a title."),
      z.maxLength(300, "The title is longer than 300 characters."),
    ),
  ),
  date: z.optional(z.nullable(CalendarDate)),
  speakers: z.optional(z.array(text(120)).check(z.maxLength(40))),
  /** The video's id, or any address of it at YouTube; empty for none. */
  youtube: z.optional(text(300)),
});
export type SourceChanges = z.infer<typeof SourceChanges>;
