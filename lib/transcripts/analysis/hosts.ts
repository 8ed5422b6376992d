import type { Transcript } from "../transcript.ts";
import { sentencesOf } from "./sentences.ts";

const HOST = /\b(?:host|moderator|chair|interviewer|facilitator)\b/i;
const SAYS_SO =
  /\b(?:I(?: will|['’]ll| am going to|['’]m going to)? (?:be )?(?:your |the )?(?:host|moderat\w*|chair\w*)|be your host|(?:am|['’]m) your (?:host|moderator))\b/i;
/** Who asks this often of those who answer asks for a living; members of an audience ask once or twice. */
const QUESTIONS_OF_A_HOST = 3;

/** The voices that lead through the event: named or introduced so, or asking most of what the others answer. */
export function hostsOf(transcript: Transcript): Set<string> {
  const hosts = new Set<string>();
  const asked = new Map<string, number>();
  transcript.turns.forEach(({ speaker, text }, index) => {
    if (speaker === null) return;
    if (index < 4 && SAYS_SO.test(text)) hosts.add(speaker);
    const next = transcript.turns[index + 1];
    const last = sentencesOf(text).at(-1)?.text ?? "";
    if (next !== undefined && next.speaker !== speaker && /[?？]["”’)]*$/.test(last)) {
      asked.set(speaker, (asked.get(speaker) ?? 0) + 1);
    }
  });
  for (const { name, turns } of transcript.voices) {
    const questions = asked.get(name) ?? 0;
    if (HOST.test(name) || (questions >= QUESTIONS_OF_A_HOST && questions * 3 >= turns)) hosts.add(name);
  }
  return hosts;
}
