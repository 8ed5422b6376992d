import type { Transcript, TranscriptAnalysis } from "../../transcripts/mod.ts";
import type { Survey } from "../survey/survey.ts";
import type { EventDetails, VoiceChanges } from "./deck.ts";
import { eventNoun } from "./things.ts";
import { dateRange, grouped, longDate, NB } from "./words.ts";
import { FEWEST_FOR_PERCENT } from "./shares.ts";

/** All a deck is made of. */
export interface DeckInput {
  transcript: Transcript;
  analysis: TranscriptAnalysis;
  survey: Survey;
  event: EventDetails;
  voices?: VoiceChanges;
  organisation: string;
}

/** What every slide is built with: the input and the few words that follow from it. */
export interface Context extends DeckInput {
  /** "webinar", "training" …: what people attended. */
  noun: string;
  /** "post-event survey" or "poll". */
  surveyName: string;
}

/** The input with the words the slides share. */
export function contextOf(input: DeckInput): Context {
  const texts = input.survey.questions.filter((question) => question.included).map((question) =>
    question.text
  );
  return {
    ...input,
    voices: withHosts(input),
    noun: eventNoun(texts, input.event.name),
    surveyName: input.survey.source === "zoom_poll" ? "poll" : "post-event survey",
  };
}

// Who was not listed as a speaker and leads through the event is its host, unless a person says otherwise.
function withHosts({ transcript, analysis, event, voices = {} }: DeckInput): VoiceChanges {
  const hosts = (analysis.hosts ?? []).filter((name) => voices[name]?.role === undefined);
  const known = event.speakers.length > 0 || hosts.length >= transcript.voices.length;
  if (known) return voices;
  const found = hosts.map((name) => [name, { ...voices[name], role: "host" as const }] as const);
  return { ...Object.fromEntries(found), ...voices };
}

/** The source line of a survey slide: base, what to read with care, sample data. */
export function surveySource(context: Context, bases: number | number[], ...remarks: string[]): string {
  const ns = typeof bases === "number" ? [bases] : bases;
  const care = Math.min(...ns) < FEWEST_FOR_PERCENT && Math.min(...ns) > 0
    ? [`fewer than ${FEWEST_FOR_PERCENT} answers: read with care`]
    : [];
  const parts = [`Source: ${context.surveyName}, ${baseText(ns)}`, ...remarks, ...care];
  return sourceLine(context, parts.filter((part) => part !== "").join("; "));
}

/** The source line of a slide about what was said. */
export function transcriptSource(context: Context, ...remarks: string[]): string {
  const day = context.transcript.recordedOn ?? context.event.date;
  const of = context.transcript.timed ? "transcript of the recording" : "transcript";
  return sourceLine(context, [`Source: ${of}, ${longDate(day)}`, ...remarks].join("; "));
}

/** A sentence for the foot, with a word on sample data where the report is one. */
export function sourceLine(context: Context, text: string): string {
  return `${text.replace(/\.$/, "")}.${context.event.sample ? " Sample data." : ""}`;
}

/** "n = 128", or "n = 126 to 127" where bases differ. */
export function baseText(ns: number[]): string {
  const [low, high] = [Math.min(...ns), Math.max(...ns)];
  return low === high ? `n${NB}=${NB}${grouped(low)}` : `n${NB}=${NB}${grouped(low)} to ${grouped(high)}`;
}

/** "12 to 19 November 2026", or null where the file holds no dates. */
export function answeredText(survey: Survey): string | null {
  if (survey.answeredFrom === null) return null;
  return dateRange(survey.answeredFrom, survey.answeredTo ?? survey.answeredFrom);
}

/** Whole minutes of the recording, at least one; null without times. */
export function recordingMinutes(transcript: Transcript): number | null {
  if (!transcript.timed || transcript.durationSeconds === null || transcript.durationSeconds <= 0) {
    return null;
  }
  return Math.max(1, Math.round(transcript.durationSeconds / 60));
}
