import type { Actor } from "../../contract/actor.ts";
import type { Change, ChangeExplanation, PostChange } from "../../contract/analytics_shapes.ts";
import { type MetricKey, METRICS } from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { dayOf, eachDay } from "../days.ts";
import { type PlatformQuery, scopeOf, viewOf } from "../overview/platform.ts";
import { resolveSpans, type Spans } from "../periods.ts";
import { presentPost } from "../posts/present.ts";
import { selectPosts } from "../posts/queries.ts";
import { findEdition } from "../queries.ts";
import { changeOf, comparedDays } from "../spans/change.ts";
import { daysOf } from "../spans/span_figure.ts";
import { type PostChangeRow, selectPostChanges } from "./queries.ts";

const POSTS_SHOWN = 10;
/** Fewer than this, or within what counts scatter by themselves, explains nothing. */
const LEAST_DIFFERENCE = 10;
const SLACK_DAYS = 2;

/**
 * Which posts make up the difference from the span before, over the days that are compared, and what they leave open.
 * @throws AppError as `readPlatform()`
 */
export async function explainChange(
  services: Services,
  actor: Pick<Actor, "organisationId">,
  query: PlatformQuery & { metric: MetricKey },
): Promise<ChangeExplanation> {
  const { organisationId } = actor;
  const { platform, metric } = query;
  const now = services.clock.now();
  return await tenant(services.sql, organisationId, async (tx) => {
    const { last_day } = await findEdition(tx, organisationId, dayOf(now));
    const spans = resolveSpans(query, last_day, now);
    const scope = await scopeOf(tx, organisationId, query);
    const view = await viewOf(tx, organisationId, scope, spans, now);
    const accounts = daysOf(view, { metric, layer: "account" });
    const change = changeOf(METRICS[metric].kind, accounts, spans);
    const answer = { platform, metric, ...spans, change };
    const early = earlyEnd(metric, change);
    if (early !== null) return { ...answer, state: early, posts: [], rest: null };
    const positions = new Set(comparedDays(accounts, spans).map(({ position }) => position));
    const rows = await readChanges(tx, organisationId, scope.accountIds, metric, spans, positions);
    if (rows.length === 0) return { ...answer, state: "no_post_figures", posts: [], rest: null };
    return {
      ...answer,
      state: "explained",
      ...await explained(tx, organisationId, rows, change.difference!),
    };
  });
}

function earlyEnd(
  metric: MetricKey,
  { state, difference, previous }: Change,
): Exclude<ChangeExplanation["state"], "explained"> | null {
  if (state !== "compared" && state !== "zero_before") return "no_comparison";
  // What a channel stands at, and a rate, is no sum of its posts.
  if (METRICS[metric].kind !== "flow") return "no_post_figures";
  return Math.abs(difference!) < leastDifference(previous!) ? "too_small" : null;
}

/** Counts scatter by about the root of what they are; a difference of less than twice that says nothing. */
function leastDifference(previous: number): number {
  return Math.max(LEAST_DIFFERENCE, 2 * Math.sqrt(Math.abs(previous)));
}

async function readChanges(
  tx: Transaction,
  organisationId: string,
  accountIds: readonly string[],
  metric: MetricKey,
  { period, previous }: Spans,
  positions: ReadonlySet<number>,
): Promise<PostChangeRow[]> {
  const last = Math.max(...positions);
  const compared = (days: string[]) => days.filter((_, position) => positions.has(position));
  const [current, before] = [eachDay(period), eachDay(previous)];
  return await selectPostChanges(tx, organisationId, {
    accountIds,
    metric,
    period: { from: period.from, to: current[last]! },
    previous: { from: previous.from, to: before[last]! },
    days: [...compared(current), ...compared(before)],
    slack: SLACK_DAYS,
  });
}

async function explained(
  tx: Transaction,
  organisationId: string,
  rows: readonly PostChangeRow[],
  whole: number,
): Promise<{ posts: PostChange[]; rest: number }> {
  const changes = rows
    .map((row) => ({ ...row, difference: row.current - row.previous }))
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, POSTS_SHOWN);
  const posts = await selectPosts(tx, organisationId, changes.map(({ post_id }) => post_id));
  const rest = whole - changes.reduce((sum, { difference }) => sum + difference, 0);
  // Where some rose and others fell, a part of the difference could be more than all of it.
  const areParts = [...changes.map(({ difference }) => difference), rest].every((part) => part * whole >= 0);
  return {
    posts: changes.map(({ current, previous, difference }, index) => ({
      post: presentPost(posts[index]!),
      current,
      previous,
      difference,
      share: areParts ? difference / whole : null,
    })),
    rest,
  };
}
