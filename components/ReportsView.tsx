import type { ComponentChildren } from "preact";
import type { Report, ReportPage } from "../lib/contract/report_shapes.ts";
import { Empty } from "./Empty.tsx";
import { countText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { NoReports } from "./Overview.tsx";
import { PageHead } from "./PageHead.tsx";
import { type ReportFilter, ReportTabs } from "./ReportList.tsx";
import { ReportRow } from "./ReportRow.tsx";

interface ReportsViewProps {
  reports: ReportPage;
  filter: ReportFilter;
  timeZone: string;
  now: string;
  /** The address of this page, to come back to. */
  address: string;
  /** Whether this page starts at a cursor, so that there are newer reports before it. */
  later: boolean;
  /** Progress that moves by itself. */
  live?: (report: Report) => ComponentChildren;
}

/** The list of reports, newest first. */
export function ReportsView(props: ReportsViewProps) {
  const { reports, filter } = props;
  return (
    <>
      <PageHead title="Reports" below={<p class="quiet">A deck from a webinar’s transcript and survey.</p>}>
        {reports.counts.all === 0 ? undefined : (
          <a class="button button--primary" href="/reports/new">
            <Icon name="plus" />
            New report
          </a>
        )}
      </PageHead>
      {reports.counts.all === 0 ? <NoReports /> : (
        <>
          <ReportTabs current={filter} counts={reports.counts} />
          {reports.items.length === 0 ? <NoneOfThese filter={filter} /> : <Rows {...props} />}
        </>
      )}
    </>
  );
}

function Rows({ reports, filter, timeZone, now, address, later, live }: ReportsViewProps) {
  const show = filter === "all" ? "" : `show=${filter}&`;
  return (
    <>
      <ul class="later">
        {reports.items.map((report) => (
          <ReportRow
            key={report.id}
            report={report}
            timeZone={timeZone}
            now={now}
            back={address}
            live={live?.(report)}
          />
        ))}
      </ul>
      {reports.next_cursor === null && !later ? null : (
        <nav class="row below" aria-label="Pages">
          {later ? <a class="button" href={`/reports?${show}`.replace(/[?&]$/, "")}>Newest reports</a> : null}
          {reports.next_cursor === null
            ? null
            : (
              <a class="button" href={`/reports?${show}cursor=${encodeURIComponent(reports.next_cursor)}`}>
                Show older reports
              </a>
            )}
          <span class="meta">{countText(reports.items.length)} of {countText(reports.counts[filter])}</span>
        </nav>
      )}
    </>
  );
}

function NoneOfThese({ filter }: { filter: ReportFilter }) {
  const titles = {
    all: "No reports on this page",
    processing: "Nothing is being made",
    completed: "Nothing is finished yet",
    failed: "Nothing has failed",
  };
  return (
    <div class="below">
      <Empty title={titles[filter]}>
        <p>
          <a href="/reports">Show all reports</a>
        </p>
      </Empty>
    </div>
  );
}
