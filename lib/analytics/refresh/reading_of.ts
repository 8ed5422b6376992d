import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { connectionKeyring } from "../connections/keyring.ts";
import type { ConnectionRow } from "../connections/queries.ts";
import { ADDRESSES, type Addresses } from "../connectors/addresses.ts";
import { authorised } from "../connectors/authorised.ts";
import type { LadderPost, ReadBatch, Reading } from "../connectors/reading.ts";
import { routeOf } from "../connectors/ways.ts";
import { openWeb, type Web } from "../connectors/web/web.ts";
import { isFullReadDue, isPostDue } from "./ladder/ladder.ts";
import { selectPostReads } from "./ladder/queries.ts";

/** The way to the sources; tests go to servers of their own. */
export interface Outside {
  addresses: Addresses;
  /** A way out that ends with the signal. */
  open(signal: AbortSignal): Web;
}

/** What a reading is made for. */
export interface ReadingOptions extends Pick<Reading, "since" | "tell" | "note"> {
  signal: AbortSignal;
  outside?: Partial<Outside> | undefined;
}

/** Reads a connection, batch by batch, as much of it as is due. */
export async function* readSource(
  services: Services,
  connection: ConnectionRow,
  { since, tell, note, signal, outside = {} }: ReadingOptions,
): AsyncGenerator<ReadBatch> {
  const { organisation_id: organisationId, kind } = connection;
  const route = routeOf(kind, services.config, outside.addresses ?? ADDRESSES);
  const web = outside.open?.(signal) ?? openWeb(services.clock, signal);
  const now = services.clock.now();
  const reads = await tenant(
    services.sql,
    organisationId,
    (tx) => selectPostReads(tx, organisationId, connection.id),
  );
  const readAt = new Map(reads.map((read) => [read.post_id, read.read_at]));
  const isFull = isFullReadDue(kind, connection.full_read_at, now);
  const isDue = (post: LadderPost) =>
    isFull || since !== null || isPostDue(kind, post, readAt.get(post.id) ?? null, now);
  yield* route.connector({
    ask: authorised(web, connectionKeyring(services, { organisationId, id: connection.id }), route.way),
    externalId: connection.external_id,
    now,
    since,
    lastSuccessAt: connection.last_success_at,
    isFull,
    isDue,
    duePosts: reads
      .map((read) => ({ id: read.post_id, publishedAt: read.published_at }))
      .filter((post) => isPostDue(kind, post, readAt.get(post.id)!, now)),
    tell,
    note,
  });
}

/** Whether everything was read anew in a reading that begins now. */
export function isFullReading(connection: ConnectionRow, now: Date): boolean {
  return isFullReadDue(connection.kind, connection.full_read_at, now);
}
