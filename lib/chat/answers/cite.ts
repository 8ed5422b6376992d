import { type Passage, type PassageSentence, speakerOf } from "../../library/mod.ts";
import type { Citation, ClosestSource } from "./answer.ts";

/** A stretch of a passage's text. */
export interface Span {
  from: number;
  to: number;
}

type CitedPlace = Pick<Passage, "sourceId" | "kind" | "youtubeId">;

/** Where a citation opens: YouTube at the second, or our own page at the second or the page. */
export function citationUrl(
  source: CitedPlace,
  place: { startSeconds: number | null; page: number | null },
): string {
  const seconds = place.startSeconds === null ? null : Math.max(0, Math.floor(place.startSeconds));
  if (source.kind === "document") {
    // The page is said twice: to our own page, and to whatever shows the PDF.
    const page = place.page === null ? "" : `?page=${place.page}#page=${place.page}`;
    return `/library/${encodeURIComponent(source.sourceId)}${page}`;
  }
  if (source.youtubeId !== null) {
    const time = seconds === null ? "" : `&t=${seconds}`;
    return `https://www.youtube.com/watch?v=${encodeURIComponent(source.youtubeId)}${time}`;
  }
  return `/library/${encodeURIComponent(source.sourceId)}${seconds === null ? "" : `?t=${seconds}`}`;
}

/** A citation of a stretch of a passage, at the time its first sentence begins. */
export function citationOf(n: number, passage: Passage, { from, to }: Span): Citation {
  return {
    n,
    passage_id: passage.id,
    ...placeOf(passage, sentenceAt(passage, from)),
    chapter: passage.chapter,
    quote: passage.text.slice(from, to),
    from,
    to,
  };
}

/** A sentence of a passage as a place that comes near a question. */
export function closestOf(passage: Passage, index: number): ClosestSource {
  return placeOf(passage, passage.sentences[index]);
}

function sentenceAt(passage: Passage, from: number): PassageSentence | undefined {
  return passage.sentences.findLast((each) => each.from <= from) ?? passage.sentences[0];
}

function placeOf(passage: Passage, sentence: PassageSentence | undefined): ClosestSource {
  const startSeconds = sentence?.startSeconds ?? null;
  return {
    source_id: passage.sourceId,
    title: passage.sourceTitle,
    kind: passage.kind,
    speaker: sentence === undefined ? passage.speaker : speakerOf(passage, sentence),
    date: passage.date,
    start_seconds: startSeconds,
    page: passage.page,
    url: citationUrl(passage, { startSeconds, page: passage.page }),
  };
}
