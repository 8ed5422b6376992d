import type { Platform } from "../../contract/metrics.ts";
import { AppError } from "../../http/app_error.ts";
import { lastCompleteDay } from "../lag.ts";
import type { Observation, PostFacts } from "../observation.ts";
import { addDays } from "./dates.ts";
import { accountOfNames, exportedAtOf, spanOfNames } from "./names.ts";
import { planTable, type TablePlan } from "./plan.ts";
import type { Choices, ImportBatch, ImportFile, Need, OpenedImport, Span } from "./reading.ts";
import { recognise } from "./recognise.ts";
import { refuseUnknown, whyLeftOut } from "./refusals.ts";
import { readRows, type RowContext, type RowReading } from "./rows.ts";
import { openFiles, type SourceTable } from "./tables.ts";
import { Tally } from "./tally.ts";

const BATCH = 5_000;
const SEVERAL_A_DAY =
  "It has several rows for the same day, so they are not the days of one account. Export it without that split.";

/**
 * Reads export files of one platform: says what was understood and what not, and hands out the figures batch by batch,
 * reading the rows anew, so that a long file never stands in memory as figures.
 *
 * @throws AppError "import_unknown", "import_mixed", "import_unreadable" and those of opening the files
 */
export function openImport(files: ImportFile[], choices: Choices = {}): OpenedImport {
  const { tables, names } = openFiles(files);
  const { plans, leftOut } = planAll(tables, choices);
  const { platform } = plans[0]!.recognised.layout;
  const period = choices.period ?? periodOf(plans, names, platform);
  const readAt = new Date(choices.readAt ?? exportedAtOf(names) ?? Date.now());
  const hint = accountOfNames(names, platform);
  const context: RowContext = {
    period,
    readOn: readAt.toISOString().slice(0, 10),
    settledTo: lastCompleteDay(platform, readAt),
    accountName: choices.accountName ?? null,
  };
  const tally = new Tally();
  for (const plan of plans) {
    tally.begin(plan);
    for (const { reading, cells } of distinctRows(plan, context)) tally.count(reading, cells);
    tally.end();
  }
  const account = { externalId: null, name: hint.name, handle: hint.handle ?? tally.handle };
  const { tables: counted } = tally.reading([]);
  const takesPeriod = plans.some(({ step }, at) => step === null && counted[at]!.rowsUnderstood > 0);
  const needs = needsOf(takesPeriod, period, account, choices);
  return {
    reading: {
      platform,
      layout: plans[0]!.recognised.layout.key,
      accountHint: account,
      span: spanOf(plans, period),
      takesPeriod,
      period,
      exportedAt: exportedAtOf(names),
      ...tally.reading(leftOut),
      needs,
    },
    batches: () => needs.includes("period") ? none() : batchesOf(plans, context),
  };
}

function planAll(tables: SourceTable[], choices: Choices) {
  const plans: TablePlan[] = [];
  const leftOut: { table: SourceTable; reason: string }[] = [];
  for (const table of tables) {
    const recognised = recognise(table);
    const plan = recognised === null ? null : planTable(table, recognised, choices);
    if (plan === null) leftOut.push({ table, reason: whyLeftOut(table) });
    else if (plan.repeatsDays) leftOut.push({ table, reason: SEVERAL_A_DAY });
    else plans.push(plan);
  }
  if (plans.length === 0) throw refuseUnknown(tables, leftOut);
  const platforms = new Set(plans.map(({ recognised }) => recognised.layout.platform));
  if (platforms.size > 1) throw new AppError("import_mixed");
  return { plans, leftOut };
}

/** The days that totals cover: by the names, else by a line in the files, else those of the series that came along. */
function periodOf(plans: TablePlan[], names: string[], platform: Platform): Span | null {
  const named = spanOfNames(names, platform);
  const series = unite(plans.flatMap(({ span }) => span ?? []));
  if (named === null) return unite(plans.flatMap(({ stated }) => stated ?? [])) ?? series;
  // Where the series has the day that the name seems to leave out, it is the last one after all.
  return series !== null && series.to === addDays(named.to, 1) ? { ...named, to: series.to } : named;
}

function needsOf(
  takesPeriod: boolean,
  period: Span | null,
  account: { name: string | null; handle: string | null },
  { accountName }: Choices,
): Need[] {
  const needs: Need[] = [];
  if (period === null && takesPeriod) needs.push("period");
  if (!accountName && account.name === null && account.handle === null) needs.push("account");
  return needs;
}

function spanOf(plans: TablePlan[], period: Span | null): Span | null {
  const spans = plans.flatMap(({ span, step }) => span ?? (step === null ? period ?? [] : []));
  return unite(spans);
}

function unite(spans: Span[]): Span | null {
  if (spans.length === 0) return null;
  return {
    from: spans.map(({ from }) => from).sort()[0]!,
    to: spans.map(({ to }) => to).sort().at(-1)!,
  };
}

/** The rows of a table; of those about the same thing the first counts, and the others are refused. */
function* distinctRows(plan: TablePlan, context: RowContext) {
  // By post, then by day as a number: a million of these are small.
  const seen = new Map<string, Map<number, number>>();
  for (const { reading, cells } of readRows(plan, context)) {
    if (reading.kind !== "understood" || reading.observations.length === 0) {
      yield { reading, cells };
      continue;
    }
    const { post, day } = reading.observations[0]!;
    const days = seen.get(post ?? "") ?? new Map<number, number>();
    seen.set(post ?? "", days);
    const date = plan.step === null ? 0 : Date.parse(day) / 86_400_000;
    const before = days.get(date);
    if (before === undefined) days.set(date, reading.row);
    yield { reading: before === undefined ? reading : repeated(reading.row, before, post), cells };
  }
}

function repeated(row: number, before: number, post: string | null): RowReading {
  const what = post === null ? "day" : "post";
  return { kind: "refused", row, reason: `It is about the same ${what} as row ${before}, which counts.` };
}

function* none(): Generator<ImportBatch> {}

function* batchesOf(plans: TablePlan[], context: RowContext): Generator<ImportBatch> {
  let posts = new Map<string, PostFacts>();
  let observations: Observation[] = [];
  for (const plan of plans) {
    for (const { reading } of distinctRows(plan, context)) {
      if (reading.kind !== "understood") continue;
      if (reading.post !== null) posts.set(reading.post.externalId, reading.post);
      observations.push(...reading.observations);
      if (observations.length < BATCH) continue;
      yield { posts: [...posts.values()], observations };
      posts = new Map();
      observations = [];
    }
  }
  if (observations.length > 0 || posts.size > 0) yield { posts: [...posts.values()], observations };
}
