import type { Passage } from "../../library/mod.ts";
import type { Citation } from "../answers/answer.ts";
import type { RelevantPlace } from "./question_set.ts";

/** What a source may be called by in a question set. */
export type NamesOf = (sourceId: string) => readonly string[];

/** How far a cited time may be from the words it stands for. */
export const NEAR_SECONDS = 5;

/** Whether a passage holds one of the places. */
export function isRelevantPassage(
  passage: Passage,
  places: readonly RelevantPlace[],
  namesOf: NamesOf,
): boolean {
  const times = passage.sentences.flatMap(({ startSeconds }) => startSeconds === null ? [] : [startSeconds]);
  return places.some((place) => {
    if (!namesOf(passage.sourceId).includes(place.source)) return false;
    if (place.page !== null) return passage.page === place.page;
    if (place.seconds === null || times.length === 0) return true;
    const { from, to } = place.seconds;
    return times.some((time) => time >= from - NEAR_SECONDS && time <= to);
  });
}

/** Whether a citation leads to one of the places. */
export function isRelevantCitation(
  citation: Citation,
  places: readonly RelevantPlace[],
  namesOf: NamesOf,
): boolean {
  return places.some(({ source, seconds, page }) => {
    if (!namesOf(citation.source_id).includes(source)) return false;
    if (page !== null) return citation.page === page;
    if (seconds === null || citation.start_seconds === null) return true;
    return citation.start_seconds >= seconds.from - NEAR_SECONDS && citation.start_seconds <= seconds.to;
  });
}
