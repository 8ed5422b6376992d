import type { Cue, Turn } from "../../transcripts/mod.ts";

/** Everything one voice says until another speaks, with the pieces that the file timed. */
export interface Speech {
  speaker: string | null;
  text: string;
  cues: Cue[];
}

/** Times that go back further than this begin anew, as in a file of two recordings. */
export const RESTART_SECONDS = 5;
/** Nobody speaks slower for long: what a cue lasts beyond this is a pause after its words. */
const SLOWEST_LETTERS_PER_SECOND = 9;

interface OpenSpeech {
  speaker: string | null;
  pieces: string[];
  length: number;
  cues: Cue[];
}

/** The turns of one voice, joined. */
export function speechesOf(turns: readonly Turn[]): Speech[] {
  const open: OpenSpeech[] = [];
  for (const turn of turns.flatMap(byRestart)) {
    const cues = cuesOf(turn);
    const last = open.at(-1);
    if (last === undefined || last.speaker !== turn.speaker || restarts(last.cues.at(-1), cues[0])) {
      open.push({ speaker: turn.speaker, pieces: [turn.text], length: turn.text.length, cues });
    } else {
      for (const cue of cues) last.cues.push({ ...cue, from: cue.from + last.length + 1 });
      last.pieces.push(turn.text);
      last.length += 1 + turn.text.length;
    }
  }
  return open.map(({ speaker, pieces, cues }) => ({ speaker, text: pieces.join(" "), cues }));
}

function cuesOf(turn: Turn): Cue[] {
  if (turn.cues !== undefined) return turn.cues;
  if (turn.startSeconds === null) return [];
  return [{ startSeconds: turn.startSeconds, endSeconds: turn.endSeconds, from: 0 }];
}

/** A turn in parts where its own times begin anew. */
function byRestart(turn: Turn): Turn[] {
  const at = turn.cues?.findIndex((cue, index) => index > 0 && restarts(turn.cues![index - 1], cue)) ?? -1;
  if (at < 0) return [turn];
  const cues = turn.cues!;
  const from = cues[at]!.from;
  const head = { ...turn, text: turn.text.slice(0, from).trimEnd(), cues: cues.slice(0, at) };
  const rest = {
    ...turn,
    text: turn.text.slice(from),
    startSeconds: cues[at]!.startSeconds,
    cues: cues.slice(at).map((cue) => ({ ...cue, from: cue.from - from })),
  };
  return [head, ...byRestart(rest)];
}

function restarts(before: Cue | undefined, cue: Cue | undefined): boolean {
  return before !== undefined && cue !== undefined &&
    cue.startSeconds < before.startSeconds - RESTART_SECONDS;
}

/**
 * When the words at each place (in order) are spoken: the start of their cue where they open it; further into a cue, by the
 * share of its letters before them, at a pace no slower than people speak. Never before the cue, and never going back.
 */
export function startsOf(speech: Speech, places: readonly number[]): (number | null)[] {
  let at = -1;
  let latest = 0;
  return places.map((place) => {
    while (at + 1 < speech.cues.length && speech.cues[at + 1]!.from <= place) at++;
    const cue = speech.cues[at];
    if (cue === undefined) return null;
    const length = (speech.cues[at + 1]?.from ?? speech.text.length) - cue.from;
    latest = Math.max(latest, timeWithin(cue, place - cue.from, length));
    return Math.round(latest * 100) / 100;
  });
}

function timeWithin(cue: Cue, letters: number, length: number): number {
  if (letters === 0 || cue.endSeconds === null || length === 0) return cue.startSeconds;
  const spoken = Math.min(cue.endSeconds - cue.startSeconds, length / SLOWEST_LETTERS_PER_SECOND);
  return cue.startSeconds + Math.max(0, spoken) * (letters / length);
}
