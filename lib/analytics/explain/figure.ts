import type { Actor } from "../../contract/actor.ts";
import type { Explanation, FigureRow } from "../../contract/analytics_shapes.ts";
import { type Layer, type MetricKey, METRICS } from "../../contract/metrics.ts";
import { tenant } from "../../db/mod.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../days.ts";
import { type PlatformQuery, scopeOf, viewOf } from "../overview/platform.ts";
import { resolveSpans } from "../periods.ts";
import { presentAccount, presentCapture } from "../present.ts";
import { findEdition } from "../queries.ts";
import { partsOf } from "../spans/formulas.ts";
import { spanFigure } from "../spans/span_figure.ts";
import { checksOf } from "./checks.ts";
import { formulaOf, meaningOf } from "./formula.ts";
import { selectCaptures, selectSourceRows, type SourceRow } from "./queries.ts";

/**
 * Where a figure comes from: how it was worked out, every row behind it with its source and what it was before, and how
 * that agrees with what sources state themselves.
 * @throws AppError as `readPlatform()`
 */
export async function explainFigure(
  services: Services,
  actor: Actor,
  query: PlatformQuery & { metric: MetricKey; layer: Layer },
): Promise<Explanation> {
  const { organisationId } = actor;
  const { platform, metric, layer } = query;
  const now = services.clock.now();
  return await tenant(services.sql, organisationId, async (tx) => {
    const { last_day } = await findEdition(tx, organisationId, dayOf(now));
    const spans = resolveSpans(query, last_day, now);
    const scope = await scopeOf(tx, organisationId, query);
    const view = await viewOf(tx, organisationId, scope, spans, now);
    const figure = spanFigure(view, { metric, layer });
    const rows = await selectSourceRows(tx, organisationId, {
      accountIds: scope.accountIds,
      metrics: metricsBehind(platform, metric),
      layer,
      ...spans.period,
    });
    const captures = await selectCaptures(tx, organisationId, [
      ...new Set(rows.map(({ capture_id }) => capture_id)),
    ]);
    const accounts = scope.all.filter(({ id }) => rows.some(({ account_id }) => account_id === id));
    return {
      platform,
      period: spans.period,
      figure,
      formula: formulaOf(platform, figure, accounts.length),
      meaning: meaningOf(platform, metric),
      accounts: accounts.map(presentAccount),
      rows: rows.map(presentRow),
      captures: captures.map(presentCapture),
      checks: checksOf(metric, rows),
    };
  });
}

function metricsBehind(platform: PlatformQuery["platform"], metric: MetricKey): MetricKey[] {
  if (METRICS[metric].kind !== "rate") return [metric];
  const { numerator, denominator } = partsOf(platform, metric);
  return [metric, ...numerator, ...(denominator === null ? [] : [denominator])];
}

function presentRow(row: SourceRow): FigureRow {
  return {
    ...row,
    period_start: row.basis === "period" ? row.period_start : null,
    captured_at: row.captured_at.toISOString(),
    earlier: row.earlier.map(({ value, captured_at, replaced_at }) => ({
      value,
      captured_at: new Date(captured_at).toISOString(),
      replaced_at: new Date(replaced_at).toISOString(),
    })),
  };
}
