import type { Explanation } from "../../contract/analytics_shapes.ts";
import { type MetricKey, METRICS } from "../../contract/metrics.ts";
import { toleranceOf } from "../agreement.ts";
import type { SourceRow } from "./queries.ts";

type Check = Explanation["checks"][number];

const SOURCE_WORDS = { export: "file", api: "API", console: "Ops-Console", push: "push" } as const;
/**
 * What sources say against each other: a total that a source states for a span against the sum of the days shown, and two
 * sources that both know the same days.
 */
export function checksOf(metric: MetricKey, rows: readonly SourceRow[]): Check[] {
  if (METRICS[metric].kind !== "flow") return [];
  const own = rows.filter((row) => row.metric === metric);
  return [...statedTotals(own, metric), ...otherSources(own, metric)];
}

function statedTotals(rows: readonly SourceRow[], metric: MetricKey): Check[] {
  const shown = rows.filter((row) => row.shown);
  return rows.filter(({ basis }) => basis === "period").flatMap((total) => {
    const days = shown.filter(({ account_id, day }) =>
      account_id === total.account_id && day >= total.period_start && day <= total.day
    );
    const what = `Total of the ${SOURCE_WORDS[total.source]} from ${total.period_start} to ${total.day}`;
    return days.length === 0 ? [] : [check(metric, what, total.value, sum(days))];
  });
}

function otherSources(rows: readonly SourceRow[], metric: MetricKey): Check[] {
  const shown = new Map(rows.filter((row) => row.shown).map((row) => [`${row.account_id} ${row.day}`, row]));
  const others = Map.groupBy(
    rows.filter((row) => !row.shown && row.basis === "day" && shown.has(`${row.account_id} ${row.day}`)),
    ({ source }) => source,
  );
  return [...others].map(([source, days]) => {
    const same = days.map((row) => shown.get(`${row.account_id} ${row.day}`)!);
    return check(metric, `${days.length} of the days by ${SOURCE_WORDS[source]}`, sum(days), sum(same));
  });
}

function check(metric: MetricKey, what: string, stated: number, counted: number): Check {
  const agrees =
    Math.abs(stated - counted) <= toleranceOf(metric) * Math.max(Math.abs(stated), Math.abs(counted));
  return { what, stated, counted, agrees };
}

function sum(rows: readonly SourceRow[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}
