import type { Transcript, TranscriptFormat } from "../transcripts/mod.ts";
import type { Survey, SurveySource } from "./survey/mod.ts";

const LAYOUTS: Record<TranscriptFormat, string> = {
  teams_docx_old: "Teams transcript",
  teams_docx: "Teams transcript",
  otter: "Otter transcript",
  rev: "Rev transcript",
  zoom_text: "Zoom transcript",
  bracketed: "Transcript with times in brackets",
  plain: "Transcript",
  vtt: "WebVTT captions",
  srt: "SubRip captions",
  sbv: "YouTube captions",
  podcast_json: "Podcast transcript",
};

const EXPORTS: Record<SurveySource, string> = {
  google_forms: "Google Forms export",
  microsoft_forms: "Microsoft Forms export",
  surveymonkey: "SurveyMonkey export",
  qualtrics: "Qualtrics export",
  typeform: "Typeform export",
  limesurvey: "LimeSurvey export",
  formbricks: "Formbricks export",
  surveygizmo: "Alchemer export",
  zoom_poll: "Zoom poll report",
  plain: "Table of answers",
};

const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

/** What a transcript is, in one sentence: "Teams transcript, 58 min, 4 voices, in English." */
export function describeTranscript(transcript: Transcript): string {
  return sentence([
    LAYOUTS[transcript.format],
    transcript.durationSeconds === null ? "no times" : length(transcript.durationSeconds),
    transcript.voices.length === 0 ? "no speakers named" : counted(transcript.voices.length, "voice"),
    `${counted(transcript.words, "word")}`,
    transcript.language === null ? "" : `in ${LANGUAGES.of(transcript.language)}`,
  ]);
}

/** What a survey is, in one sentence: "Microsoft Forms export, 128 answers, 12 questions." */
export function describeSurvey(survey: Survey): string {
  const asked = survey.questions.filter(({ kind }) => kind !== "identity" && kind !== "bookkeeping");
  return sentence([
    EXPORTS[survey.source],
    counted(survey.respondents, "respondent"),
    counted(asked.length, "question"),
  ]);
}

function sentence(parts: string[]): string {
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

function length(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
