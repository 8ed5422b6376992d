import { type Layer, type MetricKey, METRICS, type Platform } from "../../contract/metrics.ts";
import { type DayRow, type DayTable } from "./day_table.ts";
import { partsOf } from "./formulas.ts";

/** One day of one account in one metric. */
export interface Cell {
  value: number;
  /** For a rate: what it is a part of, and by how much it weighs; null where nothing says. */
  numerator: number | null;
  denominator: number | null;
  /** Whether the numerator was counted, and not worked back from a rounded rate. */
  isCounted: boolean;
  provisional: boolean;
}

/** The days of an account's metric. A rate that the platform does not give is worked out from its parts. */
export function cellsOf(
  table: DayTable,
  platform: Platform,
  accountId: string,
  { layer, metric }: { layer: Layer; metric: MetricKey },
): ReadonlyMap<string, Cell> {
  const own = table.days(accountId, layer, metric);
  const cells = new Map<string, Cell>();
  if (METRICS[metric].kind !== "rate") {
    for (const [day, row] of own) cells.set(day, { ...row, isCounted: true });
    return cells;
  }
  const { numerator, denominator } = partsOf(platform, metric);
  const weights = denominator === null ? null : table.days(accountId, layer, denominator);
  const parts = numerator.map((part) => table.days(accountId, layer, part));
  for (const [day, row] of own) cells.set(day, givenRate(row, weights?.get(day) ?? null));
  if (weights === null || parts.length === 0) return cells;
  for (const [day, weight] of weights) {
    if (cells.has(day)) continue;
    const counted = parts.map((part) => part.get(day));
    if (counted.every((row) => row !== undefined)) cells.set(day, countedRate(counted, weight));
  }
  return cells;
}

function givenRate(row: DayRow, weight: DayRow | null): Cell {
  if (row.numerator !== null && row.denominator !== null) return { ...row, isCounted: true };
  const denominator = row.denominator ?? weight?.value ?? null;
  return {
    value: row.value,
    numerator: denominator === null ? null : row.value * denominator,
    denominator,
    isCounted: false,
    provisional: row.provisional || (weight?.provisional ?? false),
  };
}

function countedRate(parts: readonly DayRow[], weight: DayRow): Cell {
  const numerator = parts.reduce((sum, { value }) => sum + value, 0);
  return {
    value: weight.value === 0 ? NaN : numerator / weight.value,
    numerator,
    denominator: weight.value,
    isCounted: true,
    provisional: weight.provisional || parts.some(({ provisional }) => provisional),
  };
}
