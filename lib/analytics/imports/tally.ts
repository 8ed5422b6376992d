import { type MetricKey, METRICS } from "../../contract/metrics.ts";
import type { Cell } from "./cell.ts";
import type { TablePlan } from "./plan.ts";
import type { ImportReading, RefusedRow, TableReading, TotalCheck, UnknownColumn } from "./reading.ts";
import { handleIn, type RowReading } from "./rows.ts";
import type { SourceTable } from "./tables.ts";
import { checkTotals } from "./totals.ts";

/** More are counted, and not listed. */
const MOST_REFUSED = 200;
const MOST_POSTS_COUNTED = 1_000_000;

type Counted = Omit<
  ImportReading,
  "platform" | "layout" | "accountHint" | "span" | "exportedAt" | "needs" | "takesPeriod" | "period"
>;

/** Counts what the rows of a delivery come to. */
export class Tally {
  /** The handle that the first link of a post names. */
  handle: string | null = null;
  #tables: TableReading[] = [];
  #refused: RefusedRow[] = [];
  #refusedCount = 0;
  #columns: UnknownColumn[] = [];
  #totals: TotalCheck[] = [];
  #warnings = new Set<string>();
  #posts = new Set<string>();
  #metrics = new Set<MetricKey>();
  #observations = 0;
  #plan: TablePlan | null = null;
  #sums = new Map<MetricKey, number>();
  #stated: Map<MetricKey, number> | null = null;

  /** Begins a table. */
  begin(plan: TablePlan): void {
    const { table, recognised: { layout }, unknown, leftOut, warnings, step } = plan;
    this.#plan = plan;
    this.#sums = new Map();
    this.#stated = null;
    this.#tables.push({
      ...placeOf(table),
      layout: layout.key,
      rowsUnderstood: 0,
      rowsRefused: 0,
      leftOut: null,
    });
    for (const { heading } of unknown) {
      this.#columns.push({ ...placeOf(table), header: heading, kind: "unknown" });
    }
    for (const { heading, currency } of leftOut) {
      this.#columns.push({ ...placeOf(table), header: heading, kind: "left_out" });
      if (currency !== null && currency !== "usd") {
        this.#warnings.add(`"${heading}" is left out: amounts are kept in US dollars only.`);
      }
    }
    for (const warning of warnings) this.#warnings.add(`"${table.file}": ${warning}`);
    if (step === "week" || step === "month") {
      this.#warnings.add(
        `"${table.file}": each row stands for a ${step}, so it has no figures of single days.`,
      );
    }
  }

  /** Counts a row of the table. */
  count(reading: RowReading, cells: Cell[]): void {
    const table = this.#tables.at(-1)!;
    if (reading.kind === "total") this.#stated ??= reading.stated;
    if (reading.kind === "refused") {
      table.rowsRefused++;
      this.#refuse(reading.row, reading.reason);
    }
    if (reading.kind !== "understood") return;
    table.rowsUnderstood++;
    this.handle ??= handleIn(this.#plan!, cells);
    for (const fault of reading.faults) {
      this.#refuse(reading.row, `${fault}. The row's other figures are taken.`);
    }
    if (reading.post !== null && this.#posts.size < MOST_POSTS_COUNTED) {
      this.#posts.add(reading.post.externalId);
    }
    this.#observations += reading.observations.length;
    for (const { metric, value } of reading.observations) {
      this.#metrics.add(metric);
      this.#sums.set(metric, (this.#sums.get(metric) ?? 0) + value);
    }
  }

  /** Ends a table: its own total is compared with what its rows add up to. */
  end(): void {
    if (this.#stated === null) return;
    const { rowsUnderstood } = this.#tables.at(-1)!;
    this.#totals.push(...checkTotals(this.#stated, this.#sums, rowsUnderstood));
  }

  /** What was counted, and which tables were left out. */
  reading(leftOut: { table: SourceTable; reason: string }[]): Counted {
    return {
      tables: [
        ...this.#tables,
        ...leftOut.map(({ table, reason }) => ({
          ...placeOf(table),
          layout: null,
          rowsUnderstood: 0,
          rowsRefused: 0,
          leftOut: reason,
        })),
      ],
      rowsUnderstood: this.#tables.reduce((sum, table) => sum + table.rowsUnderstood, 0),
      rowsRefused: this.#refused,
      refusedCount: this.#refusedCount,
      columnsUnknown: this.#columns,
      totals: this.#totals,
      observations: this.#observations,
      posts: this.#posts.size,
      metrics: (Object.keys(METRICS) as MetricKey[]).filter((metric) => this.#metrics.has(metric)),
      warnings: [...this.#warnings],
    };
  }

  #refuse(row: number, reason: string): void {
    this.#refusedCount++;
    if (this.#refused.length < MOST_REFUSED) {
      this.#refused.push({ ...placeOf(this.#plan!.table), row, reason });
    }
  }
}

function placeOf({ file, sheet }: SourceTable): { file: string; sheet: string | null } {
  return { file, sheet };
}
