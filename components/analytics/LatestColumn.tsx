import type { ComponentChildren } from "preact";
import type { Report } from "../../lib/contract/report_shapes.ts";
import type { Standing } from "../Overview.tsx";
import { LatestReports } from "../ReportList.tsx";

/** Reports in few words beside the figures: what is under way or failed, then the latest decks. */
export function ReportsColumn({ standing, timeZone, live }: {
  standing: Standing;
  timeZone: string;
  /** Progress that moves by itself. */
  live?: (report: Report) => ComponentChildren;
}) {
  const { latest, earlier, unsettled } = standing;
  const reports = [...unsettled, ...latest === null ? [] : [latest], ...earlier].slice(0, 4);
  return (
    <section class="section" aria-labelledby="reports">
      <div class="section__head">
        <h2 id="reports">Latest reports</h2>
        {reports.length === 0 ? null : <a href="/reports">All reports</a>}
      </div>
      {reports.length === 0
        ? (
          <p class="quiet">
            No reports yet. A report turns a webinar’s transcript and survey into a branded deck.{" "}
            <a href="/reports/new">Generate the first</a>
          </p>
        )
        : <LatestReports reports={reports} timeZone={timeZone} live={live} />}
    </section>
  );
}
