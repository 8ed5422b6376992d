import type { GlanceSlide } from "./deck.ts";
import { answeredText, type Context, recordingMinutes, transcriptSource } from "./context.ts";
import { namedSpeakers } from "./cover_slide.ts";
import { isAudience, isNamed, type Speaker, speakersOf } from "./people.ts";
import { apportion, total } from "./shares.ts";
import {
  capital,
  counted,
  countedInWords,
  grouped,
  headline,
  inWords,
  listed,
  longDate,
  NB,
  percent,
  tidy,
} from "./words.ts";

const MOST_BARS = 6;

type Talk = NonNullable<GlanceSlide["talk"]>;

/** Facts of the event, and who spoke for how long. */
export function glanceSlide(context: Context): GlanceSlide {
  const voices = speakersOf(context.transcript, context.event, context.voices);
  const talk = talkOf(voices);
  const minutes = recordingMinutes(context.transcript);
  return {
    kind: "glance",
    topic: "The event at a glance",
    headline: glanceHeadline(context, voices, talk, minutes),
    facts: factsOf(context, minutes),
    talk,
    source: transcriptSource(
      context,
      talk?.unit === "minutes"
        ? `speaking time of ${counted(total(talk.bars.map((bar) => bar.value)), "minute")}`
        : counted(context.transcript.words, "word"),
    ),
    notes: notesOf(context, voices, talk, minutes),
    questionIds: [],
  };
}

/** Speaking time in whole minutes that add to the total, or shares of words; null with fewer than two known voices. */
function talkOf(voices: Speaker[]): Talk | null {
  const known = voices.filter((voice) => voice.words > 0);
  if (known.length < 2 || known.every((voice) => !isNamed(voice.name) && !/\d/.test(voice.name))) return null;
  const timed = known.every((voice) => voice.seconds !== null) &&
    total(known.map((voice) => voice.seconds ?? 0)) >= 300;
  const shown = known.length > MOST_BARS ? known.slice(0, MOST_BARS - 1) : known;
  const rest = known.slice(shown.length);
  const rows = [
    ...shown.map((voice) => ({
      label: voice.name,
      words: voice.words,
      seconds: voice.seconds ?? 0,
      other: isAudience(voice.name),
    })),
    ...(rest.length === 0 ? [] : [{
      label: `${rest.length} others`,
      words: total(rest.map((voice) => voice.words)),
      seconds: total(rest.map((voice) => voice.seconds ?? 0)),
      other: true,
    }]),
  ];
  if (!timed) {
    const words = total(rows.map((row) => row.words));
    return {
      unit: "share",
      title: "Share of words",
      bars: rows.map((row) => ({ label: row.label, value: row.words / words, other: row.other })),
    };
  }
  const seconds = rows.map((row) => row.seconds);
  const minutes = apportion(seconds, Math.round(total(seconds) / 60));
  return {
    unit: "minutes",
    title: "Speaking time",
    bars: rows.map((row, index) => ({ label: row.label, value: minutes[index] ?? 0, other: row.other })),
  };
}

function glanceHeadline(
  context: Context,
  voices: Speaker[],
  talk: Talk | null,
  minutes: number | null,
): string {
  const words = `${counted(context.transcript.words, "word")}`;
  if (talk === null) return headline(withoutTalk(voices, words, minutes));
  const sum = total(talk.bars.map((bar) => bar.value));
  const speakers = new Set(voices.filter((voice) => voice.isSpeaker).map((voice) => voice.name));
  const held = talk.bars.filter((bar) => speakers.has(bar.label));
  const heldSum = total(held.map((bar) => bar.value));
  const others = talk.bars.length - held.length;
  if (talk.unit === "minutes") {
    const rest = talk.bars.filter((bar) => !held.includes(bar));
    const allAudience = rest.length > 0 && rest.every((bar) => isAudience(bar.label));
    if (held.length >= 2 && others > 0 && sum - heldSum > 0) {
      const tail = allAudience
        ? `the audience spoke for ${sum - heldSum}`
        : `others spoke for ${sum - heldSum}`;
      return headline(
        `${countedInWords(held.length, "speaker")} shared ${heldSum} of ${sum} minutes; ${tail}`,
      );
    }
    const [first, second] = talk.bars;
    return headline(
      talk.bars.length === 2
        ? `${first!.label} spoke for ${first!.value} of ${sum} minutes, ${second!.label} for ${second!.value}`
        : `${first!.label} spoke for ${first!.value} of ${sum} minutes, more than any other voice`,
      `One of ${inWords(talk.bars.length)} voices spoke for ${first!.value} of ${sum} minutes`,
    );
  }
  const [first, second] = [...talk.bars].sort((a, b) => b.value - a.value);
  const share = (bar: Talk["bars"][number]) => percent(Math.round(bar.value * 1e6), 1e6);
  return headline(
    `${first!.label} spoke ${share(first!)} of the words, ${second!.label} ${share(second!)}`,
    `The leading voice spoke ${share(first!)} of the words, the next ${share(second!)}`,
  );
}

function withoutTalk(voices: Speaker[], words: string, minutes: number | null): string {
  const named = voices.filter((voice) => isNamed(voice.name));
  if (named.length === 1 && voices.length === 1) {
    return minutes === null
      ? `${named[0]!.name} spoke all ${words}`
      : `${named[0]!.name} spoke throughout: ${counted(minutes, "minute")}`;
  }
  if (minutes !== null) {
    return `${words} in ${counted(minutes, "minute")}; the transcript does not name who speaks`;
  }
  return `${words}; the transcript names neither times nor speakers`;
}

function factsOf(context: Context, minutes: number | null): { label: string; value: string }[] {
  const { event, survey, transcript } = context;
  const asked = context.analysis.questions.filter((question) => question.fromAudience).length;
  const names = namedSpeakers(context).map((speaker) => speaker.name);
  const rate = event.attended !== null && event.attended >= survey.respondents && event.attended >= 5
    ? ` (${percent(survey.respondents, event.attended)} of those who attended)`
    : "";
  const facts: [string, string][] = [
    ["Event", tidy(event.name)],
    ["Date", longDate(event.date)],
    ["Programme", tidy(event.programme)],
    ["Audience", tidy(event.audience)],
    [names.length === 1 ? "Speaker" : "Speakers", listed(names)],
    [
      "Length",
      minutes === null
        ? `${counted(transcript.words, "word")}; the file has no times`
        : counted(minutes, "minute"),
    ],
    ["Questions", asked === 0 ? "" : `${asked} from the audience`],
    ["Attended", event.attended === null ? "" : attendance(event.attended, event.registered)],
    ["Survey", `${counted(survey.respondents, "response")}${rate}`],
  ];
  return facts.filter(([, value]) => value !== "").map(([label, value]) => ({ label, value }));
}

function attendance(attended: number, registered: number | null): string {
  return registered === null
    ? grouped(attended)
    : `${grouped(attended)} of ${grouped(registered)} registered`;
}

function notesOf(context: Context, voices: Speaker[], talk: Talk | null, minutes: number | null): string[] {
  const notes = [
    `Transcript: ${counted(context.transcript.words, "word")}${
      minutes === null ? "; the file has no times" : `, ${minutes} min`
    }`,
  ];
  if (talk?.unit === "minutes") {
    notes.push(
      `Speaking time: ${talk.bars.map((bar) => `${bar.label} ${bar.value} min`).join(", ")}; total ${
        total(talk.bars.map((bar) => bar.value))
      } min`,
      "Formula: sum of each voice's turns by the times of the file, rounded so that the minutes add to the total",
    );
  } else if (talk !== null) {
    notes.push(
      `Words: ${voices.map((voice) => `${voice.name} ${grouped(voice.words)}`).join(", ")}`,
      `Formula: words of the voice / all ${
        grouped(total(voices.map((voice) => voice.words)))
      } words; the file has no usable times`,
    );
  }
  const from = answeredText(context.survey);
  const { attended } = context.event;
  notes.push(`Survey: ${counted(context.survey.respondents, "response")}${from === null ? "" : `, ${from}`}`);
  if (attended !== null && attended >= 5) {
    notes.push(
      `Response rate: responses / attended = ${context.survey.respondents} / ${attended} = ${
        percent(context.survey.respondents, attended)
      }`,
    );
  }
  return notes.map((note) => capital(note.replaceAll(NB, " ")));
}
