import type { Actor } from "../../lib/contract/actor.ts";
import type { LibrarySource } from "../../lib/contract/library_shapes.ts";
import {
  coveredTopics,
  listSources,
  type Passage,
  readPassages,
  readSourcePassages,
  searchLibrary,
  streamSourceFile,
} from "../../lib/library/mod.ts";
import type { Services } from "../../lib/services.ts";
import { type Captions, readCaptions, spokenIn } from "./chat_eval_captions.ts";
import type { EvalLibrary } from "./chat_eval_library.ts";

const TOPICS = 5;
const PAGE = 50;

/** The library of an organisation of the portal, searched as its people search it. */
export async function openPortalLibrary(services: Services, organisationId: string): Promise<EvalLibrary> {
  const actor = operatorOf(organisationId);
  const sources = await sourcesOf(services, actor);
  const names = new Map(
    sources.map(({ id, title, file, youtube_id }) =>
      [id, [id, title, file.name, ...(youtube_id === null ? [] : [youtube_id])]] as const
    ),
  );
  const captions = new Map<string, Captions>();
  const passages: Passage[] = [];
  for (const source of sources) {
    passages.push(...await passagesOf(services, actor, source.id));
    if (source.kind === "episode") captions.set(source.id, await captionsOf(services, actor, source));
  }
  return {
    passages,
    titles: await coveredTopics(services, organisationId, TOPICS),
    search: (query, limit) => searchLibrary(services, actor, { query, limit }),
    namesOf: (sourceId) => names.get(sourceId) ?? [],
    spokenAt: (sourceId, quote) => spokenIn(captions.get(sourceId), quote),
  };
}

async function sourcesOf(services: Services, actor: Actor): Promise<LibrarySource[]> {
  const sources: LibrarySource[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSources(services, actor, { cursor, limit: PAGE });
    sources.push(...page.items.filter(({ state }) => state === "ready"));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return sources;
}

async function passagesOf(services: Services, actor: Actor, id: string): Promise<Passage[]> {
  const ids: string[] = [];
  let after: number | null = -1;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof readSourcePassages>> = await readSourcePassages(services, actor, {
      id,
      after,
      limit: PAGE,
    });
    ids.push(...page.items.map((passage) => passage.id));
    after = page.next_after;
  }
  return await readPassages(services, actor, ids);
}

async function captionsOf(services: Services, actor: Actor, { id, file }: LibrarySource): Promise<Captions> {
  const { body } = await streamSourceFile(services, actor, { id });
  return await readCaptions(new Uint8Array(await new Response(body).arrayBuffer()), file.name);
}

/** Whoever runs the task reads what a viewer of the organisation may read. */
function operatorOf(organisationId: string): Actor {
  const nobody = "00000000-0000-0000-0000-000000000000";
  return {
    userId: nobody,
    organisationId,
    role: "viewer",
    sessionId: nobody,
    name: "Operator",
    email: "operator@mediahub.invalid",
    timeZone: "UTC",
  };
}
