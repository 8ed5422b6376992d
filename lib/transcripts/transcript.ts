/** The layouts a transcript can arrive in. */
export type TranscriptFormat =
  | "teams_docx_old"
  | "teams_docx"
  | "otter"
  | "rev"
  | "zoom_text"
  | "bracketed"
  | "plain"
  | "vtt"
  | "srt"
  | "sbv"
  | "podcast_json";

/** One stretch of speech by one voice, in the order of the file. */
export interface Turn {
  /** The name as the deck shows it, or null where the file names nobody. */
  speaker: string | null;
  /** Seconds from the start of the recording; null where the file has no times. Never computed from word counts. */
  startSeconds: number | null;
  /** End of the turn: from the file's own end time, else the start of the next turn; null when neither is known. */
  endSeconds: number | null;
  text: string;
  /** The pieces the file timed on their own, where it times finer than turns. */
  cues?: Cue[];
  /** A person left this voice out: part of the record, never quoted. */
  leftOut?: boolean;
}

/** A piece of a turn with times of its own. */
export interface Cue {
  startSeconds: number;
  endSeconds: number | null;
  /** Index in the turn's text at which it begins. */
  from: number;
}

/** A person's corrections to the voices by name as read: the shown name, and what they were. */
export type VoiceChanges = Record<string, { name?: string; role?: "speaker" | "host" | "leave_out" }>;

/** A voice of the transcript and how much of it is theirs. */
export interface Voice {
  name: string;
  /** Spellings of the same person found in the file ("Alex Example", "Dr Alex Example"), this name included. */
  spellings: string[];
  turns: number;
  words: number;
  /** Sum of the voice's turns in seconds; null when the file has no times. */
  seconds: number | null;
}

/** Something a person should check before the deck is made. */
export interface Warning {
  /** Stable name, for programs and tests: "speakers_joined", "rows_left_out" … */
  code: string;
  /** One sentence that says what was found. */
  message: string;
  /** What was done about it. */
  remedy: string;
}

/** A transcript as read: who said what, when the file says so. */
export interface Transcript {
  format: TranscriptFormat;
  title: string | null;
  /** ISO date (YYYY-MM-DD) of the recording when the file states it. */
  recordedOn: string | null;
  turns: Turn[];
  /** Voices by words, most first. */
  voices: Voice[];
  words: number;
  /** Length of the recording in seconds: stated by the file, else the last known time; null without times. */
  durationSeconds: number | null;
  /** Whether turns carry times of the file. */
  timed: boolean;
  /** ISO 639-1 guess of the language, or null. */
  language: string | null;
  warnings: Warning[];
}

/** A stretch of turns about one subject. */
export interface Chapter {
  /** A short sentence-case title made of words of the transcript. */
  title: string;
  startSeconds: number | null;
  lengthSeconds: number | null;
  /** Index of the first turn and of the turn after the last. */
  fromTurn: number;
  toTurn: number;
  words: number;
  /** Share of all words, 0 to 1. */
  share: number;
  /** Names of those who speak at least a fifth of it, most first. */
  speakers: string[];
}

/** A question of the audience or of a host, with the reply that follows. */
export interface AskedQuestion {
  /** Verbatim, one or two sentences, ends with the question. */
  question: string;
  asker: string | null;
  startSeconds: number | null;
  answeredBy: string | null;
  /** First sentences of the reply, verbatim; null when nobody replies. */
  answer: string | null;
  /** Index of the turn that holds the question. */
  turn: number;
  /** Whether it comes from the audience (asked to the speakers, or read out for someone) and not in passing. */
  fromAudience: boolean;
}

/** A sentence worth quoting: verbatim in the text of its turn. */
export interface KeySentence {
  text: string;
  speaker: string | null;
  /** Start of its turn, or of its cue where cues are finer. */
  startSeconds: number | null;
  turn: number;
  /** Higher is better; comparable within one transcript only. */
  score: number;
}

/** Everything the deck says about what was said. */
export interface TranscriptAnalysis {
  chapters: Chapter[];
  questions: AskedQuestion[];
  keySentences: KeySentence[];
  /** Content words used most, with their counts ("home": 41), most first; at most 12. */
  frequentTerms: { term: string; count: number }[];
  /** Voices that lead through the event rather than speak at it, as far as the words tell. */
  hosts?: string[];
}
