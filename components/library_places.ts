import type { LibraryFilter } from "../lib/contract/library.ts";
import type { LibrarySource } from "../lib/contract/library_shapes.ts";
import { kindText } from "../lib/contract/places.ts";
import { clockText, countOf, dayText, durationText, listText } from "./format.ts";

export { kindText };

/** The address of the library under a filter. */
export function libraryAddress(filter: LibraryFilter & { cursor?: string | undefined } = {}): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? "/library" : `/library?${new URLSearchParams(given)}`;
}

/** The address where sources under a filter are searched inside. */
export function searchAddress({ q, kind, speaker, since, until }: LibraryFilter): string {
  const given = Object.entries({ q, kind, speaker, since, until })
    .filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? "/library/search" : `/library/search?${new URLSearchParams(given)}`;
}

/** The address of a source at a place in it. */
export function sourceAddress(
  id: string,
  place: { t?: number | null; page?: number | null; part?: number; play?: boolean; q?: string } = {},
): string {
  const query = new URLSearchParams();
  if (place.page != null) query.set("page", String(place.page));
  if (place.part !== undefined) query.set("part", String(place.part));
  if (place.q !== undefined && place.q !== "") query.set("q", place.q);
  if (place.play) query.set("play", "1");
  if (place.t != null) query.set("t", String(Math.floor(place.t)));
  return query.size === 0 ? `/library/${id}` : `/library/${id}?${query}`;
}

/** What a source is, in a line: "Episode · 12 Nov 2026 · 41 min · Dr Alex Example". */
export function sourceFacts(source: LibrarySource): string {
  return [
    kindText(source.kind),
    source.date === null ? null : dayText(source.date),
    source.duration_seconds === null ? null : durationText(source.duration_seconds),
    source.page_count === null ? null : countOf(source.page_count, "page"),
    source.speakers.length === 0 ? null : speakersText(source.speakers),
  ].filter((fact) => fact !== null).join(" · ");
}

/** Where something stands in a source: "14:32" or "Page 7"; null where neither is known. */
export function placeText({ seconds, page }: { seconds: number | null; page: number | null }): string | null {
  if (page !== null) return `Page ${page}`;
  return seconds === null ? null : clockText(seconds);
}

function speakersText(speakers: string[]): string {
  return speakers.length <= 3
    ? listText(speakers)
    : `${speakers.slice(0, 2).join(", ")} and ${countOf(speakers.length - 2, "other")}`;
}
