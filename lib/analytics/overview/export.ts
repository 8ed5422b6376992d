import type { Actor } from "../../contract/actor.ts";
import type { FileAnswer } from "../../contract/endpoint.ts";
import { METRICS, PLATFORM_NAMES } from "../../contract/metrics.ts";
import { tenant } from "../../db/mod.ts";
import { CSV_MARK, csvRow } from "../../office/csv/mod.ts";
import type { Services } from "../../services.ts";
import { dayOf, eachDay } from "../days.ts";
import { resolveSpans } from "../periods.ts";
import { findEdition } from "../queries.ts";
import { type About, dayPoints, type View } from "../spans/span_figure.ts";
import { unitSuffix } from "../words.ts";
import { figuresOf, type PlatformQuery, scopeOf, viewOf } from "./platform.ts";

/**
 * The days of one platform as CSV: one line a day, one column a figure, as the page shows them. A day without a figure
 * has an empty cell.
 * @throws AppError as `readPlatform()`
 */
export async function exportPlatform(
  services: Services,
  actor: Actor,
  query: PlatformQuery,
): Promise<FileAnswer> {
  const { organisationId } = actor;
  const now = services.clock.now();
  const { view, account } = await tenant(services.sql, organisationId, async (tx) => {
    const { last_day } = await findEdition(tx, organisationId, dayOf(now));
    const spans = resolveSpans(query, last_day, now);
    const scope = await scopeOf(tx, organisationId, query);
    return {
      view: await viewOf(tx, organisationId, scope, spans, now),
      account: scope.chosen?.name ?? "All accounts",
    };
  });
  const { from, to } = view.spans.period;
  return {
    name: `${query.platform}-${from}-to-${to}.csv`,
    mediaType: "text/csv; charset=utf-8",
    body: new TextEncoder().encode(table(view, account)),
  };
}

function table(view: View, account: string): string {
  const abouts = figuresOf(view);
  const columns = abouts.map((about) => dayPoints(view, about));
  const header = ["Platform", "Account", "Day", ...abouts.map(label), "Provisional"];
  const rows = eachDay(view.spans.period).map((day, index) => [
    PLATFORM_NAMES[view.platform],
    account,
    day,
    ...columns.map((points) => points[index]!.value),
    columns.some((points) => points[index]!.provisional) ? "yes" : "no",
  ]);
  return CSV_MARK + csvRow(header) + rows.map(csvRow).join("");
}

function label({ metric, layer }: About): string {
  return METRICS[metric].label + (layer === "account" ? "" : `, ${layer}`) + unitSuffix(metric);
}
