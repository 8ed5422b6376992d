import { embedSource, giveUpSource, indexSource, remakeIndex } from "../lib/library/mod.ts";
import type { JobHandler } from "./handler.ts";

/** Reads a file of the library and makes what it says searchable. */
export const indexDocumentJob: JobHandler = {
  run: (services, payload, context) => indexSource(services, sourceOf(payload, context), context),
  giveUp: (services, tx, job) => giveUpSource(services, tx, sourceOf(job.payload, job)),
};

/** Asks the server of embeddings for the vectors of a source. */
export const embedSourceJob: JobHandler = {
  run: (services, payload, context) => embedSource(services, sourceOf(payload, context)),
};

/** Makes an organisation's index anew. */
export const remakeIndexJob: JobHandler = {
  run: (services, _payload, context) => remakeIndex(services, organisationOf(context)),
};

function sourceOf(payload: Record<string, unknown>, job: { organisationId: string | null }) {
  if (typeof payload.source_id !== "string") throw new TypeError("A job of the library names no source");
  return { id: payload.source_id, organisationId: organisationOf(job) };
}

function organisationOf({ organisationId }: { organisationId: string | null }): string {
  if (organisationId === null) throw new TypeError("A job of the library names no organisation");
  return organisationId;
}
