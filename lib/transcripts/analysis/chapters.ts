import type { Chapter, Transcript } from "../transcript.ts";
import { countWords } from "../words.ts";
import { isQuestionTime, isShift } from "./cues.ts";
import { chapterTitles } from "./chapter_titles.ts";
import type { Token } from "./tokens.ts";

const CHAPTERS_MAX = 9;
const WORDS_A_CHAPTER = 1000;
const WORDS_OF_A_CHAPTER_MIN = 110;
const BLOCKS_MAX = 240;
const BLOCK_WORDS_MIN = 50;
/** What a spoken turning point is worth against words, in nats. */
const SHIFT_BONUS = 14;
const VOICE_BONUS = 3;

interface Block {
  fromTurn: number;
  words: number;
  terms: Int32Array;
  bonus: number;
}

/**
 * Divides the talk by subject: the division whose chapters are each the most alike in their words (Utiyama and Isahara,
 * "A Statistical Model for Domain-Independent Text Segmentation", 2001), found exactly; boundaries lie at turn starts.
 */
export function chaptersOf(
  transcript: Transcript,
  tokens: Token[][],
  questionTime: number | null,
): Chapter[] {
  const { turns } = transcript;
  if (turns.length === 0) return [];
  const wordsOfTurn = turns.map((turn) => countWords(turn.text));
  const talkEnd = questionTime ?? turns.length;
  const blocks = blocksOf(transcript, tokens, wordsOfTurn, talkEnd);
  const starts = blocks.length === 0 ? [0] : divide(blocks).map((index) => blocks[index]!.fromTurn);
  if (questionTime !== null && questionTime > 0) starts.push(questionTime);
  const ranges = rangesOf(starts, turns.length);
  // A part with no subject of its own goes on with the part before it.
  const titled = chapterTitles(transcript, tokens, ranges, questionTime);
  const kept = starts.filter((_, index) => index === 0 || titled[index] !== null);
  const merged = rangesOf(kept, turns.length);
  const titles = kept.length === starts.length
    ? titled
    : chapterTitles(transcript, tokens, merged, questionTime);
  return merged.map((range, index) =>
    describe(transcript, wordsOfTurn, range, titles[index] ?? "Further discussion")
  );
}

/** Where the questions of the audience begin: announced in the later half, and then asked. */
export function questionTimeOf(transcript: Transcript): number | null {
  const { turns } = transcript;
  const wordsOfTurn = turns.map((turn) => countWords(turn.text));
  const total = wordsOfTurn.reduce((sum, words) => sum + words, 0);
  if (total < WORDS_OF_A_CHAPTER_MIN || transcript.voices.length === 1) return null;
  let before = 0;
  for (let index = 0; index < turns.length; index++) {
    const rest = turns.slice(index);
    const enough = total - before >= Math.min(WORDS_OF_A_CHAPTER_MIN, total * 0.1);
    if (before > total * 0.45 && enough && isQuestionTime(turns[index]!.text)) {
      const asked = rest.reduce((sum, turn) => sum + (turn.text.match(/[?？]/g)?.length ?? 0), 0);
      if (asked >= 2) return index;
    }
    before += wordsOfTurn[index]!;
  }
  return null;
}

function rangesOf(starts: number[], turns: number): { fromTurn: number; toTurn: number }[] {
  return starts.map((fromTurn, index) => ({ fromTurn, toTurn: starts[index + 1] ?? turns }));
}

function blocksOf(
  transcript: Transcript,
  tokens: Token[][],
  wordsOfTurn: number[],
  talkEnd: number,
): Block[] {
  const total = wordsOfTurn.slice(0, talkEnd).reduce((sum, words) => sum + words, 0);
  const least = Math.max(BLOCK_WORDS_MIN, total / BLOCKS_MAX);
  const ids = new Map<string, number>();
  const blocks: Block[] = [];
  let open: { fromTurn: number; words: number; terms: number[] } | null = null;
  for (let turn = 0; turn < talkEnd; turn++) {
    const bonus = bonusOf(transcript, turn);
    if (open !== null && (open.words >= least || (bonus >= SHIFT_BONUS && open.words > 25))) {
      blocks.push(closed(open, transcript));
      open = null;
    }
    open ??= { fromTurn: turn, words: 0, terms: [] };
    open.words += wordsOfTurn[turn]!;
    for (const token of tokens[turn]!) {
      if (!token.content) continue;
      const id = ids.get(token.stem) ?? ids.size;
      ids.set(token.stem, id);
      open.terms.push(id);
    }
  }
  if (open !== null) blocks.push(closed(open, transcript));
  return blocks;
}

function closed(open: { fromTurn: number; words: number; terms: number[] }, transcript: Transcript): Block {
  const bonus = bonusOf(transcript, open.fromTurn);
  return { fromTurn: open.fromTurn, words: open.words, terms: Int32Array.from(open.terms), bonus };
}

function bonusOf(transcript: Transcript, turn: number): number {
  const { speaker, text } = transcript.turns[turn]!;
  const changes = turn > 0 && transcript.turns[turn - 1]!.speaker !== speaker;
  return (isShift(text) ? SHIFT_BONUS : 0) + (changes ? VOICE_BONUS : 0);
}

/** Indexes of the blocks that begin a chapter, by dynamic programming over where each chapter ends. */
function divide(blocks: Block[]): number[] {
  const total = blocks.reduce((sum, block) => sum + block.words, 0);
  const wanted = Math.min(
    CHAPTERS_MAX,
    Math.round(total / WORDS_A_CHAPTER + 2.2),
    Math.floor(total / WORDS_OF_A_CHAPTER_MIN),
  );
  if (wanted < 2 || blocks.length < 3) return [0];
  const least = Math.max(WORDS_OF_A_CHAPTER_MIN * 0.7, total / wanted * 0.35);
  const most = total / wanted * 2.2;
  const cost = costsOf(blocks, least, most);
  const count = blocks.length;
  const best = Array.from({ length: wanted + 1 }, () => new Float64Array(count + 1).fill(Infinity));
  const from = Array.from({ length: wanted + 1 }, () => new Int32Array(count + 1).fill(-1));
  best[0]![0] = 0;
  for (let chapters = 1; chapters <= wanted; chapters++) {
    for (let end = 1; end <= count; end++) {
      for (let start = 0; start < end; start++) {
        const sum = best[chapters - 1]![start]! + cost[start]![end - start - 1]!;
        if (sum >= best[chapters]![end]!) continue;
        best[chapters]![end] = sum;
        from[chapters]![end] = start;
      }
    }
  }
  for (let chapters = wanted; chapters > 1; chapters--) {
    if (best[chapters]![count]! < Infinity) return startsOf(from, chapters, count);
  }
  return [0];
}

function startsOf(from: Int32Array[], chapters: number, count: number): number[] {
  const starts: number[] = [];
  for (let chapter = chapters, end = count; chapter > 0; chapter--) {
    end = from[chapter]![end]!;
    starts.unshift(end);
  }
  return starts;
}

/** Cost in nats of each run of blocks as one chapter: how badly its own word counts foretell its words. */
function costsOf(blocks: Block[], least: number, most: number): Float64Array[] {
  const vocabulary =
    blocks.reduce((max, block) => block.terms.reduce((top, id) => Math.max(top, id), max), 0) + 1;
  const counts = new Int32Array(vocabulary);
  return blocks.map((_, start) => {
    const costs = new Float64Array(blocks.length - start).fill(Infinity);
    counts.fill(0);
    let words = 0;
    let terms = 0;
    // Sum over the run of n·log(n + 1) for each term, kept as terms arrive.
    let gain = 0;
    for (let end = start; end < blocks.length && words <= most; end++) {
      const block = blocks[end]!;
      for (const id of block.terms) {
        const n = counts[id]!;
        gain += (n + 1) * Math.log(n + 2) - n * Math.log(n + 1);
        counts[id] = n + 1;
      }
      terms += block.terms.length;
      words += block.words;
      if (words < least || (words > most && end > start)) continue;
      costs[end - start] = terms * Math.log(terms + vocabulary) - gain -
        (start > 0 ? blocks[start]!.bonus : 0);
    }
    return costs;
  });
}

function describe(
  transcript: Transcript,
  wordsOfTurn: number[],
  { fromTurn, toTurn }: { fromTurn: number; toTurn: number },
  title: string,
): Chapter {
  const { turns } = transcript;
  const words = wordsOfTurn.slice(fromTurn, toTurn).reduce((sum, count) => sum + count, 0);
  const startSeconds = turns[fromTurn]!.startSeconds;
  const next = turns[toTurn]?.startSeconds ?? (toTurn >= turns.length ? transcript.durationSeconds : null);
  const lengthSeconds = startSeconds !== null && next !== null && next >= startSeconds
    ? next - startSeconds
    : null;
  const bySpeaker = new Map<string, number>();
  for (let turn = fromTurn; turn < toTurn; turn++) {
    const { speaker } = turns[turn]!;
    if (speaker !== null) bySpeaker.set(speaker, (bySpeaker.get(speaker) ?? 0) + wordsOfTurn[turn]!);
  }
  const speakers = [...bySpeaker].filter(([, count]) => count >= words * 0.2).sort((a, b) => b[1] - a[1]);
  return {
    title,
    startSeconds,
    lengthSeconds: lengthSeconds === null ? null : Math.round(lengthSeconds * 1000) / 1000,
    fromTurn,
    toTurn,
    words,
    share: transcript.words === 0 ? 0 : words / transcript.words,
    speakers: speakers.map(([name]) => name),
  };
}
