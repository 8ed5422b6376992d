import type { Services } from "../../services.ts";
import type { Observation, ObservationBatch, Provenance } from "../observation.ts";
import { resolveAccount } from "./accounts.ts";
import { findFault } from "./check.ts";
import { addRefusal, emptyOutcome, type RecordOutcome } from "./outcome.ts";
import { PostIds } from "./posts.ts";
import { SeriesIds } from "./series.ts";
import { storeDescriptions, storeFigures, type Target } from "./store.ts";

/** What a delivery may say beside its figures. */
export interface RecordOptions {
  /** The account of whatever names none by the platform's own id. */
  accountId?: string | null;
  /** Aborts between two transactions; what was stored until then stays. */
  signal?: AbortSignal;
  /** Told after each transaction. */
  onProgress?: (outcome: Readonly<RecordOutcome>) => void | Promise<void>;
}

/** How many figures one transaction stores: the embedded Postgres serves nobody else meanwhile. */
const CHUNK = 2000;

/**
 * Stores what a source delivered. Delivering the same again changes nothing, and the order of deliveries decides nothing:
 * for each source the value read last stands, earlier ones are kept in the history. Figures and what is worked out from
 * them change in the same transactions, some thousand figures at a time; a delivery that is cut short may be repeated
 * whole.
 *
 * @throws AppError "not_found" or "input_invalid" when the account the caller names is not one of the platform
 */
export async function recordMetrics(
  services: Services,
  organisationId: string,
  provenance: Provenance,
  batches: Iterable<ObservationBatch> | AsyncIterable<ObservationBatch>,
  options: RecordOptions = {},
): Promise<RecordOutcome> {
  const outcome = emptyOutcome();
  const targets = new Map<string, Target>();
  for await (const batch of batches) {
    const target = await findTarget(services, organisationId, provenance, batch, options, targets);
    if (!outcome.accounts.includes(target.accountId)) outcome.accounts.push(target.accountId);
    await recordBatch(services, target, batch, outcome, options);
    outcome.posts = [...new Set(targets.values())].reduce((sum, { posts }) => sum + posts.count, 0);
  }
  return outcome;
}

async function findTarget(
  services: Services,
  organisationId: string,
  provenance: Provenance,
  { account }: ObservationBatch,
  { accountId = null }: RecordOptions,
  known: Map<string, Target>,
): Promise<Target> {
  const name = JSON.stringify([account.platform, account.externalId, account.handle, account.name]);
  const found = known.get(name);
  if (found !== undefined) return found;
  const { capturedAt } = provenance;
  const { id } = await resolveAccount(services, organisationId, account, { accountId, capturedAt });
  const target = {
    organisationId,
    accountId: id,
    platform: account.platform,
    provenance,
    posts: new PostIds(organisationId, id),
    series: new SeriesIds(organisationId, id, provenance.source),
  };
  // The same account by another of its names.
  const same = [...known.values()].find(({ accountId }) => accountId === id) ?? target;
  known.set(name, same);
  return same;
}

async function recordBatch(
  services: Services,
  target: Target,
  batch: ObservationBatch,
  outcome: RecordOutcome,
  { signal, onProgress }: RecordOptions,
): Promise<void> {
  for (let start = 0; start < batch.posts.length; start += CHUNK) {
    signal?.throwIfAborted();
    await storeDescriptions(services, target, batch.posts.slice(start, start + CHUNK));
  }
  const figures = lastOfEach(batch.observations, target, outcome);
  for (let start = 0; start < figures.length; start += CHUNK) {
    signal?.throwIfAborted();
    const verdicts = await storeFigures(services, target, figures.slice(start, start + CHUNK));
    for (const { verdict, places } of verdicts) {
      outcome[verdict === "known" || verdict === "confirmed" ? "unchanged" : verdict] += places.length;
    }
    await onProgress?.(outcome);
  }
}

/** What can be stored of a batch: without what has a fault, and of repetitions the last. */
function lastOfEach(
  observations: readonly Observation[],
  { provenance }: Target,
  outcome: RecordOutcome,
): Observation[] {
  const kept = new Map<string, Observation>();
  for (const observation of observations) {
    outcome.rows += 1;
    const { post, metric, layer, basis, day, periodStart } = observation;
    const fault = findFault(observation, provenance.capturedAt);
    if (fault !== null) {
      addRefusal(outcome, fault, `${metric}${post === null ? "" : ` of ${post}`} on ${day}`.slice(0, 200));
      continue;
    }
    const key = `${metric} ${layer} ${basis} ${day} ${periodStart ?? ""} ${post ?? ""}`;
    if (kept.delete(key)) outcome.repeated += 1;
    kept.set(key, observation);
  }
  return [...kept.values()];
}
