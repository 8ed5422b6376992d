import type { QuestionKind } from "../survey/survey.ts";

export type { VoiceChanges } from "../../transcripts/mod.ts";

/** What every slide has. Plain values only: a Deck survives JSON and structuredClone. */
interface SlideBase {
  /** The small line above the headline: "Overall rating". */
  topic: string;
  /** The finding, in at most 95 characters and two lines. */
  headline: string;
  /** The question as asked, shown under the headline; clipped by the layout, whole in the notes. */
  question?: string;
  /** The line at the foot: what the figures come from, with the base. */
  source: string;
  /** Speaker notes, one paragraph each: Question, Base, Counts, Formula, Interval. */
  notes: string[];
  /** Ids of the survey questions this slide shows. */
  questionIds: string[];
}

/** An answer and how many gave it; `lead` marks those the headline names. */
export interface Bar {
  label: string;
  count: number;
  lead: boolean;
}

/** The first slide: what the report is of, and who spoke. */
export interface CoverSlide extends SlideBase {
  kind: "cover";
  event: string;
  /** "Webinar report · 12 November 2026". */
  subtitle: string;
  speakers: { name: string; role: string }[];
  /** A line at the foot: "Sample data", or nothing. */
  note: string;
}

/** The report on one page: its figures, and what to make of them. */
export interface SummarySlide extends SlideBase {
  kind: "summary";
  /** One to four: the figures a director reads first. */
  figures: { value: string; text: string }[];
  /** One to three: what worked, what needs work, what to do next. */
  points: { title: string; text: string }[];
}

/** The event at a glance: its facts, and who spoke how long. */
export interface GlanceSlide extends SlideBase {
  kind: "glance";
  facts: { label: string; value: string }[];
  /** Speaking time in whole minutes (timed) or share of words 0–1; null when one voice or none is known. */
  talk:
    | { unit: "minutes" | "share"; title: string; bars: { label: string; value: number; other: boolean }[] }
    | null;
}

/** What was spoken of, in order, and how long. */
export interface ChaptersSlide extends SlideBase {
  kind: "chapters";
  timed: boolean;
  /** Length of the recording in minutes; 0 when not timed. */
  minutes: number;
  /** At most nine. `shownMinutes` are rounded so that they add to the total. */
  chapters: {
    title: string;
    by: string;
    startSeconds: number | null;
    lengthSeconds: number | null;
    shownMinutes: number | null;
    share: number;
    lead: boolean;
  }[];
}

/** Sentences worth quoting, as they were said. */
export interface VoicesSlide extends SlideBase {
  kind: "voices";
  /** One to three, best first; verbatim in the transcript. */
  quotes: { text: string; name: string; role: string; time: string }[];
}

/** Single or several choices, as sorted bars. */
export interface BarsSlide extends SlideBase {
  kind: "bars";
  n: number;
  /** Several answers were possible: shares are of people and add to more than 100 %. */
  several: boolean;
  options: Bar[];
  /** Two or three options: said beside the figure. */
  figureText: string;
}

/** Fewer than five answers: counts in a table, no share and no chart. */
export interface CountsSlide extends SlideBase {
  kind: "counts";
  n: number;
  options: { label: string; count: number }[];
}

/** One ordered scale: columns in scale order, best first. */
export interface ScaleSlide extends SlideBase {
  kind: "scale";
  n: number;
  levels: Bar[];
  /** The figure at the left ("93 %", "4.6") and what it is. */
  figure: string;
  figureText: string;
}

/** Several items on one scale: 100 % stacked bars. */
export interface GridSlide extends SlideBase {
  kind: "grid";
  /** Best first. Two to seven. */
  levels: string[];
  /** How many levels count as the top (2, or 1 on scales of three or fewer). */
  top: number;
  items: { label: string; n: number; counts: number[]; flag: boolean }[];
}

/** A net promoter score: its parts, and the counts it is made of. */
export interface NpsSlide extends SlideBase {
  kind: "nps";
  n: number;
  /** Eleven counts, 0 to 10. */
  counts: number[];
  score: number;
  promoters: number;
  passives: number;
  detractors: number;
}

/** The same people before and after. */
export interface PairedSlide extends SlideBase {
  kind: "paired";
  /** Only people who answered both; `before` and `after` count the top answers. */
  items: {
    label: string;
    n: number;
    before: number;
    after: number;
    rose: number;
    same: number;
    fell: number;
  }[];
  /** Where there is one pair only: how many of these people gave each answer, best first. */
  levels?: { label: string; before: number; after: number }[];
}

/** A number: mean and median beside five to eight bins. */
export interface NumberSlide extends SlideBase {
  kind: "number";
  n: number;
  figure: string;
  figureText: string;
  bins: Bar[];
}

/** What open answers have in common, with an answer each. */
export interface ThemesSlide extends SlideBase {
  kind: "themes";
  n: number;
  themes: { label: string; count: number; quote: string }[];
}

/** Open answers too few or too different for themes: the answers themselves. */
export interface AnswersSlide extends SlideBase {
  kind: "answers";
  n: number;
  answers: string[];
}

/** What the audience asked. */
export interface AskedSlide extends SlideBase {
  kind: "asked";
  /** At most six. */
  rows: { time: string; question: string; by: string }[];
}

/** What to do next, each with the number it rests on. */
export interface RecommendationsSlide extends SlideBase {
  kind: "recommendations";
  /** At most four; each reason names its number. */
  rows: { value: string; action: string; why: string }[];
}

/** How the numbers came about. */
export interface MethodSlide extends SlideBase {
  kind: "method";
  items: { label: string; text: string }[];
}

/** Every count of the deck, with its base and its interval. */
export interface AppendixSlide extends SlideBase {
  kind: "appendix";
  /** At most twelve; further rows stand on a further slide. */
  rows: { question: string; counted: string; n: number; people: number; share: string; interval: string }[];
}

/** A count day by day as columns: at most 31, labelled where the headline looks. */
export interface DaysSlide extends SlideBase {
  kind: "days";
  /** What a column counts: "Views". */
  series: string;
  /** A day without a figure has null and no column; it is not a zero. */
  days: { label: string; value: number | null; lead: boolean; provisional: boolean }[];
  /** What the pale columns are, where there are any. */
  provisionalText: string;
}

/** Rows of words and figures under their heads; at most eleven a slide, further rows stand on a further slide. */
export interface TableSlide extends SlideBase {
  kind: "table";
  /** `share` is a column's part of the width; the shares of all add to 1. */
  columns: { head: string; align: "left" | "right"; share: number }[];
  /** As many cells as columns. */
  rows: string[][];
}

/** One slide as plain values, before anything is drawn. */
export type Slide =
  | CoverSlide
  | SummarySlide
  | GlanceSlide
  | ChaptersSlide
  | VoicesSlide
  | BarsSlide
  | CountsSlide
  | ScaleSlide
  | GridSlide
  | NpsSlide
  | PairedSlide
  | NumberSlide
  | ThemesSlide
  | AnswersSlide
  | AskedSlide
  | RecommendationsSlide
  | MethodSlide
  | AppendixSlide
  | DaysSlide
  | TableSlide;

/** A question with every number the deck may show of it; what MODEL.json lists. */
export interface DeckQuestion {
  id: string;
  text: string;
  kind: QuestionKind;
  included: boolean;
  /** People who answered. */
  n: number;
  counts: { label: string; count: number; share: number | null }[];
  /** Present where the kind has them. */
  mean?: number;
  median?: number;
  top_two?: { count: number; share: number | null; labels: string[] };
  nps?: { score: number; promoters: number; passives: number; detractors: number };
  themes?: { label: string; count: number }[];
}

/** The whole report as plain values: pure, complete, ready to be drawn. */
export interface Deck {
  title: string;
  /** ISO date of the event. */
  date: string;
  organisation: string;
  language: "en-GB";
  slides: Slide[];
  questions: DeckQuestion[];
  respondents: number;
  /** Of the transcript: words, seconds (null without times), voices. */
  transcript: {
    words: number;
    duration_seconds: number | null;
    speakers: { name: string; words: number; seconds: number | null }[];
    chapters: { title: string; start_seconds: number | null; length_seconds: number | null; words: number }[];
    questions: { question: string; start_seconds: number | null; answered_by: string | null }[];
    quotes: { text: string; speaker: string | null; start_seconds: number | null }[];
  };
  warnings: { code: string; message: string; remedy: string }[];
}

/** What a person says about the event. */
export interface EventDetails {
  name: string;
  /** ISO date. */
  date: string;
  /** As typed: "Dr Ada Example, Cardiology". */
  speakers: { name: string; role: string }[];
  audience: string;
  programme: string;
  registered: number | null;
  attended: number | null;
  /** Whether people, answers and figures are invented; cover and source lines then say so. */
  sample?: boolean;
}
