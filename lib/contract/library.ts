import * as z from "zod/mini";
import { ById, PageQuery } from "./common.ts";
import { endpoint, json, multipart } from "./endpoint.ts";
import {
  AddedFile,
  LibraryPage,
  LibraryPassage,
  LibrarySource,
  SOURCE_KINDS,
  SOURCE_STATES,
  SourceChanges,
} from "./library_shapes.ts";
import { MAX_FILE_BYTES } from "./report_shapes.ts";

/** What the library takes. */
export const LIBRARY_FILES = {
  extensions: [".pdf", ".vtt", ".srt", ".sbv", ".docx", ".txt", ".json"],
  maxBytes: MAX_FILE_BYTES,
  many: 20,
  summary:
    "Transcripts (VTT, SRT, SBV, DOCX, TXT, podcast JSON) and PDFs: up to 20 files, each at most 25 MB",
} as const;

const Words = z.string().check(z.trim(), z.maxLength(200));
const Day = z.iso.date();

/** Which sources; a filter that is left out lets all pass. */
export const LibraryFilter = z.object({
  kind: z.optional(z.enum(SOURCE_KINDS)),
  speaker: z.optional(Words),
  /** The first and the last day. */
  since: z.optional(Day),
  until: z.optional(Day),
  /** Words of the title, a speaker or the file's name. */
  q: z.optional(Words),
  state: z.optional(z.enum([...SOURCE_STATES, "unfinished"])),
});
export type LibraryFilter = z.output<typeof LibraryFilter>;

/** Lists the library. */
export const listLibrary = endpoint({
  id: "library.list",
  method: "GET",
  path: "/api/library",
  summary: "Episodes and documents, newest first; those not searchable yet are shown to admins only",
  access: "viewer",
  query: z.extend(LibraryFilter, PageQuery.shape),
  response: LibraryPage,
});

/** What to look for, and where. */
const LibrarySearchQuery = z.object({
  q: z.string().check(z.trim(), z.minLength(1, "Say what to look for."), z.maxLength(500)),
  kind: LibraryFilter.shape.kind,
  /** A name or a part of one. */
  speaker: LibraryFilter.shape.speaker,
  since: LibraryFilter.shape.since,
  until: LibraryFilter.shape.until,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50)), 10),
});
export type LibrarySearchQuery = z.output<typeof LibrarySearchQuery>;

/** Searches every passage. */
export const searchLibrary = endpoint({
  id: "library.search",
  method: "GET",
  path: "/api/library/search",
  summary: "Passages that answer a question best, best first",
  access: "viewer",
  query: LibrarySearchQuery,
  response: z.object({ items: z.array(LibraryPassage) }),
});

/** Adds files. */
export const addSources = endpoint({
  id: "library.add",
  method: "POST",
  path: "/api/library",
  summary: "Add transcripts and PDFs; each becomes a source of its own, read in the background",
  access: "admin",
  body: multipart(z.object({}), { files: LIBRARY_FILES }),
  response: z.object({ items: z.array(AddedFile) }),
  status: 202,
  errors: ["storage_full"],
});

/** Reads one source. */
export const readSource = endpoint({
  id: "library.read",
  method: "GET",
  path: "/api/library/{id}",
  summary: "One episode or document and its state",
  access: "viewer",
  params: ById,
  response: LibrarySource,
});

/** Reads or searches the passages of one source. */
export const readPassages = endpoint({
  id: "library.passages",
  method: "GET",
  path: "/api/library/{id}/passages",
  summary: "The passages of a source in order, or those that match `q`, best first",
  access: "viewer",
  params: ById,
  query: z.object({
    q: z.optional(z.string().check(z.trim(), z.maxLength(500))),
    after: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  }),
  response: z.object({
    items: z.array(LibraryPassage),
    /** The `after` of the next page; null on the last. */
    next_after: z.nullable(z.number()),
  }),
});

/** Sends the file a source was read from. */
export const readSourceFile = endpoint({
  id: "library.file",
  method: "GET",
  path: "/api/library/{id}/file",
  summary: "The file itself: a PDF is shown, a transcript saved",
  access: "viewer",
  params: ById,
  response: "file",
});

/** Follows the reading of a source. */
export const followSource = endpoint({
  id: "library.events",
  method: "GET",
  path: "/api/library/{id}/events",
  summary: "Changes of one source as server-sent events; ends when it is ready or failed",
  access: "viewer",
  params: ById,
  response: "events",
});

/** Changes what is said of a source. */
export const changeSource = endpoint({
  id: "library.change",
  method: "PUT",
  path: "/api/library/{id}",
  summary: "Change title, date, speakers or the video",
  access: "admin",
  params: ById,
  body: json(SourceChanges),
  response: LibrarySource,
});

/** Removes a source with its passages and its file. */
export const removeSource = endpoint({
  id: "library.remove",
  method: "DELETE",
  path: "/api/library/{id}",
  summary: "Remove a source; answers given of it keep their quotations",
  access: "admin",
  params: ById,
});

/** Reads a failed source again. */
export const retrySource = endpoint({
  id: "library.retry",
  method: "POST",
  path: "/api/library/{id}/attempts",
  summary: "Read a source again that failed",
  access: "admin",
  params: ById,
  response: LibrarySource,
  status: 202,
  errors: ["source_not_failed"],
});

/** The endpoints of this area. */
export const libraryEndpoints = [
  listLibrary,
  searchLibrary,
  addSources,
  readSource,
  readPassages,
  readSourceFile,
  followSource,
  changeSource,
  removeSource,
  retrySource,
];
