import { type Sql, tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import type { Worth } from "./coverage.ts";
import { readQuery } from "./query.ts";
import type { SearchFilter } from "./rank/filter.ts";
import { rank, type Ranked } from "./rank/rank.ts";
import type { Snapshot } from "./rank/snapshot.ts";
import { worthOf } from "./rank/score.ts";
import { type OpenIndex, OpenIndexes } from "./store/open_indexes.ts";
import { topicsOf } from "./topics.ts";
import { fuse } from "./vectors/fuse.ts";
import { type Near, nearest } from "./vectors/nearest.ts";
import { VectorLeg } from "./vectors/vector_leg.ts";

/** What a search may be told beside its question. */
export interface SearchOptions {
  /** Passages it finds at most; 20 where nothing is said. */
  limit?: number;
  filter?: SearchFilter;
  /**
   * Called when part of the index can't be read, for it to be made anew: once in each process for each state of the
   * index. The search goes on with the rest.
   */
  onBroken?: () => Promise<void>;
}

/** A passage that was found. */
export interface SearchHit {
  id: string;
  sourceId: string;
  /** Only for comparing it with the others of its search. */
  score: number;
  /** What of the question it says, in terms; empty where only its meaning is near. */
  said: string[];
}

const USUAL_LIMIT = 20;
/** So many of each leg are fused, however few are asked for. */
const FUSED = 100;
const MEGABYTE = 1024 * 1024;
/** About 400,000 passages of 200 words, and 250,000 vectors of 1,024 dimensions, beside some 200 MB of the rest. */
const INDEX_BYTES = 384 * MEGABYTE;
const VECTOR_BYTES = 256 * MEGABYTE;

/** What a process keeps of the databases it serves; it goes with their pools. */
const opened = new WeakMap<Sql, { indexes: OpenIndexes; vectors: VectorLeg }>();

/** Snapshots whose broken segments somebody was told of. */
const told = new WeakSet<Snapshot>();

/**
 * The passages of an organisation that best match a question, best first, as of now: whatever any process committed
 * before is found. Equal ones come in the order of their ids.
 */
export async function searchPassages(
  services: Services,
  organisationId: string,
  question: string,
  options: SearchOptions = {},
): Promise<SearchHit[]> {
  const { limit = USUAL_LIMIT, filter = {} } = options;
  const { vectors } = openedFor(services);
  const meaning = await vectors.find(services, organisationId, question);
  const { snapshot, broken } = await open(services, organisationId);
  vectors.trim(organisationId, snapshot.count);
  const fused = Math.max(limit, FUSED);
  const found = rank(snapshot, readQuery(question), meaning === null ? limit : fused, filter);
  if (broken.length > 0 && options.onBroken !== undefined && !told.has(snapshot)) {
    told.add(snapshot);
    await options.onBroken();
  }
  if (meaning === null) return found.map(hitOf);
  return fusedHits(found, await nearest(snapshot, meaning, fused, filter)).slice(0, limit);
}

/** What each term is worth in an organisation's library, as `coverage()` takes it. */
export async function readWorth(services: Services, organisationId: string): Promise<Worth> {
  const { snapshot } = await open(services, organisationId);
  return (term) => worthOf(snapshot, term);
}

/** Titles that show what an organisation's library covers: for those whose question it does not answer. */
export async function coveredTopics(
  services: Services,
  organisationId: string,
  most: number,
): Promise<string[]> {
  const { snapshot } = await open(services, organisationId);
  return topicsOf(snapshot, most);
}

/** Whether an organisation's index, or a part of it, is of another format or damaged, and wants to be made anew. */
export async function needsRebuild(services: Services, organisationId: string): Promise<boolean> {
  const { broken } = await open(services, organisationId);
  return broken.length > 0;
}

function openedFor(services: Services) {
  const known = opened.get(services.sql) ??
    { indexes: new OpenIndexes(INDEX_BYTES), vectors: new VectorLeg(VECTOR_BYTES) };
  opened.set(services.sql, known);
  return known;
}

async function open(services: Services, organisationId: string): Promise<OpenIndex> {
  const { indexes } = openedFor(services);
  // Ranking is done once the transaction is over: on the embedded Postgres it would keep everyone waiting.
  return await tenant(services.sql, organisationId, (tx) => indexes.open(tx, organisationId, services.log));
}

function fusedHits(found: readonly Ranked[], near: readonly Near[]): SearchHit[] {
  const byWords = new Map(found.map((ranked) => [ranked.id, ranked]));
  const byMeaning = new Map(near.map((each) => [each.id, each]));
  return fuse([[...byWords.keys()], [...byMeaning.keys()]]).map(({ id, score }) => ({
    id,
    sourceId: (byWords.get(id) ?? byMeaning.get(id)!).sourceId,
    score,
    said: byWords.get(id)?.said() ?? [],
  }));
}

function hitOf({ id, sourceId, score, said }: Ranked): SearchHit {
  return { id, sourceId, score, said: said() };
}
