/** The two kinds of thing the library holds. */
export type SourceKind = "episode" | "document";

/** Where a sentence stands in its passage, and when it is spoken. */
export interface PassageSentence {
  /** Index in the passage's text at which it begins, and the index after its end. */
  from: number;
  to: number;
  /** Seconds from the start of the recording, as the transcript says; null for documents and transcripts without times. */
  startSeconds: number | null;
  /** Who says it, in a passage of several voices; where it is missing, the passage's speaker does. */
  speaker?: string | null;
  /** A heading of a document: it says what follows is about, and is no sentence to quote. */
  heading?: boolean;
}

/** A stretch of a source that is found, read and cited as one: about 120 to 250 words, verbatim. */
export interface Passage {
  id: string;
  sourceId: string;
  sourceTitle: string;
  kind: SourceKind;
  /** The day the episode was recorded or the document issued (YYYY-MM-DD), where known. */
  date: string | null;
  /** The id of the episode's video at YouTube. */
  youtubeId: string | null;
  /**
   * Who speaks, as the transcript names them; in a passage of several voices the one with at least two thirds of its words.
   * Null in documents, where nobody is named, and where no voice prevails.
   */
  speaker: string | null;
  /** The page of the document, from 1; null in episodes. */
  page: number | null;
  /** The chapter it belongs to, where known. */
  chapter: string | null;
  /** Its place in the source, from 0. */
  ordinal: number;
  /** A line break stands where a paragraph, or the next voice, begins. */
  text: string;
  /** In order, without overlap; every word that can be quoted is in one. */
  sentences: PassageSentence[];
}

/** A passage that a search found. */
export interface PassageHit {
  passage: Passage;
  /** Its place in the ranking, from 1. */
  rank: number;
  /** Higher is better; comparable within one search only, and never shown. */
  score: number;
  /** The words that matched, as ranges of the passage's text. */
  matches: { from: number; to: number }[];
}

/** Who says a sentence of a passage; null where nobody is named. */
export function speakerOf(passage: Passage, sentence: PassageSentence): string | null {
  return sentence.speaker === undefined ? passage.speaker : sentence.speaker;
}
