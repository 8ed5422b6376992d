import type { MetricKey, Platform } from "../../contract/metrics.ts";
import { METRICS } from "../../contract/metrics.ts";
import { type Cell, isMissing, textOf } from "./cell.ts";
import { type DateOrder, daysBetween, orderSeen, readDate } from "./dates.ts";
import type { ColumnUnit, Part } from "./layouts/mod.ts";
import { type DecimalMark, markSeen, numberOf, type RatioScale } from "./numbers.ts";
import type { Choices, Span } from "./reading.ts";
import type { HeadedColumn, Recognised } from "./recognise.ts";
import type { SourceTable } from "./tables.ts";

/** A column whose figures are taken. */
export interface FigureColumn {
  index: number;
  heading: string;
  metric: MetricKey;
  unit: ColumnUnit;
  scale: RatioScale;
}

/** How many days each row of a series covers. */
export type Step = "day" | "week" | "month";

/** How a table's rows are to be read: decided once from the whole table, then the same for every row. */
export interface TablePlan {
  table: SourceTable;
  recognised: Recognised;
  figures: FigureColumn[];
  parts: Partial<Record<Part, number>>;
  unknown: HeadedColumn[];
  leftOut: HeadedColumn[];
  mark: DecimalMark;
  order: DateOrder;
  /** Null for tables of totals. */
  step: Step | null;
  /** First and last day of the rows; null for tables of totals. */
  span: Span | null;
  /** The days that a line above the header says the table covers. */
  stated: Span | null;
  idsRounded: boolean;
  /** Rows of one account with the same day again and again are about something smaller than the account. */
  repeatsDays: boolean;
  warnings: string[];
}

/** Decides how a table is to be read. */
export function planTable(table: SourceTable, recognised: Recognised, choices: Choices): TablePlan {
  const { platform } = recognised.layout;
  const columns = withChoices(recognised.columns, platform, choices);
  const parts: TablePlan["parts"] = {};
  for (const { meaning, index } of columns) if (meaning?.is === "part") parts[meaning.part] = index;
  const figures = columns.flatMap((column) => figureOf(column, platform));
  const evidence = lookThrough(table, recognised, figures, parts);
  const mark = evidence.mark ?? usualMark(table, recognised);
  for (const figure of figures) {
    if (figure.unit === "ratio" && evidence.largeRatios.has(figure.index)) figure.scale = "percent";
  }
  const order = evidence.order ?? evidence.likelyOrder ?? recognised.layout.dateOrder;
  const days = evidence.days.map((text) => readDate(text, order)?.day ?? null).filter((day) => day !== null);
  return {
    table,
    recognised,
    figures,
    parts,
    unknown: columns.filter(({ meaning }) => meaning === null),
    leftOut: columns.filter((column) =>
      column.meaning?.is === "left_out" ||
      (column.meaning?.is === "metric" && !figures.some(({ index }) => index === column.index))
    ),
    mark,
    order,
    step: parts.day === undefined ? null : platform === "youtube" ? stepOf(days) : "day",
    span: parts.day === undefined ? null : spanOf(evidence, order),
    stated: statedSpan(table, recognised),
    idsRounded: evidence.ids >= 2 && evidence.zeroIds / evidence.ids > 0.5,
    repeatsDays: parts.day !== undefined && parts.post_id === undefined && days.length >= 5 &&
      new Set(days).size < days.length * 0.8,
    warnings: evidence.order === null && evidence.likelyOrder === null && evidence.ambiguousDates
      ? [
        `Dates such as ${evidence.ambiguousDates} are read as ${
          order === "month_first" ? "month/day" : "day/month"
        }.`,
      ]
      : [],
  };
}

function withChoices(
  columns: HeadedColumn[],
  platform: Platform,
  { columns: chosen = {} }: Choices,
): HeadedColumn[] {
  return columns.map((column) => {
    const choice = chosen[column.heading];
    if (choice === undefined || column.meaning?.is === "part") return column;
    if (choice === "ignore") return { ...column, meaning: { is: "left_out" as const } };
    return { ...column, meaning: { is: "metric" as const, metric: choice, unit: unitFor(choice, platform) } };
  });
}

/** What the platform measures a column in that a person gave a meaning. */
function unitFor(metric: MetricKey, platform: Platform): ColumnUnit {
  if (metric === "watch_time") return platform === "x" ? "milliseconds" : "hours";
  return metric === "average_watch_time" ? "milliseconds" : METRICS[metric].unit;
}

function figureOf(column: HeadedColumn, platform: Platform): FigureColumn[] {
  const { meaning, index, heading, percent, currency } = column;
  if (meaning?.is !== "metric") return [];
  // Figures of money are kept in US dollars; a rate of exchange would be made up.
  if (meaning.unit === "usd" && currency !== null && currency !== "usd") return [];
  return [{
    index,
    heading,
    metric: meaning.metric,
    unit: meaning.unit,
    // Studio writes ratios in percent, whatever its heading says in some language.
    scale: percent || platform === "youtube" ? "percent" : "fraction",
  }];
}

interface Evidence {
  mark: DecimalMark | null;
  /** How many dates can be read in one order only. */
  orders: Record<DateOrder, number>;
  order: DateOrder | null;
  likelyOrder: DateOrder | null;
  ambiguousDates: string | null;
  largeRatios: Set<number>;
  /** The first days, in the order of the file. */
  days: Cell[];
  /** First and last day, by how the numbers of dates are ordered. */
  spans: Record<DateOrder, { from: string | null; to: string | null }>;
  ids: number;
  zeroIds: number;
}

const SAMPLED_DAYS = 2_000;
/** Rates that are never above one, so that a larger number is in percent. */
const BOUNDED = new Set<MetricKey>([
  "completion_rate",
  "thumbnail_click_rate",
  "click_through_rate",
  "like_rate",
]);

function lookThrough(
  table: SourceTable,
  { headerRow }: Recognised,
  figures: FigureColumn[],
  parts: TablePlan["parts"],
): Evidence {
  const seen: Evidence = {
    mark: null,
    orders: { day_first: 0, month_first: 0 },
    order: null,
    likelyOrder: null,
    ambiguousDates: null,
    largeRatios: new Set(),
    days: [],
    spans: { month_first: { from: null, to: null }, day_first: { from: null, to: null } },
    ids: 0,
    zeroIds: 0,
  };
  const marks = { ".": 0, ",": 0 };
  const dateAt = parts.day ?? parts.published;
  const bounded = figures.filter(({ unit, metric }) => unit === "ratio" && BOUNDED.has(metric));
  for (const { cells, row } of table.rows()) {
    if (row <= headerRow) continue;
    for (const { index, unit } of figures) {
      const mark = markSeen(cells[index], unit === "count");
      if (mark !== null) marks[mark]++;
    }
    for (const { index } of bounded) {
      if ((numberOf(cells[index], ".") ?? numberOf(cells[index], ",") ?? 0) > 1) seen.largeRatios.add(index);
    }
    if (dateAt !== undefined) lookAtDate(cells[dateAt], seen);
    if (parts.post_id !== undefined && /^\d{12,}$/.test(textOf(cells[parts.post_id]))) {
      seen.ids++;
      if (textOf(cells[parts.post_id]).endsWith("0000")) seen.zeroIds++;
    }
  }
  if (marks["."] !== marks[","]) seen.mark = marks["."] > marks[","] ? "." : ",";
  const { day_first, month_first } = seen.orders;
  if (day_first !== month_first) seen.order = day_first > month_first ? "day_first" : "month_first";
  if (seen.order === null && seen.ambiguousDates !== null) seen.likelyOrder = smootherOrder(seen.days);
  return seen;
}

function lookAtDate(cell: Cell | undefined, seen: Evidence): void {
  if (cell === undefined || isMissing(cell)) return;
  const order = orderSeen(cell);
  if (order !== null) seen.orders[order]++;
  const monthFirst = readDate(cell, "month_first")?.day ?? null;
  const dayFirst = /^\d{1,2}[/.-]/.test(textOf(cell)) ? readDate(cell, "day_first")?.day ?? null : monthFirst;
  if (monthFirst !== dayFirst && order === null) seen.ambiguousDates ??= textOf(cell);
  widen(seen.spans.month_first, monthFirst);
  widen(seen.spans.day_first, dayFirst);
  if (seen.days.length < SAMPLED_DAYS) seen.days.push(cell);
}

function widen(span: { from: string | null; to: string | null }, day: string | null): void {
  if (day === null) return;
  if (span.from === null || day < span.from) span.from = day;
  if (span.to === null || day > span.to) span.to = day;
}

/** Of days that follow each other, the order in which they do so in smaller steps. */
function smootherOrder(cells: Cell[]): DateOrder | null {
  const length = (order: DateOrder) => {
    let sum = 0;
    let before: string | null = null;
    for (const cell of cells) {
      const day = readDate(cell, order)?.day ?? null;
      if (day === null) return Infinity;
      if (before !== null) sum += Math.abs(daysBetween(before, day));
      before = day;
    }
    return sum;
  };
  const [monthFirst, dayFirst] = [length("month_first"), length("day_first")];
  if (monthFirst === dayFirst) return null;
  return monthFirst < dayFirst ? "month_first" : "day_first";
}

/** Studio's charts may have a point a week or a month: then each stands for all of its days. */
function stepOf(days: string[]): Step {
  const distinct = [...new Set(days)].sort();
  const gaps = distinct.slice(1).map((day, at) => daysBetween(distinct[at]!, day));
  if (gaps.length === 0) return "day";
  if (gaps.every((gap) => gap % 7 === 0)) return "week";
  const months = distinct.every((day) => day.endsWith("-01"));
  return months && gaps.every((gap) => gap >= 28) ? "month" : "day";
}

function spanOf({ spans }: Evidence, order: DateOrder): Span | null {
  const { from, to } = spans[order];
  return from === null || to === null ? null : { from, to };
}

/** "1/1/2026 - 1/31/2026" in a line above the header. */
function statedSpan(table: SourceTable, { headerRow, layout }: Recognised): Span | null {
  for (const { cells, row } of table.rows()) {
    if (row >= headerRow) return null;
    const days = cells.flatMap((cell) => textOf(cell).split(/\s+(?:-|–|—|to|bis|a|al|au|à|até|t\/m|đến)\s+/))
      .map((text) => readDate(text, layout.dateOrder)?.day ?? null).filter((day) => day !== null);
    if (days.length === 2 && days[0]! <= days[1]!) return { from: days[0]!, to: days[1]! };
  }
  return null;
}

/** What nothing in the file tells: semicolons stand where commas are needed for decimals. */
function usualMark({ semicolons }: SourceTable, { language }: Recognised): DecimalMark {
  return semicolons && language !== "en" ? "," : ".";
}
