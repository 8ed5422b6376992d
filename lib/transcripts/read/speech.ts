import type { TranscriptFormat, Warning } from "../transcript.ts";

/** The smallest piece of speech a file tells apart: a cue, a paragraph, an utterance. */
export interface Segment {
  speaker: string | null;
  startSeconds: number | null;
  endSeconds: number | null;
  text: string;
  /** The file marks a beginning here (a label, a time), so an untimed turn must not grow across it. */
  opens: boolean;
}

/** What a layout's reader hands on, before pieces become turns. */
export interface Speech {
  format: TranscriptFormat;
  segments: Segment[];
  title: string | null;
  recordedOn: string | null;
  durationSeconds: number | null;
  warnings: Warning[];
}

/** A line of a text file or of a Word paragraph. */
export interface Line {
  text: string;
  /** Length of the bold text it begins with. */
  boldLength: number;
  heading: boolean;
  /** Begins a paragraph (always so in text files). */
  paragraph: boolean;
}
