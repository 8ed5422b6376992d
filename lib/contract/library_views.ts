import type { LibrarySource } from "./library_shapes.ts";

/** What a reader came for: a moment, or words that an answer cites. */
export interface ReadingPlace {
  /** Seconds from the start of the recording. */
  seconds?: number | undefined;
  page?: number | undefined;
  /** Of an episode too long for one page: which part. */
  part?: number | undefined;
  /** The passage an answer cites, the words of it, and the number the answer gives them. */
  passageId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  number?: number | undefined;
  /** Words to mark. */
  query?: string | undefined;
}

/** A piece of a sentence; `matched` where it is what was searched for. */
export interface TextPart {
  text: string;
  matched: boolean;
}

/** A sentence of a source as a page shows it. */
export interface ReadSentence {
  /** Unique on the page: "t-872" for the first that begins in that second. */
  id: string;
  seconds: number | null;
  parts: TextPart[];
  /** What the reader came for. */
  cited: boolean;
}

/** Some sentences of one voice, or a paragraph of a document. */
export interface ReadLine {
  seconds: number | null;
  /** Where another voice begins to speak. */
  speaker: string | null;
  /** Where a chapter begins. */
  chapter: string | null;
  heading: boolean;
  sentences: ReadSentence[];
}

/** A passage that the words searched for were found in. */
export interface FoundInside {
  seconds: number | null;
  page: number | null;
  speaker: string | null;
  /** The sentences around the words. */
  parts: TextPart[];
}

/** A source, open at a place. */
export interface SourceView {
  source: LibrarySource;
  lines: ReadLine[];
  /** The number of the answer's citation, where it is shown. */
  number: number | null;
  /** An answer cites words that the source does not hold any more. */
  citationGone: boolean;
  /** What was searched for and where it was found; null where nothing was asked. */
  found: { query: string; items: FoundInside[] } | null;
  /** Of an episode too long for one page: which part is shown. */
  part: { number: number; of: number } | null;
  /** Of a document: the page, and whether it holds text. */
  page: number | null;
}
