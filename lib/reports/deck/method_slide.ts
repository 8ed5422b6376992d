import { isClosed, type Part, shownQuestions } from "./arrange.ts";
import type { MethodSlide } from "./deck.ts";
import { answeredText, type Context, recordingMinutes, sourceLine } from "./context.ts";
import { FEWEST_FOR_PERCENT, FEWEST_FOR_SHARES } from "./shares.ts";
import { rowLabel } from "./things.ts";
import {
  capital,
  clip,
  counted,
  countedInWords,
  grouped,
  headline,
  inWords,
  listed,
  longDate,
  NB,
  quoted,
} from "./words.ts";

const FORMATS: Record<string, string> = {
  teams_docx_old: "Microsoft Teams document",
  teams_docx: "Microsoft Teams document",
  otter: "Otter text",
  rev: "Rev text",
  zoom_text: "Zoom text",
  bracketed: "text with times in brackets",
  plain: "plain text",
  vtt: "WebVTT captions",
  srt: "SubRip captions",
  sbv: "YouTube captions",
  podcast_json: "podcast transcript",
};
const TOOLS: Record<string, string> = {
  google_forms: "Google Forms",
  microsoft_forms: "Microsoft Forms",
  surveymonkey: "SurveyMonkey",
  qualtrics: "Qualtrics",
  typeform: "Typeform",
  limesurvey: "LimeSurvey",
  formbricks: "Formbricks",
  surveygizmo: "SurveyGizmo",
  zoom_poll: "Zoom polls",
  plain: "a table of answers",
};
const MOST_NAMED = 2;

/** How the figures came about, what they are taken of, and what was left out. */
export function methodSlide(context: Context, parts: Part[], inAppendixOnly: number): MethodSlide {
  const { respondents } = context.survey;
  const kinds = new Set(parts.map((part) => part.kind));
  const items = [
    { label: "Survey", text: surveyText(context) },
    {
      label: "Base",
      text:
        "Each percentage is taken of the people who answered that question (n). Empty answers are left out.",
    },
    {
      label: "Small numbers",
      text:
        `Fewer than ${FEWEST_FOR_SHARES} answers: no percentages. Fewer than ${FEWEST_FOR_PERCENT}: read with care; the 95${NB}% interval is in the notes.`,
    },
    ...(kinds.has("paired")
      ? [{ label: "Before and after", text: "Only people who answered both times, matched one to one." }]
      : []),
    ...(kinds.has("nps")
      ? [{ label: "Net Promoter Score", text: "Share of 9 and 10 minus share of 0 to 6, from −100 to +100." }]
      : []),
    {
      label: "Rounding",
      text:
        "Percentages are rounded once, at the end; they may not add to 100. Differences use unrounded shares.",
    },
    { label: "Transcript", text: transcriptText(context) },
    ...leftOut(context, inAppendixOnly),
  ];
  const people = capital(countedInWords(respondents, "person", "people"));
  return {
    kind: "method",
    topic: "Method and base",
    headline: headline(`${people} answered; every figure here states its base`),
    items,
    source: sourceLine(context, `Source: ${context.surveyName} and transcript`),
    notes: [
      "Interval: Wilson score, 95 %, z = 1.96",
      `Survey rows: ${grouped(context.survey.rows)}; rows with at least one answer: ${grouped(respondents)}`,
      ...warningsOf(context).map((warning) => `${warning.message} ${warning.remedy}`),
      ...unanswered(context).map((label) => `No answers: ${label}`),
    ],
    questionIds: [],
  };
}

/** Warnings of transcript and survey, in this order. */
export function warningsOf(context: Context) {
  return [...context.transcript.warnings, ...context.survey.warnings];
}

function surveyText(context: Context): string {
  const { survey, event } = context;
  const dates = answeredText(survey);
  const from = survey.source === "plain"
    ? "Answers from a table"
    : `Answers from ${TOOLS[survey.source] ?? "a table"}`;
  const rate = event.attended === null
    ? "Attendance was not supplied, so no response rate is given."
    : `${grouped(event.attended)} people attended.`;
  const empty = survey.rows - survey.respondents;
  const without = empty > 0 ? ` Rows not counted, empty or repeated: ${grouped(empty)}.` : "";
  return `${from}${dates === null ? "" : `, ${dates}`}. ${
    counted(survey.respondents, "response")
  }.${without} ${rate}`;
}

function transcriptText(context: Context): string {
  const { transcript } = context;
  const minutes = recordingMinutes(transcript);
  const format = FORMATS[transcript.format] ?? "text";
  const length = minutes === null
    ? "The file has no times, so none are shown."
    : `${counted(minutes, "minute")}${
      transcript.recordedOn === null ? "" : `, recorded ${longDate(transcript.recordedOn)}`
    }.`;
  return `${capital(format)}, ${
    counted(transcript.words, "word")
  }. ${length} Chapters follow changes of subject; quotes are verbatim.`;
}

function leftOut(context: Context, inAppendixOnly: number): { label: string; text: string }[] {
  const none = unanswered(context);
  const hidden =
    context.survey.questions.filter((question) => !question.included && question.n > 0 && isClosed(question))
      .length;
  const sentences = [
    none.length === 0 ? "" : `No answers: ${named(none)}.`,
    hidden === 0 ? "" : `Left out by choice: ${counted(hidden, "question")}.`,
    inAppendixOnly === 0 ? "" : `In the appendix only: ${counted(inAppendixOnly, "question")}.`,
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? [] : [{ label: "Not shown", text: sentences.join(" ") }];
}

function named(labels: string[]): string {
  const shown = labels.slice(0, MOST_NAMED).map((label) => quoted(clip(label, 50)));
  const more = labels.length - shown.length;
  return more === 0 ? listed(shown) : `${shown.join(", ")} and ${inWords(more)} more`;
}

function unanswered(context: Context): string[] {
  return shownQuestions(context.survey).filter((question) => question.n === 0).map(rowLabel);
}
