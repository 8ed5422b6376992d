import type { Cue, Turn } from "../transcript.ts";
import { countWords } from "../words.ts";
import type { Segment } from "./speech.ts";
import { withoutStageNotes } from "./stage_notes.ts";

/** A silence this long ends a turn, even when the same voice goes on. */
const GAP_SECONDS_MAX = 2;
/** A timed turn past this ends at its next full sentence, so that a lecture still has turns to divide into chapters. */
const TIMED_WORDS = 90;
const TIMED_WORDS_MAX = 220;
/** Untimed paragraphs under one label stay together; a very long speech is parted between paragraphs. */
const LABELLED_WORDS_MAX = 600;
const UNLABELLED_WORDS = 60;

/** Joins pieces of one voice into turns. Times stay those of the file: an end not stated is the next piece's start. */
export function turnsOf(segments: Segment[]): Turn[] {
  const spoken = segments
    .map((segment) => ({ ...segment, text: withoutStageNotes(segment.text.replace(/\s+/g, " ").trim()) }))
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment.text));
  const turns: Turn[] = [];
  let words = 0;
  spoken.forEach((segment, index) => {
    const endSeconds = segment.endSeconds ?? nextStart(spoken, index);
    const turn = turns.at(-1);
    const count = countWords(segment.text);
    if (turn === undefined || !continues(turn, words, segment)) {
      turns.push(newTurn(segment, endSeconds));
      words = count;
      return;
    }
    const from = turn.text.length + 1;
    turn.text = `${turn.text} ${segment.text}`;
    words += count;
    if (segment.startSeconds !== null) {
      (turn.cues ??= firstCue(turn)).push({ startSeconds: segment.startSeconds, endSeconds, from });
    }
    if (endSeconds !== null) turn.endSeconds = Math.max(turn.endSeconds ?? 0, endSeconds);
  });
  return turns;
}

function newTurn(segment: Segment, endSeconds: number | null): Turn {
  return { speaker: segment.speaker, startSeconds: segment.startSeconds, endSeconds, text: segment.text };
}

function firstCue(turn: Turn): Cue[] {
  return turn.startSeconds === null
    ? []
    : [{ startSeconds: turn.startSeconds, endSeconds: turn.endSeconds, from: 0 }];
}

/** The next stated start, when it does not lie before this one. */
function nextStart(segments: Segment[], index: number): number | null {
  const start = segments[index]!.startSeconds;
  const next = segments[index + 1]?.startSeconds ?? null;
  return start !== null && next !== null && next >= start ? next : null;
}

function continues(turn: Turn, words: number, segment: Segment): boolean {
  if (turn.speaker !== segment.speaker) return false;
  if (segment.startSeconds === null) {
    if (segment.opens) return false;
    const enough = turn.speaker === null && turn.startSeconds === null
      ? UNLABELLED_WORDS
      : LABELLED_WORDS_MAX;
    return words < enough || !endsSentence(turn.text);
  }
  if (turn.startSeconds === null) return false;
  if (turn.endSeconds !== null && segment.startSeconds - turn.endSeconds > GAP_SECONDS_MAX) return false;
  if (turn.endSeconds === null) return false;
  return words < TIMED_WORDS || (words < TIMED_WORDS_MAX && !endsSentence(turn.text));
}

function endsSentence(text: string): boolean {
  return /[.?!…]["”’)]*$/.test(text.slice(-4));
}
