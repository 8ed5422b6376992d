import type { QUESTION_KIND_NAMES } from "../../contract/report_shapes.ts";
import type { Warning } from "../../transcripts/mod.ts";

/** `rating` is a numeric or star scale, `likert` a scale in words; identity and bookkeeping never reach a deck. */
export type QuestionKind = (typeof QUESTION_KIND_NAMES)[number];

/** Where an export comes from, found by its header. */
export type SurveySource =
  | "google_forms"
  | "microsoft_forms"
  | "surveymonkey"
  | "qualtrics"
  | "typeform"
  | "limesurvey"
  | "formbricks"
  | "surveygizmo"
  | "zoom_poll"
  | "plain";

/** One step of an ordered scale. */
export interface ScaleLevel {
  /** The answer as printed: "Strongly agree", "5". */
  label: string;
  /** Its place on the scale; higher is better (or more). */
  value: number;
}

/** An ordered scale, complete: levels nobody chose are listed too, where the scale is known. */
export interface Scale {
  /** "agreement", "satisfaction", "quality", "frequency", "confidence", "numeric" … */
  name: string;
  /** Best first. */
  levels: ScaleLevel[];
}

/** How many people gave an answer. */
export interface AnswerCount {
  label: string;
  count: number;
}

/** One question of a survey: a column, or for several choices a group of columns. */
export interface Question {
  /** "q1", "q2" … in the order of the file; stable for one file, also when kinds are corrected. */
  id: string;
  /** What was asked, cleaned (entities, placeholders and line ends); for a grid item, stem and item joined. */
  text: string;
  /** The stem shared by the items of a grid ("After this webinar I feel able to …"), else null. */
  stem: string | null;
  /** The item within its grid, else null. */
  item: string | null;
  kind: QuestionKind;
  /** Why this kind: one sentence for the preview ("Values 1 to 5", "7 options, split at the semicolon"). */
  why: string;
  scale: Scale | null;
  /** People who answered this question: the base of every share. */
  n: number;
  /** Closed kinds: how many chose each answer. Scales best first and complete; choices most first, "Other" last.
   * nps: eleven counts, "0" to "10". number: empty, see `numbers`. free_text: empty, see `texts`. */
  counts: AnswerCount[];
  /** number, rating and nps: each answer as a number, in the order of respondents; else empty. */
  numbers: number[];
  /** free_text, and what was written at "Other (please specify)": verbatim, non-empty, in the order of respondents. */
  texts: string[];
  /** Per respondent the value on the scale, or null; for scales only (paired comparison needs who answered what). */
  byRespondent: (number | null)[];
  /** Whether it goes into the deck unless a person says otherwise. */
  included: boolean;
}

/** The same thing asked before and after, by the same people. */
export interface QuestionPair {
  /** What both ask about. */
  label: string;
  beforeId: string;
  afterId: string;
}

/** A survey as understood. */
export interface Survey {
  source: SurveySource;
  /** Rows with at least one answer to a question that is not bookkeeping or identity. */
  respondents: number;
  /** Rows below the header, empty and dropped ones included. */
  rows: number;
  questions: Question[];
  pairs: QuestionPair[];
  /** ISO dates of the first and last answer where the file says so. */
  answeredFrom: string | null;
  answeredTo: string | null;
  warnings: Warning[];
}

/** A person's corrections to what was understood, by question id. */
export type QuestionChanges = Record<string, { kind?: QuestionKind; included?: boolean }>;
