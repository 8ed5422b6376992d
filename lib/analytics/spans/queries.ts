import type { MetricKey } from "../../contract/metrics.ts";
import type { Transaction } from "../../db/mod.ts";
import type { DayRow } from "./day_table.ts";

/** What is shown of the days of some accounts, in some metrics or in all. */
export async function selectDays(
  tx: Transaction,
  organisationId: string,
  { accountIds, metrics, from, to }: {
    accountIds: readonly string[];
    metrics: readonly MetricKey[] | null;
    from: string;
    to: string;
  },
): Promise<DayRow[]> {
  return await tx<DayRow[]>`
    select account_id, layer, metric, day::text as day, value, numerator, denominator, provisional, source
    from analytics_daily
    where organisation_id = ${organisationId}
      and account_id = any(${accountIds as string[]}::uuid[])
      and ${metrics === null ? tx`true` : tx`metric = any(${metrics as string[]}::text[])`}
      and day between ${from}::date and ${to}::date
  `;
}
