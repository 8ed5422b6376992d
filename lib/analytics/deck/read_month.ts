import { LEAD_METRICS, PLATFORMS } from "../../contract/metrics.ts";
import type { Services } from "../../services.ts";
import { explainChange } from "../explain/change.ts";
import { readPlatform } from "../overview/platform.ts";
import { type Month, monthSpan } from "./month.ts";
import type { MonthFigures } from "./month_figures.ts";

/** Everything a month's deck says of an organisation's channels, from the verbs that the pages read. */
export async function readMonth(
  services: Services,
  organisationId: string,
  month: Month,
  organisation: string,
): Promise<MonthFigures> {
  const { from, to } = monthSpan(month);
  const reader = { organisationId };
  const platforms: MonthFigures["platforms"] = [];
  for (const platform of PLATFORMS) {
    const span = { range: "custom", from, to, platform } as const;
    const report = await readPlatform(services, reader, span);
    if (report.accounts.length === 0) continue;
    const metric = report.figures[0]?.metric ?? LEAD_METRICS[platform];
    const change = await explainChange(services, reader, { ...span, metric });
    platforms.push({ report, change });
  }
  return { month, organisation, platforms };
}
