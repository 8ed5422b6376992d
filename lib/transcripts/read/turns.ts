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

/** A turn that still grows; its text is joined once, for a long string that is looked at after each addition is slow. */
interface OpenTurn {
  turn: Turn;
  pieces: string[];
  length: number;
  words: number;
}

/** Joins pieces of one voice into turns. Times stay those of the file: an end not stated is the next piece's start. */
export function turnsOf(segments: Segment[]): Turn[] {
  const spoken = segments
    .map((segment) => ({ ...segment, text: withoutStageNotes(segment.text.replace(/\s+/g, " ").trim()) }))
    .filter((segment) => /[\p{L}\p{N}]/u.test(segment.text));
  const open: OpenTurn[] = [];
  spoken.forEach((segment, index) => {
    const endSeconds = segment.endSeconds ?? nextStart(spoken, index);
    const last = open.at(-1);
    if (last !== undefined && continues(last, segment)) extend(last, segment, endSeconds);
    else open.push(begin(segment, endSeconds));
  });
  return open.map(({ turn, pieces }) => ({ ...turn, text: pieces.join(" ") }));
}

function begin(segment: Segment, endSeconds: number | null): OpenTurn {
  const { speaker, startSeconds, text } = segment;
  return {
    turn: { speaker, startSeconds, endSeconds, text: "" },
    pieces: [text],
    length: text.length,
    words: countWords(text),
  };
}

function extend(open: OpenTurn, segment: Segment, endSeconds: number | null): void {
  const { turn } = open;
  if (segment.startSeconds !== null) {
    (turn.cues ??= firstCue(turn)).push({
      startSeconds: segment.startSeconds,
      endSeconds,
      from: open.length + 1,
    });
  }
  open.pieces.push(segment.text);
  open.length += 1 + segment.text.length;
  open.words += countWords(segment.text);
  if (endSeconds !== null) turn.endSeconds = Math.max(turn.endSeconds ?? 0, endSeconds);
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

function continues({ turn, pieces, words }: OpenTurn, segment: Segment): boolean {
  if (turn.speaker !== segment.speaker) return false;
  const whole = endsSentence(pieces.at(-1)!);
  if (segment.startSeconds === null) {
    if (segment.opens) return false;
    const enough = turn.speaker === null && turn.startSeconds === null
      ? UNLABELLED_WORDS
      : LABELLED_WORDS_MAX;
    return words < enough || (words < LABELLED_WORDS_MAX && !whole);
  }
  if (turn.startSeconds === null || turn.endSeconds === null) return false;
  if (segment.startSeconds - turn.endSeconds > GAP_SECONDS_MAX) return false;
  return words < TIMED_WORDS || (words < TIMED_WORDS_MAX && !whole);
}

function endsSentence(text: string): boolean {
  return /[.?!…]["”’)]*$/.test(text.slice(-4));
}
