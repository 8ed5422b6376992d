import { csvFile, textFile } from "./exports.ts";
import { tenant } from "../../lib/db/mod.ts";
import type { Services } from "../../lib/services.ts";

/** A file as an upload gives it. */
export function uploaded(file: { name: string; bytes: Uint8Array<ArrayBuffer> }) {
  return { ...file, mediaType: "text/csv" };
}

/** Two days of an account on X. */
export const OVERVIEW = uploaded(textFile(
  "account_overview_analytics.csv",
  `Date,Impressions,Likes,Engagements,Bookmarks,New follows,Reposts
"Tue, Feb 3, 2026",120,3,9,1,2,1
"Mon, Feb 2, 2026",100,-1,,,1,0
`,
));

/** Two videos of YouTube Studio with a total that is their sum, and one whose id a spreadsheet lost. */
export const STUDIO = uploaded(csvFile("Table data.csv", [
  ["Content", "Video title", "Views", "Watch time (hours)"],
  ["Total", "", 30, 3],
  ["aaaaaaaaaaa", "Spacers", 10, 1],
  ["bbbbbbbbbbb", "Inhalers", 20, 2],
  ["#NAME?", "Lost", 5, 1],
]));

/** Every figure an organisation has. */
export async function recordedFigures(services: Services, organisationId: string) {
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) =>
      tx<{ metric: string; day: string; value: number; name: string; capture_id: string }[]>`
      select s.metric, to_char(m.day, 'YYYY-MM-DD') as day, m.value, a.name, m.capture_id
      from analytics_metrics m
      join analytics_series s on s.id = m.series_id
      join analytics_accounts a on a.id = s.account_id
      order by s.metric, m.day, m.value
    `,
  );
  return [...rows];
}
