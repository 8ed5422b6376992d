import type { PassageSentence } from "../passage.ts";
import type { Piece } from "./pieces.ts";
import type { CutPassage } from "./read_source.ts";

/** A passage holds at most this many words, unless a single sentence is longer. */
export const MOST_WORDS = 250;
/** From here on a passage may end where a section does. */
export const FEWEST_WORDS = 120;
const AIM_WORDS = 185;
/** What is left behind by a cut that need not be made holds at least this many. */
const FEWEST_LEFT = 60;
/** The share of the words that makes a voice the speaker of a passage. */
const PREVAILS = 2 / 3;

/** Cuts a stretch of sentences that belong together into passages of about equal length, at ends of sentences. */
export function cutPassages(block: readonly Piece[], page: number | null): CutPassage[] {
  return partsOf(block).map((part) => passageOf(part, page));
}

function partsOf(block: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  let words = 0;
  let left = block.reduce((sum, piece) => sum + piece.words, 0);
  let aim = aimOf(left);
  const close = () => {
    parts.push(part);
    [part, words, aim] = [[], 0, aimOf(left)];
  };
  for (const piece of block) {
    if (part.length > 0 && endsBefore(piece, part, { words, aim, left })) close();
    part.push(piece);
    words += piece.words;
    left -= piece.words;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** How long the next passage should be, so that the words that are left make passages of one length. */
function aimOf(words: number): number {
  return words <= MOST_WORDS ? words : words / Math.ceil(words / AIM_WORDS);
}

function endsBefore(
  piece: Piece,
  part: readonly Piece[],
  { words, aim, left }: { words: number; aim: number; left: number },
): boolean {
  if (part.at(-1)!.heading && words < MOST_WORDS) return false;
  if (words + piece.words > MOST_WORDS || words >= aim) return true;
  if (left < FEWEST_LEFT) return false;
  if (piece.heading) return words >= FEWEST_WORDS;
  return piece.begins && words >= Math.max(FEWEST_WORDS, aim * 0.8);
}

function passageOf(part: readonly Piece[], page: number | null): CutPassage {
  const speakers = new Set(part.map(({ speaker }) => speaker));
  const sentences: PassageSentence[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const [index, piece] of part.entries()) {
    if (index > 0) {
      texts.push(piece.begins ? "\n" : " ");
      length++;
    }
    sentences.push({
      from: length + piece.markLength,
      to: length + piece.text.length,
      startSeconds: piece.startSeconds,
      ...(speakers.size > 1 ? { speaker: piece.speaker } : {}),
      ...(piece.heading ? { heading: true } : {}),
    });
    texts.push(piece.text);
    length += piece.text.length;
  }
  return {
    speaker: speakerOf(part),
    page,
    chapter: prevailing(part, (piece) => piece.chapter, 0),
    text: texts.join(""),
    sentences,
  };
}

/** The voice that says most of it, or null where none prevails. */
export function speakerOf(part: readonly Piece[]): string | null {
  return prevailing(part, (piece) => piece.speaker, PREVAILS);
}

/** What most words have in common, where it is at least that share of them. */
function prevailing(
  part: readonly Piece[],
  of: (piece: Piece) => string | null,
  share: number,
): string | null {
  const words = new Map<string | null, number>();
  for (const piece of part) words.set(of(piece), (words.get(of(piece)) ?? 0) + piece.words);
  const all = part.reduce((sum, piece) => sum + piece.words, 0);
  let best: [string | null, number] = [null, 0];
  for (const entry of words) if (entry[1] > best[1]) best = entry;
  return best[1] >= all * share ? best[0] : null;
}
