import type { Actor } from "../../contract/actor.ts";
import type { Account, DayPoint } from "../../contract/analytics_shapes.ts";
import { LEAD_METRICS } from "../../contract/metrics.ts";
import { ORDER_METRICS } from "../../contract/post_orders.ts";
import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { addDays } from "../days.ts";
import { keptAnswer } from "../freshness/kept_answers.ts";
import { resolveSpans } from "../periods.ts";
import { presentAccount } from "../present.ts";
import { dayTable } from "../spans/day_table.ts";
import { selectWantedDays } from "../spans/queries.ts";
import { dayPoints, nearest } from "../spans/span_figure.ts";
import { type PlatformQuery, scopeOf } from "./platform.ts";

/** A channel's days in the metric that leads its platform. */
export interface ChannelLine {
  account: Account;
  points: DayPoint[];
}

/**
 * The channels of a platform beside each other, day by day in the metric that leads it; nothing where there is only one.
 * @throws AppError as `readPlatform()`
 */
export async function readChannelLines(
  services: Services,
  { organisationId }: Actor,
  query: PlatformQuery,
): Promise<ChannelLine[]> {
  const { range, from, to, platform, account } = query;
  const question = { verb: "channel_lines", range, from, to, platform, account };
  return await keptAnswer(services, organisationId, question, ({ lastDay }) => {
    const now = services.clock.now();
    const spans = resolveSpans(query, lastDay, now);
    const lead = LEAD_METRICS[platform];
    return tenant(services.sql, organisationId, async (tx) => {
      const { all, chosen } = await scopeOf(tx, organisationId, query);
      if (chosen !== null || all.length < 2) return [];
      const wanted = all.flatMap(({ id }) =>
        ORDER_METRICS.seen[platform].map((metric) => ({ accountId: id, metric }))
      );
      // The days that the platform's page looks at, so that both lead with the same metric.
      const days = { from: spans.previous.from, to: addDays(spans.period.to, 1) };
      const table = dayTable(await selectWantedDays(tx, organisationId, wanted, days));
      const view = { table, platform, accountIds: all.map(({ id }) => id), spans, now };
      const about = nearest(view, lead);
      return all.map((row) => ({
        account: presentAccount(row),
        points: dayPoints({ ...view, accountIds: [row.id] }, about),
      }));
    });
  });
}
