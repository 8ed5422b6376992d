import { system } from "../db/mod.ts";
import type { Services } from "../services.ts";
import { type ChainedRow, type ChainHead, hashEntry, NO_HASH } from "./chain.ts";
import { NO_ORGANISATION, selectChain, selectChains } from "./queries.ts";

const BATCH = 1000;

/** What one chain looks like. */
export interface VerifiedChain {
  /** The organisation's name; null for what belongs to none. */
  organisation: string | null;
  entries: number;
  /** What is kept of the last entry: noted elsewhere, it also tells a log that was made up anew. */
  head: { seq: number; hash: string } | null;
  /** One sentence for each place where the chain is broken; empty when it is whole. */
  faults: string[];
}

interface Progress {
  entries: number;
  seq: number;
  hash: Uint8Array;
  faults: string[];
}

/**
 * Works every chain of the audit log out again, and says which entries were changed, moved or removed.
 * What is added meanwhile is left for the next time.
 */
export async function verifyAudit(services: Services): Promise<VerifiedChain[]> {
  return await system(services.sql, async (tx) => {
    const verified: VerifiedChain[] = [];
    for (const { chain, organisation, head_seq, head_hash, last_seq: last } of await selectChains(tx)) {
      const head = head_seq === null || head_hash === null ? null : { seq: head_seq, hash: head_hash };
      const progress: Progress = { entries: 0, seq: 0, hash: NO_HASH, faults: [] };
      const organisationId = chain === NO_ORGANISATION ? null : chain;
      for (let more = true; more;) {
        const rows = await selectChain(tx, { organisationId, after: progress.seq, last, limit: BATCH });
        for (const row of rows) await follow(progress, row);
        more = rows.length === BATCH;
      }
      end(progress, head);
      verified.push({
        organisation,
        entries: progress.entries,
        head: head && { seq: head.seq, hash: head.hash.toHex() },
        faults: progress.faults,
      });
    }
    return verified;
  });
}

async function follow(progress: Progress, row: ChainedRow): Promise<void> {
  const { seq, hash, faults } = progress;
  if (row.seq > seq + 1) faults.push(missing(seq + 1, row.seq - 1));
  else if (!same(row.prev_hash, hash)) {
    faults.push(`Entry ${row.seq} does not follow entry ${seq}: one of them was changed or moved.`);
  }
  if (!same(await hashEntry(row), row.hash)) faults.push(`Entry ${row.seq} was changed.`);
  Object.assign(progress, { entries: progress.entries + 1, seq: row.seq, hash: row.hash });
}

function end({ seq, hash, faults }: Progress, head: ChainHead | null): void {
  if (head === null) faults.push("The head of the chain was removed.");
  else if (head.seq > seq) faults.push(`${missing(seq + 1, head.seq)} They were the newest.`);
  else if (head.seq < seq) faults.push(`Entries after ${head.seq} were added past the head.`);
  else if (!same(head.hash, hash)) faults.push(`Entry ${seq} is not the one that was written last.`);
}

function missing(first: number, last: number): string {
  return first === last ? `Entry ${first} was removed.` : `Entries ${first} to ${last} were removed.`;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
