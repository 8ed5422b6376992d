import type { Actor } from "../contract/actor.ts";
import type { FileAnswer, ServerEvent } from "../contract/endpoint.ts";
import type { LibraryFilter } from "../contract/library.ts";
import type { LibraryPage, LibraryPassage, LibrarySource } from "../contract/library_shapes.ts";
import { tenant } from "../db/mod.ts";
import { followChanges } from "../http/mod.ts";
import type { Services } from "../services.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { searchLibrary } from "./finding.ts";
import { selectPassages } from "./passages/queries.ts";
import { canManage, requireSource } from "./policy.ts";
import { passageOf, presentPassage, presentSource } from "./present.ts";
import { countLibrary, countSources, findSource, selectSources, selectSpeakers } from "./queries.ts";

const MOST_SPEAKERS = 100;

/** A page of the library, newest first; what was never read yet is shown to those who manage it. */
export async function listSources(
  services: Services,
  actor: Actor,
  input: LibraryFilter & { cursor?: string | undefined; limit?: number | undefined },
): Promise<LibraryPage> {
  const { cursor, limit = 20, ...filter } = input;
  const { organisationId } = actor;
  const selection = { ...filter, organisationId, readOnly: !canManage(actor) };
  const after = cursor === undefined ? null : readCursor(cursor);
  return await tenant(services.sql, organisationId, async (tx) => {
    const [rows, found, counts, speakers] = await Promise.all([
      selectSources(tx, selection, after, limit + 1),
      countSources(tx, selection),
      countLibrary(tx, organisationId),
      selectSpeakers(tx, organisationId, MOST_SPEAKERS),
    ]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const managed = canManage(actor);
    return {
      items: shown.map(presentSource),
      next_cursor: last === undefined ? null : writeCursor(last),
      counts: {
        episodes: counts.episodes,
        documents: counts.documents,
        unfinished: managed ? counts.unfinished : 0,
        failed: managed ? counts.failed : 0,
      },
      found,
      speakers: [...speakers],
    };
  });
}

/** One source and its state. */
export async function readSource(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<LibrarySource> {
  return presentSource(await rowOf(services, actor, input.id));
}

/** The passages of a source in order, or those that match, best first. */
export async function readSourcePassages(
  services: Services,
  actor: Actor,
  input: { id: string; q?: string | undefined; after?: number | undefined; limit: number },
): Promise<{ items: LibraryPassage[]; next_after: number | null }> {
  await rowOf(services, actor, input.id);
  if (input.q !== undefined && input.q !== "") {
    const hits = await searchLibrary(services, actor, {
      query: input.q,
      filters: { sources: [input.id] },
      limit: input.limit,
    });
    return { items: hits.map(({ passage, matches }) => presentPassage(passage, matches)), next_after: null };
  }
  const rows = await tenant(
    services.sql,
    actor.organisationId,
    (tx) =>
      selectPassages(tx, actor.organisationId, input.id, {
        after: input.after ?? -1,
        limit: input.limit + 1,
      }),
  );
  const shown = rows.slice(0, input.limit);
  return {
    items: shown.map((row) => presentPassage(passageOf(row))),
    next_after: rows.length > input.limit ? shown.at(-1)!.ordinal : null,
  };
}

/** The file a source was read from: a PDF to be shown in a page of ours, a transcript to be saved. */
export async function streamSourceFile(
  services: Services,
  actor: Actor,
  input: { id: string },
): Promise<FileAnswer> {
  const row = await rowOf(services, actor, input.id);
  const isPdf = row.kind === "document";
  return {
    name: row.file_name,
    mediaType: isPdf ? "application/pdf" : "application/octet-stream",
    body: await services.storage.stream(row.file_key),
    sizeBytes: row.file_bytes,
    // A viewer asks again for each page it is opened at, within moments.
    ...(isPdf ? { inline: true, framed: true, keepSeconds: 60 } : {}),
  };
}

/** The changes of one source, from its state at the call until it is ready or failed. */
export function followSource(
  services: Services,
  actor: Actor,
  input: { id: string },
  { signal }: { signal: AbortSignal },
): Promise<AsyncIterable<ServerEvent>> {
  return followChanges(() => readSource(services, actor, input), {
    event: "source",
    isSettled: ({ state }) => state !== "queued" && state !== "indexing",
    signal,
  });
}

async function rowOf(services: Services, actor: Actor, id: string) {
  return requireSource(
    actor,
    await tenant(services.sql, actor.organisationId, (tx) => findSource(tx, actor.organisationId, id)),
  );
}
