import { tenant } from "../../../db/mod.ts";
import { embed } from "../../../llm/embeddings.ts";
import type { Services } from "../../../services.ts";
import { takeGeneration } from "../store/queries.ts";
import { findWithoutVector, insertVectors } from "./queries.ts";
import { encodeVector } from "./vector_set.ts";

const BATCH_PASSAGES = 64;
const BATCH_TIMEOUT_MS = 60_000;
const RETRIES = 4;
/** Models read so much at most; what is cut off is still found by its words. */
const MOST_CHARACTERS = 8_000;

/**
 * Gives vectors to those of the passages that have none, and says how many it gave; without a server of embeddings it
 * does nothing. Batch by batch, so that what was done stays when the server goes away.
 *
 * @throws EmbeddingsError where the server does not answer vectors
 */
export async function embedPassages(
  services: Services,
  organisationId: string,
  passages: readonly { id: string; title: string; text: string }[],
): Promise<number> {
  const server = services.config.embeddings;
  if (server === null || passages.length === 0) return 0;
  const wanted = new Set(
    await tenant(
      services.sql,
      organisationId,
      (tx) => findWithoutVector(tx, organisationId, server.model, passages.map(({ id }) => id)),
    ),
  );
  const waiting = passages.filter(({ id }) => wanted.has(id));
  for (let start = 0; start < waiting.length; start += BATCH_PASSAGES) {
    const batch = waiting.slice(start, start + BATCH_PASSAGES);
    const texts = batch.map(({ title, text }) => `${title}\n${text}`.slice(0, MOST_CHARACTERS));
    const vectors = await embed(server, texts, { timeoutMs: BATCH_TIMEOUT_MS, retries: RETRIES });
    await tenant(services.sql, organisationId, async (tx) => {
      const generation = await takeGeneration(tx, organisationId);
      await insertVectors(
        tx,
        organisationId,
        server.model,
        generation,
        batch.map(({ id }, index) => ({ passageId: id, vector: encodeVector(vectors[index]!) })),
      );
    });
  }
  return waiting.length;
}
