import type { Transaction } from "../../db/mod.ts";
import type { PostFacts } from "../observation.ts";
import { storablePost } from "./facts.ts";
import { findOrAddPosts, upsertPosts } from "./queries.ts";

const MOST_REMEMBERED = 50_000;

/** The ids of an account's posts, remembered while a delivery lasts. */
export class PostIds {
  #ids = new Map<string, string>();
  #seen = new Set<string>();

  constructor(
    readonly organisationId: string,
    readonly accountId: string,
  ) {}

  /** How many posts the delivery has named. */
  get count(): number {
    return this.#seen.size;
  }

  /** Adds and describes posts; returns their ids. */
  async describe(tx: Transaction, posts: readonly PostFacts[], describedAt: Date): Promise<string[]> {
    this.#makeRoom();
    // Twice in one delivery: what the later leaves out, the earlier says.
    const facts = new Map<string, PostFacts>();
    for (const post of posts) {
      const fact = storablePost(post);
      if (fact !== null) facts.set(fact.externalId, merged(facts.get(fact.externalId), fact));
    }
    // In one order everywhere, so that no two transactions wait for each other's rows.
    const sorted = [...facts.values()].sort((a, b) => a.externalId < b.externalId ? -1 : 1);
    const rows = await upsertPosts(tx, this.organisationId, this.accountId, sorted, describedAt);
    this.#remember(rows);
    return rows.map(({ id }) => id);
  }

  /** The id of each post by the platform's own, adding those that nothing describes. */
  async of(tx: Transaction, externalIds: Iterable<string>): Promise<Map<string, string>> {
    const unknown = [...new Set(externalIds)].filter((id) => !this.#ids.has(id)).sort();
    if (unknown.length > 0) {
      this.#makeRoom();
      const rows = await findOrAddPosts(tx, this.organisationId, this.accountId, unknown);
      this.#remember(rows);
    }
    return this.#ids;
  }

  /** Forgets everything: what a transaction that failed had added is not there. */
  forget(): void {
    this.#ids.clear();
  }

  #remember(rows: readonly { id: string; external_id: string }[]): void {
    for (const row of rows) {
      this.#ids.set(row.external_id, row.id);
      this.#seen.add(row.external_id);
    }
  }

  #makeRoom(): void {
    if (this.#ids.size > MOST_REMEMBERED) this.#ids.clear();
  }
}

function merged(earlier: PostFacts | undefined, later: PostFacts): PostFacts {
  if (earlier === undefined) return later;
  return {
    externalId: later.externalId,
    url: later.url ?? earlier.url,
    title: later.title ?? earlier.title,
    kind: later.kind ?? earlier.kind,
    publishedAt: later.publishedAt ?? earlier.publishedAt,
    durationSeconds: later.durationSeconds ?? earlier.durationSeconds,
    thumbnailUrl: later.thumbnailUrl ?? earlier.thumbnailUrl,
  };
}
