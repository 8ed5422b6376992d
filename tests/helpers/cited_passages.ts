import type { Passage, PassageHit } from "../../lib/library/mod.ts";

/** A passage of an episode: its sentences end with a full stop or a question mark, and begin ten seconds apart. */
export function passageOf(text: string, changes: Partial<Passage> = {}): Passage {
  const sentences = [...text.matchAll(/\S[^.?!]*[.?!]+(?:\d[^.?!]*[.?!]+)*["”]?/g)].map((match, index) => ({
    from: match.index,
    to: match.index + match[0].length,
    startSeconds: 100 + index * 10,
  }));
  return {
    id: "passage-1",
    sourceId: "source-1",
    sourceTitle: "Sample episode",
    kind: "episode",
    date: "2026-01-15",
    youtubeId: "SAMPLE-0001",
    speaker: "Dr Alex Example",
    page: null,
    chapter: null,
    ordinal: 0,
    text,
    sentences,
    ...changes,
  };
}

/** Passages as a search would give them. */
export function hitsOf(passages: readonly Passage[]): PassageHit[] {
  return passages.map((passage, index) => ({
    passage,
    rank: index + 1,
    score: passages.length - index,
    matches: [],
  }));
}
