import type { Actor } from "../contract/actor.ts";
import type { LibraryPassage } from "../contract/library_shapes.ts";
import { tenant } from "../db/mod.ts";
import type { Services } from "../services.ts";
import type { Passage, PassageHit, SourceKind } from "./passage.ts";
import { selectPassagesById } from "./passages/queries.ts";
import { passageOf, presentPassage } from "./present.ts";
import { countLibrary } from "./queries.ts";
import { matchedWords, readQuery, type SearchFilter, searchPassages } from "./search/mod.ts";
import { remakeIndexLater } from "./upkeep.ts";

/** Where to look; what is left out lets everything pass. */
export interface SearchFilters {
  sources?: readonly string[] | undefined;
  speaker?: string | undefined;
  kind?: SourceKind | undefined;
  /** The first and the last day (YYYY-MM-DD); a source without a day is not found while one is asked for. */
  since?: string | undefined;
  until?: string | undefined;
}

/** What to look for, and how much of it. */
export interface LibraryQuestion {
  query: string;
  filters?: SearchFilters;
  limit?: number;
}

const LIMIT = 10;

/** The passages of the actor's organisation that answer a question best, best first. */
export async function searchLibrary(
  services: Services,
  actor: Actor,
  { query, filters = {}, limit = LIMIT }: LibraryQuestion,
): Promise<PassageHit[]> {
  const found = await searchPassages(services, actor.organisationId, query, {
    filter: filterOf(filters),
    limit,
    onBroken: () => remakeIndexLater(services, actor.organisationId),
  });
  const passages = await byId(services, actor, found.map(({ id }) => id));
  const asked = readQuery(query);
  // One that was removed between the search and the reading is left out, and the ranking closes up.
  return found.flatMap(({ id, score }) => {
    const passage = passages.get(id);
    if (passage === undefined) return [];
    const matches = matchedWords(asked, passage.text).map(({ start, end }) => ({ from: start, to: end }));
    return [{ passage, score, matches }];
  }).map((hit, index) => ({ ...hit, rank: index + 1 }));
}

function filterOf({ sources, speaker, kind, since, until }: SearchFilters): SearchFilter {
  return {
    ...(sources === undefined ? {} : { sourceIds: sources }),
    ...(speaker === undefined || speaker === "" ? {} : { speakers: [speaker] }),
    ...(kind === undefined ? {} : { kind }),
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { to: until }),
  };
}

/** `searchLibrary()` as the contract says it. */
export async function findInLibrary(
  services: Services,
  actor: Actor,
  input: { q: string; limit: number } & Omit<SearchFilters, "sources">,
): Promise<{ items: LibraryPassage[] }> {
  const { q, limit, ...filters } = input;
  const hits = await searchLibrary(services, actor, { query: q, filters, limit });
  return { items: hits.map(({ passage, matches }) => presentPassage(passage, matches)) };
}

/** Passages of the actor's organisation by their ids, in that order; those that are gone are left out. */
export async function readPassages(
  services: Services,
  actor: Actor,
  ids: readonly string[],
): Promise<Passage[]> {
  const passages = await byId(services, actor, ids);
  return ids.flatMap((id) => passages.get(id) ?? []);
}

async function byId(
  services: Services,
  { organisationId }: Actor,
  ids: readonly string[],
): Promise<Map<string, Passage>> {
  if (ids.length === 0) return new Map();
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) => selectPassagesById(tx, organisationId, ids),
  );
  return new Map(rows.map((row) => [row.id, passageOf(row)]));
}

/** What the library of an organisation holds at this moment. */
export interface LibraryStanding {
  episodes: number;
  documents: number;
  passages: number;
  /** The same as long as nothing that can be found has changed. */
  fingerprint: string;
}

/** What an answer says of the library it was given of. */
export async function libraryStanding(
  services: Services,
  { organisationId }: Actor,
): Promise<LibraryStanding> {
  const counts = await tenant(services.sql, organisationId, (tx) => countLibrary(tx, organisationId));
  return {
    episodes: counts.episodes,
    documents: counts.documents,
    passages: counts.passages,
    fingerprint: `${counts.generation}-${counts.passages}`,
  };
}
