import type { CoverSlide } from "./deck.ts";
import { answeredText, type Context, recordingMinutes, sourceLine } from "./context.ts";
import { speakersOf } from "./people.ts";
import { counted, grouped, longDate, tidy } from "./words.ts";

const MOST_FROM_FILE = 8;
/** Who says less than this share of the words is not named as a speaker of the event. */
const LEAST_SHARE = 0.06;

/** The first slide: event, date and who spoke. */
export function coverSlide(context: Context): CoverSlide {
  const minutes = recordingMinutes(context.transcript);
  const from = answeredText(context.survey);
  return {
    kind: "cover",
    topic: reportName(context.noun),
    headline: tidy(context.event.name),
    event: tidy(context.event.name),
    subtitle: `${reportName(context.noun)} · ${longDate(context.event.date)}`,
    speakers: namedSpeakers(context),
    note: context.event.sample ? "Sample report. People, answers and figures are invented." : "",
    source: sourceLine(context, `Source: transcript and ${context.surveyName}`),
    notes: [
      `Event: ${tidy(context.event.name)}`,
      `Date: ${longDate(context.event.date)}`,
      minutes === null
        ? `Transcript: ${counted(context.transcript.words, "word")}`
        : `Length: ${minutes} min, ${counted(context.transcript.words, "word")}`,
      `Responses: ${grouped(context.survey.respondents)}${from === null ? "" : `, ${from}`}`,
    ],
    questionIds: [],
  };
}

/** The event's speakers as typed, or else the main voices the transcript names. */
export function namedSpeakers(context: Context): { name: string; role: string }[] {
  if (context.event.speakers.length > 0) {
    return context.event.speakers.map(({ name, role }) => ({ name: tidy(name), role: tidy(role) }));
  }
  return speakersOf(context.transcript, context.event, context.voices)
    .filter((voice) => voice.isSpeaker && voice.words >= context.transcript.words * LEAST_SHARE)
    .slice(0, MOST_FROM_FILE).map(({ name, role }) => ({ name, role }));
}

function reportName(noun: string): string {
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} report`;
}
