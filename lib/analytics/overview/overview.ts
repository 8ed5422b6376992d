import type { Actor } from "../../contract/actor.ts";
import type { RangeQuery } from "../../contract/analytics.ts";
import type { AnalyticsOverview, PlatformCard } from "../../contract/analytics_shapes.ts";
import {
  ENGAGEMENT_FORMULAS,
  LEAD_METRICS,
  type MetricKey,
  type Platform,
  PLATFORMS,
} from "../../contract/metrics.ts";
import { tenant, type Transaction } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { addDays } from "../days.ts";
import { freshnessOf } from "../freshness/freshness.ts";
import { keptAnswer } from "../freshness/kept_answers.ts";
import { selectTries } from "../freshness/queries.ts";
import { resolveSpans, type Spans } from "../periods.ts";
import { presentAccount } from "../present.ts";
import { selectAccounts, selectAnnotations } from "../queries.ts";
import { dayTable } from "../spans/day_table.ts";
import { selectWantedDays } from "../spans/queries.ts";
import { dayPoints, nearest, nearestRate, spanFigure, type View } from "../spans/span_figure.ts";
import { seenMost } from "./seen_most.ts";

const POSTS_SHOWN = 5;

/**
 * Every platform that has channels, side by side over the same days and never summed.
 * @throws AppError "input_invalid" for days that are none
 */
export async function readOverview(
  services: Services,
  actor: Actor,
  query: RangeQuery,
): Promise<AnalyticsOverview> {
  const { organisationId } = actor;
  const { range, from, to } = query;
  return await keptAnswer(services, organisationId, { verb: "overview", range, from, to }, ({ lastDay }) => {
    const now = services.clock.now();
    const spans = resolveSpans(query, lastDay, now);
    return tenant(services.sql, organisationId, (tx) => makeOverview(tx, organisationId, spans, now));
  });
}

async function makeOverview(
  tx: Transaction,
  organisationId: string,
  spans: Spans,
  now: Date,
): Promise<AnalyticsOverview> {
  // Asked together, for none waits for another's answer.
  const [accounts, tries, annotations, seen] = await Promise.all([
    selectAccounts(tx, organisationId),
    selectTries(tx, organisationId),
    selectAnnotations(tx, organisationId, spans.period, null),
    seenMost(tx, organisationId, { period: spans.period, platform: null, accountId: null }, POSTS_SHOWN),
  ]);
  const wanted = accounts.flatMap(({ id, platform }) =>
    cardMetrics(platform).map((metric) => ({ accountId: id, metric }))
  );
  const rows = await selectWantedDays(tx, organisationId, wanted, {
    from: spans.previous.from,
    // What a channel stands at today serves as its standing yesterday.
    to: addDays(spans.period.to, 1),
  });
  const table = dayTable(rows);
  const platforms = PLATFORMS.flatMap((platform) => {
    const own = accounts.filter((account) => account.platform === platform);
    if (own.length === 0) return [];
    const view = { table, platform, accountIds: own.map(({ id }) => id), spans, now };
    return [{ ...platformCard(view), accounts: own.map(presentAccount) }];
  });
  return {
    ...spans,
    platforms,
    freshness: freshnessOf(accounts, tries, now),
    annotations,
    ...seen,
  };
}

function platformCard(view: View): Omit<PlatformCard, "accounts"> {
  const lead = nearest(view, LEAD_METRICS[view.platform]);
  return {
    platform: view.platform,
    lead: spanFigure(view, lead),
    points: dayPoints(view, lead),
    followers: spanFigure(view, { metric: "followers", layer: "account" }),
    engagement_rate: spanFigure(view, nearestRate(view)),
  };
}

/** What a platform's card is made of. */
function cardMetrics(platform: Platform): MetricKey[] {
  const { numerator, denominator } = ENGAGEMENT_FORMULAS[platform];
  const organic: MetricKey[] = platform === "linkedin"
    ? ["impressions_organic", "engagement_rate_organic"]
    : [];
  return [
    ...new Set(
      [
        LEAD_METRICS[platform],
        "followers",
        "engagement_rate",
        ...numerator,
        denominator,
        ...organic,
      ] as const,
    ),
  ];
}
