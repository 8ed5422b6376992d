import type * as z from "zod/mini";
import { METRICS } from "../../contract/metrics.ts";
import { DeliveredFigure, DeliveredPost, type LooseAccount, type RejectedRow } from "../../contract/sync.ts";
import { AppError, parseInput } from "../../http/mod.ts";
import type { AccountFacts, Observation, ObservationBatch, PostFacts } from "../observation.ts";

/** A delivery, understood: what can be stored, and which rows can't and why. */
export interface ReadDelivery {
  batches: ObservationBatch[];
  posts: number;
  figures: number;
  /** Every row that is refused; `rejected` names the first of them. */
  rejectedTotal: number;
  rejected: RejectedRow[];
}

const MOST_NAMED = 100;
const REASON_CHARACTERS = 300;
/** Later days are a mistake of the sender: by more than a day no time zone is ahead. */
const AHEAD_MS = 86_400_000;
const MOST_VALUE = 1e15;

/**
 * Looks at each row of accounts as a push or the Ops-Console delivers them, read by the sender at that moment; rows that
 * are wrong are left out, and named.
 */
export function readDelivery(accounts: readonly LooseAccount[], capturedAt: Date): ReadDelivery {
  const read: ReadDelivery = { batches: [], posts: 0, figures: 0, rejectedTotal: 0, rejected: [] };
  const lastDay = new Date(capturedAt.getTime() + AHEAD_MS).toISOString().slice(0, 10);
  accounts.forEach((account, place) => {
    const refuse = (kind: RejectedRow["kind"], index: number, reason: string) => {
      read.rejectedTotal++;
      if (read.rejected.length >= MOST_NAMED) return;
      read.rejected.push({ account: place, kind, index, reason: reason.slice(0, REASON_CHARACTERS) });
    };
    const posts = readPosts(account, (index, reason) => refuse("post", index, reason));
    const observations = readFigures(account, lastDay, (index, reason) => refuse("figure", index, reason));
    read.posts += posts.size;
    read.figures += observations.length;
    read.batches.push({ account: factsOf(account), posts: [...posts.values()], observations });
  });
  return read;
}

type Refuse = (index: number, reason: string) => void;

function factsOf(account: LooseAccount): AccountFacts {
  return {
    platform: account.platform,
    externalId: account.id,
    name: account.name ?? null,
    handle: account.handle?.replace(/^@/, "") || null,
    url: account.url ?? null,
  };
}

function readPosts(account: LooseAccount, refuse: Refuse): Map<string, PostFacts> {
  const posts = new Map<string, PostFacts>();
  account.posts.forEach((row, index) => {
    const post = read(DeliveredPost, row, (reason) => refuse(index, reason));
    if (post === null) return;
    if (posts.has(post.id)) return refuse(index, `The post "${post.id}" is described twice.`);
    posts.set(post.id, {
      externalId: post.id,
      url: post.url ?? null,
      title: post.title ?? null,
      kind: post.kind ?? null,
      publishedAt: post.published_at ?? null,
      durationSeconds: post.duration_seconds ?? null,
      thumbnailUrl: post.thumbnail_url ?? null,
    });
  });
  return posts;
}

function readFigures(account: LooseAccount, lastDay: string, refuse: Refuse): Observation[] {
  const observations: Observation[] = [];
  const seen = new Map<string, number>();
  account.figures.forEach((row, index) => {
    const figure = read(DeliveredFigure, row, (reason) => refuse(index, reason));
    if (figure === null) return;
    const fault = faultOf(figure, lastDay);
    if (fault !== null) return refuse(index, fault);
    const observation = observationOf(figure);
    const key = keyOf(observation);
    const before = seen.get(key);
    if (before !== undefined) return refuse(index, `Row ${before} says the same figure already.`);
    seen.set(key, index);
    observations.push(observation);
  });
  return observations;
}

function read<S extends z.ZodMiniType>(schema: S, row: unknown, refuse: (reason: string) => void) {
  try {
    return parseInput(schema, row);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refuse(reasonOf(error, row));
    return null;
  }
}

function reasonOf(error: AppError, row: unknown): string {
  const { metric, ...fields } = error.fields ?? {};
  const sentences = Object.entries(fields).map(([name, sentence]) => `${name}: ${sentence}`);
  if (metric !== undefined) {
    const given = (row as { metric?: unknown }).metric;
    sentences.unshift(
      typeof given === "string" && !(given in METRICS)
        ? `metric: "${given.slice(0, 60)}" is not one that is known; the schema names them all.`
        : `metric: ${given === undefined ? "Fill this in." : "Write its name as text."}`,
    );
  }
  return sentences.join(" ") || error.detail || error.message;
}

/** Nothing of these platforms is older. */
const EARLIEST = "2000-01-01";

function faultOf(figure: DeliveredFigure, lastDay: string): string | null {
  const post = figure.post ?? null;
  const start = figure.period_start ?? null;
  if (figure.day > lastDay) return `day: ${figure.day} lies ahead.`;
  if (figure.day < EARLIEST) return `day: ${figure.day} is too long ago.`;
  if (Math.abs(figure.value) > MOST_VALUE) return "value: This is larger than any figure can be.";
  if (figure.basis === "period" && start === null) return "period_start: Say where the period begins.";
  if (figure.basis !== "period" && start !== null) return "period_start: Only a period has one.";
  if (start !== null && start > figure.day) return "period_start: It lies after the day.";
  if (post !== null && figure.layer === "account") return "layer: A post's figure is not the account's.";
  return null;
}

function observationOf(figure: DeliveredFigure): Observation {
  const post = figure.post ?? null;
  return {
    post,
    metric: figure.metric,
    layer: figure.layer ?? (post === null ? "account" : "content"),
    basis: figure.basis,
    day: figure.day,
    periodStart: figure.period_start ?? null,
    value: figure.value,
    numerator: figure.numerator ?? null,
    denominator: figure.denominator ?? null,
    provisional: figure.provisional,
  };
}

function keyOf({ post, metric, layer, basis, day, periodStart }: Observation): string {
  return JSON.stringify([post, metric, layer, basis, day, periodStart]);
}
