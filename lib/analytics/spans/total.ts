import type { Metric } from "../../contract/metrics.ts";
import type { Cell } from "./cells.ts";

/** What some days come to. */
export interface Total {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

const MISSING: Total = { value: null, numerator: null, denominator: null };

/**
 * What days come to together: a flow adds up; a rate is all its numerators over all its denominators. Rates of several
 * days that nothing weighs have no common value, for a plain mean would be wrong.
 */
export function totalOf(kind: Metric["kind"], cells: readonly Cell[]): Total {
  if (cells.length === 0) return MISSING;
  if (kind !== "rate") return { ...MISSING, value: cells.reduce((sum, { value }) => sum + value, 0) };
  if (cells.length === 1 && cells[0]!.denominator === null) return { ...MISSING, value: cells[0]!.value };
  if (cells.some(({ denominator }) => denominator === null)) return MISSING;
  const numerator = cells.reduce((sum, cell) => sum + cell.numerator!, 0);
  const denominator = cells.reduce((sum, cell) => sum + cell.denominator!, 0);
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator: cells.every(({ isCounted }) => isCounted) ? numerator : null,
    denominator,
  };
}
