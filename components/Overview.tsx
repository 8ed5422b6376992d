import type { ReportPage } from "../lib/contract/report_shapes.ts";
import { countOf, listText } from "./format.ts";
import type { Reader } from "./Frame.tsx";
import { Empty } from "./Empty.tsx";
import { PageHead } from "./PageHead.tsx";
import { LatestReports } from "./ReportList.tsx";

interface OverviewProps {
  organisation: string;
  reader: Reader;
  timeZone: string;
  /** The newest reports; null for a reader who may not see reports. */
  reports: ReportPage | null;
}

/** The first page: where things stand, and what can be done next. */
export function Overview({ organisation, reader, timeZone, reports }: OverviewProps) {
  if (reports === null) return <ViewerOverview organisation={organisation} />;
  return (
    <>
      <PageHead title="Overview" below={<p class="lede">{standing(reports, reader)}</p>}>
        {reports.counts.all === 0
          ? undefined
          : <a class="button button--primary" href="/reports/new">Generate report</a>}
      </PageHead>
      {reports.counts.all === 0 ? <NoReports /> : (
        <div class="cols">
          <section class="section" aria-labelledby="latest">
            <div class="section__head">
              <h2 id="latest">Latest reports</h2>
              <a href="/reports">All reports</a>
            </div>
            <LatestReports reports={reports.items} timeZone={timeZone} />
          </section>
          <Next />
        </div>
      )}
    </>
  );
}

/** What stands where the list of reports will be. */
export function NoReports() {
  return (
    <Empty title="No reports yet">
      <p>
        A report turns a webinar’s transcript and survey into a branded deck. You check what was understood
        before it is made.
      </p>
      <a class="button button--primary" href="/reports/new">Generate report</a>
    </Empty>
  );
}

function ViewerOverview({ organisation }: { organisation: string }) {
  return (
    <>
      <PageHead
        title="Overview"
        below={<p class="lede">You are signed in to {organisation} as a viewer.</p>}
      />
      <section class="section" aria-labelledby="can">
        <h2 id="can">What you can do here</h2>
        <p class="quiet">
          Reports are made and read by editors and admins. Ask an admin of your organisation if you need to
          make one.
        </p>
        <ul class="list below">
          <li>
            <a class="title" href="/settings">Settings</a>
            <p class="meta">Your account, how pages look, and signing out.</p>
          </li>
          <li>
            <a class="title" href="/docs">API</a>
            <p class="meta">Every address a program can use, with what it takes and answers.</p>
          </li>
        </ul>
      </section>
    </>
  );
}

function Next() {
  return (
    <aside class="section" aria-labelledby="next">
      <h2 id="next">To make a report</h2>
      <ol class="list">
        <li>
          <strong>Export two files</strong>
          <p class="meta">The webinar’s transcript and the answers of its survey.</p>
        </li>
        <li>
          <strong>Check what was understood</strong>
          <p class="meta">Speakers, questions and their kinds, each with the reason.</p>
        </li>
        <li>
          <strong>Download the deck</strong>
          <p class="meta">A PPTX with editable charts, in your brand.</p>
        </li>
      </ol>
    </aside>
  );
}

/** Where things stand, in one sentence made of counts. */
function standing({ counts }: ReportPage, reader: Reader): string {
  if (counts.all === 0) return "There are no reports yet.";
  const whose = reader.role === "admin" ? "of your organisation" : "of yours";
  const states = [
    counts.completed > 0 ? `${counts.completed} completed` : "",
    counts.processing > 0 ? `${counts.processing} in progress` : "",
    counts.failed > 0 ? `${counts.failed} failed` : "",
  ].filter((text) => text !== "");
  return `${countOf(counts.all, "report")} ${whose}${states.length === 0 ? "" : `: ${listText(states)}`}.`;
}
