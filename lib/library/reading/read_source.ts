import type { PassageSentence, SourceKind } from "../passage.ts";
import { readPdf } from "../../office/pdf/mod.ts";
import { sniff } from "../../office/sniff.ts";
import { countWords, languageOf, readTranscript } from "../../transcripts/mod.ts";
import { documentPassages } from "./document_passages.ts";
import { speechPassages } from "./speech_passages.ts";

/** A passage as it is cut, before it has an id and a place. */
export interface CutPassage {
  speaker: string | null;
  page: number | null;
  chapter: string | null;
  text: string;
  sentences: PassageSentence[];
}

/** A chapter that a person or a manifest gave. */
export interface GivenChapter {
  startSeconds: number;
  title: string;
}

/** Something a person should know of how a source was read. */
export interface ReadingNote {
  code: string;
  message: string;
  remedy: string;
}

/** A file, and the chapters known of it. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
  chapters: GivenChapter[];
}

/** What a file turned out to hold. */
export interface ReadSource {
  kind: SourceKind;
  /** The title and the day the file itself states. */
  title: string | null;
  recordedOn: string | null;
  speakers: string[];
  durationSeconds: number | null;
  pageCount: number | null;
  language: string | null;
  words: number;
  notes: ReadingNote[];
  passages: CutPassage[];
}

const MOST_SPEAKERS = 40;

/**
 * Reads a file of the library by its content: a PDF is a document, everything else the transcript of an episode.
 * @throws AppError for a file that can't be used, with what to do about it
 */
export async function readSourceFile({ name, bytes, chapters }: SourceFile): Promise<ReadSource> {
  return sniff(bytes) === "pdf" ? await readDocument(bytes) : await readEpisode(bytes, name, chapters);
}

async function readDocument(bytes: Uint8Array): Promise<ReadSource> {
  const { title, pages } = await readPdf(bytes);
  const passages = documentPassages(pages);
  return {
    kind: "document",
    title,
    recordedOn: null,
    speakers: [],
    durationSeconds: null,
    pageCount: pages.length,
    language: languageOf(passages.slice(0, 20).map(({ text }) => text).join(" ")),
    words: wordsOf(passages),
    notes: wordlessPages(pages.filter(({ paragraphs }) => paragraphs.length === 0).length, pages.length),
    passages,
  };
}

async function readEpisode(bytes: Uint8Array, name: string, chapters: GivenChapter[]): Promise<ReadSource> {
  const transcript = await readTranscript(bytes, name);
  const passages = speechPassages(transcript.turns, chapters);
  return {
    kind: "episode",
    title: transcript.title,
    recordedOn: transcript.recordedOn,
    speakers: transcript.voices.slice(0, MOST_SPEAKERS).map((voice) => voice.name),
    durationSeconds: transcript.durationSeconds,
    pageCount: null,
    language: transcript.language,
    words: wordsOf(passages),
    notes: [...transcript.warnings, ...timeless(transcript.timed)],
    passages,
  };
}

function wordsOf(passages: readonly CutPassage[]): number {
  return passages.reduce((sum, { text }) => sum + countWords(text), 0);
}

function wordlessPages(without: number, all: number): ReadingNote[] {
  if (without === 0) return [];
  return [{
    code: "pages_without_text",
    message: `${without} of ${all} pages ${without === 1 ? "holds" : "hold"} no text.`,
    remedy: "They are shown, and can't be searched. Text recognition (OCR) would make them readable.",
  }];
}

function timeless(timed: boolean): ReadingNote[] {
  if (timed) return [];
  return [{
    code: "no_times",
    message: "The transcript has no times.",
    remedy:
      "It is searched and quoted without them. A VTT or SRT file would let citations open at the second.",
  }];
}
