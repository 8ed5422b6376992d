import { tenant } from "../../../db/mod.ts";
import { embed, type EmbeddingsServer } from "../../../llm/embeddings.ts";
import type { Services } from "../../../services.ts";
import { readVectors } from "./queries.ts";
import { decodeVector, VectorSet } from "./vector_set.ts";

/** What a question is compared by. */
export interface Meaning {
  question: Float32Array;
  passages: VectorSet;
}

/** A person waits: what takes longer adds nothing to this search. */
const PATIENCE_MS = 1_500;
/** After a failure the server is left alone for so long, so that no search waits for one that is away. */
const REST_MS = 30_000;
const PAGE_VECTORS = 2_000;
const NO_PASSAGE = "00000000-0000-0000-0000-000000000000";
/** Vectors of passages that are gone are let go once they are so many times those that are there. */
const MOST_OUTNUMBERED = 2;

interface Held {
  model: string;
  set: VectorSet;
  /** The last vector taken in. */
  last: { generation: number; passageId: string };
}

/**
 * The vectors a process holds, each set under its organisation's id, and what is known of the server of embeddings. It
 * only ever adds: whatever fails here leaves the search to its words, and is logged once until it works again.
 */
export class VectorLeg {
  #held = new Map<string, Held>();
  #loading = new Map<string, Promise<VectorSet | null>>();
  #restsUntil = 0;
  #isAway = false;
  #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** What the question and the passages mean, or null where it is not to be had soon enough. */
  async find(services: Services, organisationId: string, question: string): Promise<Meaning | null> {
    const server = services.config.embeddings;
    const now = services.clock.now().getTime();
    if (server === null || question.trim() === "" || now < this.#restsUntil) return null;
    try {
      const passages = await soon(this.#load(services, organisationId, server));
      if (passages === null) return null;
      const [vector] = await embed(server, [question], { timeoutMs: PATIENCE_MS, retries: 0 });
      if (this.#isAway) services.log.info("the library is searched by meaning again");
      this.#isAway = false;
      return passages.dimensions === vector!.length ? { question: vector!, passages } : null;
    } catch (error) {
      // Nothing about meaning may keep the words from being searched.
      this.#restsUntil = now + REST_MS;
      if (!this.#isAway) {
        services.log.warn("the library is searched by its words alone", { reason: (error as Error).message });
      }
      this.#isAway = true;
      return null;
    }
  }

  /** Lets go of an organisation's vectors where most are of passages that are gone. */
  trim(organisationId: string, passages: number): void {
    const held = this.#held.get(organisationId);
    if (held !== undefined && held.set.size > MOST_OUTNUMBERED * passages + PAGE_VECTORS) {
      this.#held.delete(organisationId);
    }
  }

  /** Takes in what is new, once for however many searches wait for it. */
  #load(services: Services, organisationId: string, server: EmbeddingsServer): Promise<VectorSet | null> {
    const loading = this.#loading.get(organisationId) ??
      this.#readNew(services, organisationId, server.model).finally(() =>
        this.#loading.delete(organisationId)
      );
    this.#loading.set(organisationId, loading);
    return loading;
  }

  async #readNew(services: Services, organisationId: string, model: string): Promise<VectorSet | null> {
    const known = this.#held.get(organisationId);
    let held = known?.model === model ? known : null;
    for (;;) {
      const after = held?.last ?? { generation: 0, passageId: NO_PASSAGE };
      const rows = await tenant(
        services.sql,
        organisationId,
        (tx) => readVectors(tx, organisationId, model, after, PAGE_VECTORS),
      );
      for (const { passageId, generation, vector } of rows) {
        const values = decodeVector(vector);
        held ??= { model, set: new VectorSet(values.length), last: after };
        held.set.add(passageId, values);
        held.last = { generation, passageId };
      }
      if (rows.length < PAGE_VECTORS) break;
    }
    if (held !== null) this.#hold(organisationId, held);
    return held?.set ?? null;
  }

  #hold(organisationId: string, held: Held): void {
    this.#held.delete(organisationId);
    this.#held.set(organisationId, held);
    for (const id of this.#held.keys()) {
      const bytes = [...this.#held.values()].reduce((sum, { set }) => sum + set.bytes, 0);
      if (id === organisationId || bytes <= this.#mostBytes) return;
      this.#held.delete(id);
    }
  }
}

/** What a promise comes to if it does so soon, else null; it goes on for those who come later. */
async function soon<Value>(promise: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => timer = setTimeout(() => resolve(null), PATIENCE_MS));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
