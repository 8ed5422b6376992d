import { tenant } from "../../db/mod.ts";
import type { Cache, Services } from "../../services.ts";
import { dayOf } from "../days.ts";
import { findEdition } from "../queries.ts";

/** How often what pages of figures show has changed, and the day that named spans end on. */
export interface Edition {
  version: number;
  lastDay: string | null;
}

const KEPT_SECONDS = 3600;
/** How long another process is given to finish the answer it is at before we work it out as well. */
const PATIENCE_MS = 400;
const POLL_MS = 20;
const LOCK_SECONDS = 5;

/** What this process is working out, by the cache that it goes to. */
const underWay = new WeakMap<Cache, Map<string, Promise<unknown>>>();

/**
 * An answer made of figures, kept for an hour. It is kept under the organisation and the number of times its figures have changed, so a correction shows at once and no organisation is ever given another's. However many ask at the same
 * moment, one works it out: in this process certainly, among several as far as the cache can be reached.
 */
export async function keptAnswer<Answer>(
  services: Services,
  organisationId: string,
  question: Record<string, unknown> & { verb: string },
  workOut: (edition: Edition) => Promise<Answer>,
): Promise<Answer> {
  const today = dayOf(services.clock.now());
  const { version, last_day } = await tenant(
    services.sql,
    organisationId,
    (tx) => findEdition(tx, organisationId, today),
  );
  const key = `analytics:${organisationId}:${version}:${today}:${JSON.stringify(question)}`;
  const kept = await services.cache.get<Answer>(key);
  if (kept !== null) return kept;
  return await once(
    services.cache,
    key,
    () => workedOutOnce(services, key, () => workOut({ version, lastDay: last_day })),
  );
}

async function once<Answer>(cache: Cache, key: string, work: () => Promise<Answer>): Promise<Answer> {
  const mine = underWay.get(cache) ?? new Map<string, Promise<unknown>>();
  underWay.set(cache, mine);
  const joined = mine.get(key) as Promise<Answer> | undefined;
  if (joined !== undefined) return await joined;
  const started = work();
  mine.set(key, started);
  try {
    return await started;
  } finally {
    mine.delete(key);
  }
}

async function workedOutOnce<Answer>(
  { cache }: Services,
  key: string,
  workOut: () => Promise<Answer>,
): Promise<Answer> {
  const lock = `${key}:lock`;
  if ((await cache.increment(lock, LOCK_SECONDS)).count > 1) {
    const others = await wait<Answer>(cache, key);
    if (others !== null) return others;
  }
  try {
    const answer = await workOut();
    await cache.set(key, answer, KEPT_SECONDS);
    return answer;
  } finally {
    await cache.remove(lock);
  }
}

async function wait<Answer>(cache: Cache, key: string): Promise<Answer | null> {
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const answer = await cache.get<Answer>(key);
    if (answer !== null) return answer;
  }
  return null;
}
