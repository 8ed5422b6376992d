import type { Transaction } from "../../../db/mod.ts";
import type { Log } from "../../../log.ts";
import { BrokenSegmentError, decodeSegment, FORMAT } from "../index/codec.ts";
import type { LiveSegment } from "../index/live.ts";
import { bytesOf, type Segment } from "../index/segment.ts";
import { type Snapshot, snapshotOf } from "../rank/snapshot.ts";
import { findSegmentBytes, readGeneration, readSegments, type SegmentRow } from "./queries.ts";

/** An organisation's index, opened. */
export interface OpenIndex {
  snapshot: Snapshot;
  generation: number;
  /** Segments that can't be read, by their ids: the index wants to be made anew. */
  broken: readonly string[];
}

interface Held extends OpenIndex {
  segments: Map<string, Segment>;
  bytes: number;
}

/** Between listing the segments and reading one, a writer may merge it away; then the list is read again. */
const TRIES = 5;

/**
 * The indexes a process holds in memory, each under its organisation's id, the longest unused let go once they are past
 * the limit. A segment never changes, so one that is held is never read again.
 */
export class OpenIndexes {
  #held = new Map<string, Held>();
  #loading = new Map<string, Promise<Segment | null>>();
  #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The index as of this transaction: what other processes changed since is loaded first. */
  async open(tx: Transaction, organisationId: string, log: Log): Promise<OpenIndex> {
    const generation = await readGeneration(tx, organisationId);
    const held = this.#held.get(organisationId);
    const current: Held = held?.generation === generation ? held : await this.#load(tx, organisationId, log);
    this.#hold(organisationId, current);
    return current;
  }

  /** The bytes held. */
  get bytes(): number {
    return [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async #load(tx: Transaction, organisationId: string, log: Log): Promise<Held> {
    for (let attempt = 1;; attempt++) {
      const { generation, segments: rows } = await readSegments(tx, organisationId);
      const loaded = await this.#loadAll(tx, organisationId, rows, log);
      if (loaded !== null) return { ...loaded, generation };
      if (attempt === TRIES) throw new Error(`The index changed ${TRIES} times while it was read`);
    }
  }

  async #loadAll(
    tx: Transaction,
    organisationId: string,
    rows: readonly SegmentRow[],
    log: Log,
  ): Promise<Omit<Held, "generation"> | null> {
    const known = this.#held.get(organisationId);
    const segments = new Map<string, Segment>();
    const live: LiveSegment[] = [];
    const broken: string[] = [];
    for (const { id, format, removed } of rows) {
      // Left to the code that wrote it: were it called broken, two versions would make the index anew in turns.
      if (format > FORMAT) continue;
      try {
        if (format < FORMAT) throw new BrokenSegmentError(`It is of format ${format}, not ${FORMAT}`);
        const segment = known?.segments.get(id) ?? await this.#read(tx, organisationId, id);
        if (segment === null) return null;
        segments.set(id, segment);
        live.push({ segment, removed });
      } catch (error) {
        if (!(error instanceof BrokenSegmentError)) throw error;
        if (!known?.broken.includes(id)) {
          log.warn("a segment of the library's index can't be read", { segment: id, reason: error.message });
        }
        broken.push(id);
      }
    }
    const bytes = [...segments.values()].reduce((sum, segment) => sum + bytesOf(segment), 0);
    return { segments, snapshot: snapshotOf(live), broken, bytes };
  }

  /** Reads a segment once, however many searches wait for it. */
  async #read(tx: Transaction, organisationId: string, id: string): Promise<Segment | null> {
    const key = `${organisationId} ${id}`;
    const loading = this.#loading.get(key) ?? findSegmentBytes(tx, organisationId, id)
      .then((bytes) => bytes === null ? null : decodeSegment(bytes))
      .finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return await loading;
  }

  #hold(organisationId: string, held: Held): void {
    this.#held.delete(organisationId);
    this.#held.set(organisationId, held);
    for (const id of this.#held.keys()) {
      if (id === organisationId || this.bytes <= this.#mostBytes) return;
      this.#held.delete(id);
    }
  }
}
