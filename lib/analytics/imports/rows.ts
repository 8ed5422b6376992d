import { type MetricKey, METRICS } from "../../contract/metrics.ts";
import type { Observation, PostFacts } from "../observation.ts";
import { type Cell, faultOf, isMissing, textOf } from "./cell.ts";
import { addDays, readDate } from "./dates.ts";
import { handleOf, postIdOf } from "./ids.ts";
import { numberOf, ratioOf, secondsOf } from "./numbers.ts";
import type { FigureColumn, Step, TablePlan } from "./plan.ts";
import type { Span } from "./reading.ts";
import { headingKey } from "./words.ts";

/** What came of a row. */
export type RowReading =
  | { kind: "understood"; row: number; post: PostFacts | null; observations: Observation[]; faults: string[] }
  /** The file's own total, which is never added to anything. */
  | { kind: "total"; row: number; stated: Map<MetricKey, number> }
  | { kind: "refused"; row: number; reason: string }
  | { kind: "empty"; row: number };

/** What rows are read with beside their plan. */
export interface RowContext {
  /** The days that totals cover; null while they are not known. */
  period: Span | null;
  /** The day the file was read; what a row stands for ends then at the latest. */
  readOn: string;
  /** The last day whose figures are settled in this file. */
  settledTo: string;
  /** What the own page is called, in a table of several. */
  accountName: string | null;
}

const TOTAL_WORDS = new Set([
  "total",
  "totals",
  "gesamt",
  "gesamtwert",
  "insgesamt",
  "summe",
  "totale",
  "totali",
  "totaux",
  "totales",
  "totaal",
  "totais",
  "tong",
  "tong cong",
  "tong so",
  "ensemble",
]);

const SECONDS: Partial<Record<FigureColumn["unit"], number>> = {
  hours: 3600,
  minutes: 60,
  seconds: 1,
  milliseconds: 0.001,
};

/** Reads the rows of a table one by one. */
export function* readRows(
  plan: TablePlan,
  context: RowContext,
): Generator<{ reading: RowReading; cells: Cell[] }> {
  for (const { cells, row } of plan.table.rows()) {
    if (row <= plan.recognised.headerRow) continue;
    yield { reading: readRow(plan, context, cells, row), cells };
  }
}

function readRow(plan: TablePlan, context: RowContext, cells: Cell[], row: number): RowReading {
  if (cells.every((cell) => textOf(cell) === "")) return { kind: "empty", row };
  if (isTotal(plan, cells)) return { kind: "total", row, stated: statedBy(plan, cells) };
  if (repeatsHeader(plan, cells)) return { kind: "empty", row };
  const subject = subjectOf(plan, context, cells);
  if ("reason" in subject) return { kind: "refused", row, reason: subject.reason };
  const faults: string[] = [];
  const values = new Map<MetricKey, number>();
  for (const column of plan.figures) {
    const cell = cells[column.index];
    if (isMissing(cell)) continue;
    const value = valueOf(plan, column, cell);
    if (value === null) faults.push(`${column.heading}: "${textOf(cell).slice(0, 40)}" is not a number`);
    else values.set(column.metric, value);
  }
  if (values.size === 0 && faults.length > 0) {
    return { kind: "refused", row, reason: `No figure could be read. ${faults[0]}.` };
  }
  const observations = [...values].map(([metric, value]) => ({
    post: subject.post?.externalId ?? null,
    metric,
    layer: subject.post === null ? plan.recognised.layout.layer : "content" as const,
    ...(METRICS[metric].kind === "standing"
      ? { basis: "to_date" as const, periodStart: null }
      : { basis: subject.basis, periodStart: subject.periodStart }),
    day: subject.day,
    value,
    ...partsOf(metric, value, values),
    provisional: subject.day > context.settledTo,
  }));
  return { kind: "understood", row, post: subject.post, observations, faults };
}

interface Subject {
  post: PostFacts | null;
  basis: Observation["basis"];
  periodStart: string | null;
  day: string;
}

/** What a row is about: which post, which days. */
function subjectOf(plan: TablePlan, context: RowContext, cells: Cell[]): Subject | { reason: string } {
  const { parts } = plan;
  const post = postOf(plan, cells);
  if (post !== null && "reason" in post) return post;
  if (parts.page !== undefined) {
    const reason = notOurs(textOf(cells[parts.page]), context.accountName);
    if (reason !== null) return { reason };
  }
  if (parts.day !== undefined) {
    const day = readDate(cells[parts.day], plan.order)?.day ?? null;
    if (day === null) {
      const text = textOf(cells[parts.day]);
      return { reason: text === "" ? "The row has no date." : `"${text.slice(0, 40)}" is not a date.` };
    }
    return { post, ...daysFrom(day, plan.step ?? "day", context.readOn) };
  }
  // While the days are not known the row is looked at only, and nothing of it is recorded.
  const { from, to } = context.period ?? { from: "2002-01-01", to: "2002-01-01" };
  return { post, basis: "period", periodStart: from, day: to };
}

/** The days that a row of a series stands for. */
function daysFrom(day: string, step: Step, readOn: string): Omit<Subject, "post"> {
  if (step === "day") return { basis: "day", periodStart: null, day };
  const last = addDays(step === "week" ? addDays(day, 7) : nextMonth(day), -1);
  return { basis: "period", periodStart: day, day: last > readOn && readOn >= day ? readOn : last };
}

function nextMonth(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, 10);
}

function postOf(plan: TablePlan, cells: Cell[]): PostFacts | null | { reason: string } {
  const { parts, recognised: { layout } } = plan;
  if (parts.post_id === undefined && parts.link === undefined) return null;
  const cell = (at: number | undefined) => at === undefined ? undefined : cells[at];
  const found = postIdOf(layout.platform, cell(parts.post_id), cell(parts.link));
  if ("reason" in found) return found;
  if (plan.idsRounded && parts.link === undefined) {
    return { reason: "A spreadsheet program rounded the posts' ids. Import the file as X gave it." };
  }
  const published = readDate(cell(parts.published), plan.order);
  const link = textOf(cell(parts.link));
  const duration = cell(parts.duration);
  return {
    externalId: found.id,
    url: /^https?:\/\//i.test(link)
      ? link
      : layout.platform === "youtube"
      ? `https://www.youtube.com/watch?v=${found.id}`
      : null,
    title: faultOf(cell(parts.title)) === null ? textOf(cell(parts.title)) || null : null,
    kind: textOf(cell(parts.kind)) || null,
    publishedAt: published?.moment ?? published?.day ?? null,
    durationSeconds: isMissing(duration) ? null : secondsOf(duration, plan.mark, 1),
    thumbnailUrl: null,
  };
}

/** The handle that the links of a table's rows name. */
export function handleIn(plan: TablePlan, cells: Cell[]): string | null {
  return plan.parts.link === undefined ? null : handleOf(textOf(cells[plan.parts.link]));
}

function notOurs(page: string, accountName: string | null): string | null {
  if (page === "") return "The row names no page.";
  if (accountName === null) return `"${page}" is one of several pages: choose the account that is yours.`;
  return headingKey(page) === headingKey(accountName)
    ? null
    : `"${page}" is another organisation's page, whose figures are not kept.`;
}

function valueOf(plan: TablePlan, column: FigureColumn, cell: Cell | undefined): number | null {
  const secondsPerUnit = SECONDS[column.unit];
  if (secondsPerUnit !== undefined) return secondsOf(cell, plan.mark, secondsPerUnit);
  if (column.unit === "ratio") return ratioOf(cell, plan.mark, column.scale);
  return numberOf(cell, plan.mark);
}

/** What a rate is made of: as the row has it, or worked out from the rate where the row has only what it is over. */
function partsOf(
  metric: MetricKey,
  value: number,
  values: Map<MetricKey, number>,
): Pick<Observation, "numerator" | "denominator"> {
  const { kind, unit, numerator, denominator } = METRICS[metric] as {
    kind: string;
    unit: string;
    numerator?: readonly MetricKey[];
    denominator?: MetricKey;
  };
  const over = denominator === undefined ? undefined : values.get(denominator);
  if (kind !== "rate" || over === undefined || unit === "usd") return { numerator: null, denominator: null };
  const made = (numerator ?? []).map((part) => values.get(part));
  const known = made.length > 0 && made.every((part) => part !== undefined);
  const sum = known ? made.reduce((total, part) => total! + part!, 0)! : null;
  return { numerator: sum ?? Number((value * over).toPrecision(12)), denominator: over };
}

/** Whether a row is the file's own total: it says so where others have an id or a day, or at its beginning. */
function isTotal({ parts }: TablePlan, cells: Cell[]): boolean {
  const at = parts.post_id ?? parts.day ?? parts.page ?? parts.link;
  if (at === undefined) return false;
  const text = textOf(cells[at]) || textOf(cells.find((cell) => textOf(cell) !== ""));
  // Ids and dates are no words, and need no closer look.
  return /^[\p{L}\p{M}\s\u00ad]{3,24}$/u.test(text) && TOTAL_WORDS.has(headingKey(text));
}

function statedBy(plan: TablePlan, cells: Cell[]): Map<MetricKey, number> {
  const stated = new Map<MetricKey, number>();
  for (const column of plan.figures) {
    const cell = cells[column.index];
    const value = isMissing(cell) ? null : valueOf(plan, column, cell);
    if (value !== null) stated.set(column.metric, value);
  }
  return stated;
}

/** Exports pasted under each other bring their headers along. */
function repeatsHeader({ recognised: { columns } }: TablePlan, cells: Cell[]): boolean {
  return columns.length > 1 && columns.every(({ index, heading }) => textOf(cells[index]) === heading);
}
