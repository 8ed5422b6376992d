import type { Transcript } from "../../transcripts/mod.ts";
import type { EventDetails, VoiceChanges } from "./deck.ts";

/** A voice of the transcript as the deck names it. */
export interface Speaker {
  name: string;
  /** As typed by the person who ordered the report; empty where unknown. */
  role: string;
  words: number;
  seconds: number | null;
  /** Whether this is one of the event's speakers, and not the host, the audience or an unnamed voice. */
  isSpeaker: boolean;
}

const UNNAMED =
  /^(?:unknown(?: speaker)?|speaker\s*\d*|spk[_ ]?\d*|participant\s*\d*|voice\s*\d*|audio|guest\s*\d*)$/i;
const AUDIENCE =
  /^(?:audience(?: member)?s?|attendees?|participants?|questioners?|public|caller|q|question)\b/i;
const HOST = /\b(?:host|moderator|chair|interviewer|facilitator|operator)\b/i;

/** The voices of the transcript, most words first, with the roles of the event's speakers. */
export function speakersOf(
  transcript: Transcript,
  event: EventDetails,
  changes: VoiceChanges = {},
): Speaker[] {
  return transcript.voices
    .filter((voice) => changeFor(voice.name, voice.spellings, changes)?.role !== "leave_out")
    .map((voice) => {
      const listed = event.speakers.find((person) => isSamePerson(person.name, voice.name));
      const changed = changeFor(voice.name, voice.spellings, changes)?.role;
      const role = listed?.role ?? "";
      return {
        name: listed?.name ?? calmName(voice.name),
        role,
        words: voice.words,
        seconds: voice.seconds,
        isSpeaker: changed !== "host" && isNamed(voice.name) && !HOST.test(`${voice.name} ${role}`) &&
          (event.speakers.length === 0 || listed !== undefined),
      };
    });
}

/** The name a deck shows for a name as the transcript has it. */
export function shownName(name: string, speakers: Speaker[]): string {
  return speakers.find((speaker) => isSamePerson(speaker.name, name))?.name ?? calmName(name);
}

/** A name as names are written: "LEHRER" is "Lehrer", "Sample, Maria" is "Maria Sample"; initials stay. */
function calmName(written: string): string {
  const name = written.replace(
    /\s*[([](?:host|co-?host|moderator|chair|speaker|presenter|panell?ist|guest|external|unverified)[)\]]\s*$/i,
    "",
  ).replace(
    /^(\p{Lu}\p{Ll}[\p{L}'’ -]*), (\p{Lu}\p{Ll}[\p{L}'’-]+(?: \p{Lu}\.?)?)$/u,
    "$2 $1",
  );
  if (/\p{Ll}/u.test(name) || !/\p{Lu}{4}/u.test(name)) return name;
  return name.replace(/\p{Lu}{3,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** Whether the name is of a person, and not a label such as "Speaker 1" or "Audience". */
export function isNamed(name: string): boolean {
  return !UNNAMED.test(name.trim()) && !AUDIENCE.test(name.trim());
}

/** Whether the label stands for the people who listened. */
export function isAudience(name: string): boolean {
  return AUDIENCE.test(name.trim());
}

/** Whether two spellings mean one person: titles, accents and case apart, same words or the same last name alone. */
export function isSamePerson(first: string, second: string): boolean {
  const [a, b] = [nameWords(first), nameWords(second)];
  if (a.length === 0 || b.length === 0) return false;
  if (a.join(" ") === b.join(" ")) return true;
  if (a.length === 1 || b.length === 1) {
    const [single, full] = a.length === 1 ? [a, b] : [b, a];
    return full[full.length - 1] === single[0] || full[0] === single[0];
  }
  return a[a.length - 1] === b[b.length - 1] && a[0] === b[0];
}

function nameWords(name: string): string[] {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[([][^()[\]]*[)\]]/g, " ")
    .replace(/[^\p{L}\s'-]/gu, " ")
    .split(/\s+/).filter((word) =>
      word !== "" && !/^(?:dr|prof|professor|doctor|mr|mrs|ms|miss|sir|md|phd|rn|msc|med)$/.test(word)
    );
}

function changeFor(name: string, spellings: string[], changes: VoiceChanges) {
  const keys = [name, ...spellings, ...Object.keys(changes).filter((key) => changes[key]?.name === name)];
  return keys.map((key) => changes[key]).find((change) => change !== undefined);
}
