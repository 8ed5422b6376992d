import type { Turn } from "../transcript.ts";

/** When the piece of a turn at an index of its text begins: its cue's time, else the turn's. Never reckoned. */
export function secondsAt(turn: Turn, index: number): number | null {
  let seconds = turn.startSeconds;
  for (const cue of turn.cues ?? []) {
    if (cue.from > index) break;
    seconds = cue.startSeconds;
  }
  return seconds;
}
