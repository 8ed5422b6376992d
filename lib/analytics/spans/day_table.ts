import type { Layer, MetricKey, Source } from "../../contract/metrics.ts";

/** What is shown of an account's day, as the rollup has it. */
export interface DayRow {
  account_id: string;
  layer: Layer;
  metric: MetricKey;
  day: string;
  value: number;
  numerator: number | null;
  denominator: number | null;
  provisional: boolean;
  source: Source;
}

/** The rows of some accounts and days, found by what they are about. */
export interface DayTable {
  /** Of one account's metric in one layer: its days. */
  days(accountId: string, layer: Layer, metric: MetricKey): ReadonlyMap<string, DayRow>;
  /** Which metrics there are rows of. */
  metrics(): { layer: Layer; metric: MetricKey }[];
}

const NONE: ReadonlyMap<string, DayRow> = new Map();

/** A table of rows. */
export function dayTable(rows: readonly DayRow[]): DayTable {
  const byMetric = new Map<string, { layer: Layer; metric: MetricKey }>();
  const byKey = new Map<string, Map<string, DayRow>>();
  for (const row of rows) {
    const about = `${row.layer} ${row.metric}`;
    if (!byMetric.has(about)) byMetric.set(about, { layer: row.layer, metric: row.metric });
    const key = `${row.account_id} ${about}`;
    let days = byKey.get(key);
    if (days === undefined) byKey.set(key, days = new Map());
    days.set(row.day, row);
  }
  return {
    days: (accountId, layer, metric) => byKey.get(`${accountId} ${layer} ${metric}`) ?? NONE,
    metrics: () => [...byMetric.values()],
  };
}
