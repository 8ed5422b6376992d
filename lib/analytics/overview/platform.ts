import type { Actor } from "../../contract/actor.ts";
import type { RangeQuery } from "../../contract/analytics.ts";
import type { Freshness, PlatformReport } from "../../contract/analytics_shapes.ts";
import { LEAD_METRICS, METRIC_KEYS, type MetricKey, type Platform } from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import type { Services } from "../../services.ts";
import { addDays } from "../days.ts";
import { freshnessOf } from "../freshness/freshness.ts";
import { keptAnswer } from "../freshness/kept_answers.ts";
import { selectTries } from "../freshness/queries.ts";
import { resolveSpans, type Spans } from "../periods.ts";
import { presentAccount } from "../present.ts";
import { type AccountRow, selectAccounts, selectAnnotations } from "../queries.ts";
import { dayTable } from "../spans/day_table.ts";
import { selectDays } from "../spans/queries.ts";
import { type About, dayPoints, nearest, nearestRate, spanFigure, type View } from "../spans/span_figure.ts";
import { seenMost } from "./seen_most.ts";

const POSTS_SHOWN = 10;

/** Which figures are drawn day by day. */
const CHARTED: ReadonlySet<MetricKey> = new Set<MetricKey>([
  "views",
  "impressions",
  "impressions_organic",
  "engagement_rate",
  "engagement_rate_organic",
  "engagements",
  "watch_time",
  "average_view_duration",
  "followers",
  "followers_gained",
  "followers_lost",
  "followers_net",
  "video_views",
  "reactions",
  "likes",
  "comments",
  "shares",
  "reposts",
  "clicks",
  "page_views",
  "unique_visitors",
  "profile_visits",
]);

/** Which platform, which of its accounts, which days. */
export type PlatformQuery = RangeQuery & { platform: Platform; account?: string | undefined };

/**
 * One platform over a span: all its channels together, or one, and what each adds.
 * @throws AppError "input_invalid" for days that are none, "not_found" for an account that is not there
 */
export async function readPlatform(
  services: Services,
  actor: Actor,
  query: PlatformQuery,
): Promise<PlatformReport> {
  const { organisationId } = actor;
  const { range, from, to, platform, account } = query;
  const question = { verb: "platform", range, from, to, platform, account };
  return await keptAnswer(services, organisationId, question, ({ lastDay }) => {
    const now = services.clock.now();
    const spans = resolveSpans(query, lastDay, now);
    return tenant(services.sql, organisationId, async (tx) => {
      const scope = await scopeOf(tx, organisationId, query);
      return await makeReport(tx, organisationId, scope, spans, now);
    });
  });
}

/** The accounts of a platform, and those of them that are looked at. */
export interface Scope {
  platform: Platform;
  all: AccountRow[];
  chosen: AccountRow | null;
  accountIds: string[];
}

/**
 * Which accounts a query is of.
 * @throws AppError "not_found" for an account that is not one of the platform
 */
export async function scopeOf(
  tx: Transaction,
  organisationId: string,
  { platform, account }: { platform: Platform; account?: string | undefined },
): Promise<Scope> {
  const all = (await selectAccounts(tx, organisationId)).filter((row) => row.platform === platform);
  const chosen = all.find(({ id }) => id === account) ?? null;
  if (account !== undefined && chosen === null) throw new AppError("not_found");
  return { platform, all, chosen, accountIds: (chosen === null ? all : [chosen]).map(({ id }) => id) };
}

/** Everything known of the accounts of a scope over a span and the one before. */
export async function viewOf(
  tx: Transaction,
  organisationId: string,
  { platform, accountIds }: Scope,
  spans: Spans,
  now: Date,
): Promise<View> {
  const rows = await selectDays(tx, organisationId, {
    accountIds,
    from: spans.previous.from,
    to: addDays(spans.period.to, 1),
  });
  return { table: dayTable(rows), platform, accountIds, spans, now };
}

/** Which figures there are of a view: the leading ones always, the others where they are known. */
export function figuresOf(view: View): About[] {
  const first: About[] = [
    nearest(view, LEAD_METRICS[view.platform]),
    { metric: "followers", layer: "account" },
    nearestRate(view),
  ];
  const others = view.table.metrics()
    .filter((about) => !first.some(({ metric, layer }) => metric === about.metric && layer === about.layer))
    .sort((a, b) =>
      Number(a.layer !== "account") - Number(b.layer !== "account") ||
      METRIC_KEYS.indexOf(a.metric) - METRIC_KEYS.indexOf(b.metric)
    );
  return [...first, ...others];
}

async function makeReport(
  tx: Transaction,
  organisationId: string,
  scope: Scope,
  spans: Spans,
  now: Date,
): Promise<PlatformReport> {
  const { platform, all, chosen, accountIds } = scope;
  const view = await viewOf(tx, organisationId, scope, spans, now);
  const abouts = figuresOf(view);
  const shares = all.filter(({ id }) => accountIds.includes(id)).map((account) => {
    const own = { ...view, accountIds: [account.id] };
    return { account: presentAccount(account), figures: abouts.map((about) => spanFigure(own, about)) };
  });
  const freshness = freshnessOf(all, await selectTries(tx, organisationId), now);
  return {
    platform,
    account: chosen === null ? null : presentAccount(chosen),
    accounts: shares,
    ...spans,
    figures: abouts.map((about) => spanFigure(view, about)),
    series: abouts.filter(({ metric }) => CHARTED.has(metric)).map((about) => ({
      ...about,
      points: dayPoints(view, about),
    })),
    freshness: freshness.find((each) => each.platform === platform) ?? never(platform),
    annotations: await selectAnnotations(tx, organisationId, spans.period, platform),
    ...await seenMost(
      tx,
      organisationId,
      { period: spans.period, platform, accountId: chosen?.id ?? null },
      POSTS_SHOWN,
    ),
  };
}

function never(platform: Platform): Freshness {
  return {
    platform,
    captured_at: null,
    source: null,
    complete_to: null,
    state: "never",
    reason: null,
    next_try_at: null,
  };
}
