import type { ComponentChildren } from "preact";
import type { Report, ReportPage } from "../lib/contract/report_shapes.ts";
import { countOf, countText } from "./format.ts";
import { Moment } from "./Moment.tsx";
import { placeInLine, ReportProgress } from "./ReportRow.tsx";
import { Status } from "./Status.tsx";

/** Which reports are listed. */
export type ReportFilter = "all" | "processing" | "completed" | "failed";

const FILTERS: { filter: ReportFilter; text: string }[] = [
  { filter: "all", text: "All" },
  { filter: "processing", text: "Processing" },
  { filter: "completed", text: "Completed" },
  { filter: "failed", text: "Failed" },
];

/** The tabs over the list, each with how many there are. */
export function ReportTabs({ current, counts }: { current: ReportFilter; counts: ReportPage["counts"] }) {
  return (
    <nav class="tabs" aria-label="Show">
      {FILTERS.map(({ filter, text }) => (
        <a
          key={filter}
          href={filter === "all" ? "/reports" : `/reports?show=${filter}`}
          aria-current={filter === current ? "page" : "false"}
        >
          {text} {countText(counts[filter])}
        </a>
      ))}
    </nav>
  );
}

/** Reports in few words, for the overview. */
export function LatestReports({ reports, timeZone, live }: {
  reports: Report[];
  timeZone: string;
  /** Progress that moves by itself, of those under way. */
  live?: (report: Report) => ComponentChildren;
}) {
  return (
    <ul class="list">
      {reports.map((report) => (
        <li key={report.id}>
          <a class="title" href={`/reports/${report.id}`}>
            <bdi>{report.event_name}</bdi>
          </a>
          {report.status === "processing" ? null : (
            <p class="row">
              <Status status={report.status} />
              <LatestFacts report={report} timeZone={timeZone} />
            </p>
          )}
          {isOpen(report) ? live?.(report) ?? <ReportProgress report={report} /> : null}
        </li>
      ))}
    </ul>
  );
}

function isOpen({ status }: Report): boolean {
  return status === "pending" || status === "processing";
}

function LatestFacts({ report, timeZone }: { report: Report; timeZone: string }) {
  if (report.status === "failed") return <span class="meta clip">{report.error?.title}</span>;
  if (report.status === "pending") return <span class="meta">{placeInLine(report.queue_position)}</span>;
  return (
    <span class="meta">
      <Moment at={report.completed_at ?? report.created_at} timeZone={timeZone} />
      {report.slides === null ? null : ` · ${countOf(report.slides, "slide")}`}
    </span>
  );
}
