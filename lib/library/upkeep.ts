import { tenant, type Transaction } from "../db/mod.ts";
import { enqueue } from "../queue/mod.ts";
import type { Services } from "../services.ts";
import { indexable } from "./passages/replace_passages.ts";
import { selectPassages, selectPassagesAfter } from "./passages/queries.ts";
import { embedPassages, rebuildIndex } from "./search/mod.ts";

/** The kind of job that makes an organisation's index anew. */
export const REMAKE_INDEX = "remake_index";

/** The kind of job that fetches the vectors of a source. */
export const EMBED_SOURCE = "embed_source";

/** Few enough that the embedded database is not held for long, many enough that a large library takes few turns. */
const PAGE = 500;

/** Has an organisation's index made anew from its passages, once however many searches found it broken. */
export async function remakeIndexLater(services: Services, organisationId: string): Promise<void> {
  await tenant(services.sql, organisationId, (tx) =>
    enqueue(tx, {
      organisationId,
      kind: REMAKE_INDEX,
      payload: {},
      now: services.clock.now(),
      uniqueKey: `${REMAKE_INDEX}:${organisationId}`,
    }));
}

/** Makes an organisation's index anew from its passages. */
export async function remakeIndex(services: Services, organisationId: string): Promise<void> {
  await tenant(services.sql, organisationId, (tx) =>
    rebuildIndex(
      tx,
      organisationId,
      async (after) => (await selectPassagesAfter(tx, organisationId, after, PAGE)).map(indexable),
    ));
}

/** Has a source's passages given vectors, where there is a server of embeddings. */
export async function embedLater(
  services: Services,
  tx: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<void> {
  if (services.config.embeddings === null) return;
  await enqueue(tx, {
    organisationId,
    kind: EMBED_SOURCE,
    payload: { source_id: id },
    now: services.clock.now(),
  });
}

/** Gives vectors to those of a source's passages that have none. */
export async function embedSource(
  services: Services,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<void> {
  const rows = await tenant(services.sql, organisationId, (tx) => selectPassages(tx, organisationId, id));
  await embedPassages(services, organisationId, rows.map(indexable));
}
