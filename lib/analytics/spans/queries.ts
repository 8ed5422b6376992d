import type { MetricKey } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";
import type { DayRow } from "./day_table.ts";

/** What is shown of the days of some accounts, in every metric. */
export async function selectDays(
  tx: Transaction,
  organisationId: string,
  { accountIds, from, to }: { accountIds: readonly string[]; from: string; to: string },
): Promise<DayRow[]> {
  return await tx<DayRow[]>`
    select account_id, layer, metric, day::text as day, value, numerator, denominator, provisional, source
    from analytics_daily
    where organisation_id = ${organisationId}
      and account_id = any(${accountIds as string[]}::uuid[])
      and day between ${from}::date and ${to}::date
  `;
}

/** What is shown of the days of accounts as a whole, in the metrics wanted of each. */
export async function selectWantedDays(
  tx: Transaction,
  organisationId: string,
  wanted: readonly { accountId: string; metric: MetricKey }[],
  { from, to }: { from: string; to: string },
): Promise<DayRow[]> {
  return await tx<DayRow[]>`
    select d.account_id, d.layer, d.metric, d.day::text as day, d.value, d.numerator, d.denominator, d.provisional,
      d.source
    from unnest(
      ${wanted.map(({ accountId }) => accountId)}::uuid[], ${wanted.map(({ metric }) => metric)}::text[]
    ) w (account_id, metric)
    join analytics_daily d
      on d.organisation_id = ${organisationId}
      and d.account_id = w.account_id
      and d.layer = 'account'
      and d.metric = w.metric
      and d.day between ${from}::date and ${to}::date
  `;
}
