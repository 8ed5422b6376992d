import { countWords, type Turn } from "../../transcripts/mod.ts";
import { cutPassages, FEWEST_WORDS, MOST_WORDS, speakerOf } from "./cut_passages.ts";
import { type Piece, spansOf } from "./pieces.ts";
import type { CutPassage, GivenChapter } from "./read_source.ts";
import { RESTART_SECONDS, type Speech, speechesOf, startsOf } from "./speeches.ts";

/** Turns shorter than this are an exchange: alone they say too little to be found or understood. */
const SHORT_WORDS = 40;

/**
 * Cuts what was said into passages. Turns of one voice are one speech, cut at ends of sentences; short turns, such as a
 * host's question, open the passage of the answer that follows them, each sentence keeping its own speaker. Short answers of
 * one guest in a row share a passage; those of two guests do not, for a passage has one voice wherever it can.
 */
export function speechPassages(turns: readonly Turn[], chapters: readonly GivenChapter[]): CutPassage[] {
  const inOrder = chapters.toSorted((a, b) => a.startSeconds - b.startSeconds);
  const speeches = speechesOf(turns).flatMap((speech) => byChapter(piecesOf(speech, inOrder)));
  return ofOneVoice(exchanges(speeches)).flatMap((block) => cutPassages(block, null));
}

function piecesOf(speech: Speech, chapters: readonly GivenChapter[]): Piece[] {
  const spans = spansOf(speech.text, speech.cues.map(({ from }) => from));
  const starts = startsOf(speech, spans.map(({ from }) => from));
  let chapter = -1;
  return spans.map(({ from, to }, index) => {
    const startSeconds = starts[index]!;
    while (
      chapter + 1 < chapters.length && startSeconds !== null &&
      chapters[chapter + 1]!.startSeconds <= startSeconds
    ) chapter++;
    const text = speech.text.slice(from, to);
    return {
      text,
      markLength: 0,
      words: countWords(text),
      speaker: speech.speaker,
      startSeconds,
      chapter: chapters[chapter]?.title ?? null,
      begins: index === 0,
      heading: false,
    };
  });
}

/** The speech in parts where a chapter begins in the middle of it. */
function byChapter(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [];
  for (const piece of pieces) {
    const part = parts.at(-1);
    if (part === undefined || part[0]!.chapter !== piece.chapter) parts.push([{ ...piece, begins: true }]);
    else part.push(piece);
  }
  return parts;
}

/** Joins short speeches with each other and with the longer one after them, never across chapters. */
function exchanges(speeches: readonly Piece[][]): Piece[][] {
  const blocks: Piece[][] = [];
  let waiting: Piece[] = [];
  const settle = () => {
    if (waiting.length === 0) return;
    const last = blocks.at(-1);
    const fits = last !== undefined && follows(last, waiting) && wordsOf(waiting) < SHORT_WORDS &&
      wordsOf(last) + wordsOf(waiting) <= MOST_WORDS;
    if (fits) last.push(...waiting);
    else blocks.push(waiting);
    waiting = [];
  };
  for (const speech of speeches) {
    if (waiting.length > 0 && !follows(waiting, speech)) settle();
    if (wordsOf(speech) < SHORT_WORDS) {
      if (wordsOf(waiting) + wordsOf(speech) > MOST_WORDS) settle();
      waiting = [...waiting, ...speech];
    } else {
      // A long exchange stands for itself; a question or two belong to what follows.
      if (wordsOf(waiting) >= FEWEST_WORDS) settle();
      blocks.push([...waiting, ...speech]);
      waiting = [];
    }
  }
  settle();
  return blocks;
}

/** Joins what is short of a passage with what follows, where the same voice prevails in both. */
function ofOneVoice(blocks: readonly Piece[][]): Piece[][] {
  const joined: Piece[][] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const goesOn = last !== undefined && follows(last, block) &&
      wordsOf(last) < FEWEST_WORDS && wordsOf(last) + wordsOf(block) <= MOST_WORDS &&
      speakerOf(last) !== null && speakerOf(last) === speakerOf(block);
    if (goesOn) last.push(...block);
    else joined.push([...block]);
  }
  return joined;
}

/** Whether the second goes on where the first ends: in its chapter, and not back in time as another recording does. */
function follows(first: readonly Piece[], second: readonly Piece[]): boolean {
  if (first[0]!.chapter !== second[0]!.chapter) return false;
  const latest = first.reduce((most, { startSeconds }) => Math.max(most, startSeconds ?? 0), 0);
  return (second[0]!.startSeconds ?? latest) >= latest - RESTART_SECONDS;
}

function wordsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { words }) => sum + words, 0);
}
