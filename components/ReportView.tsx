import type { ComponentChildren } from "preact";
import type { ReportDetail } from "../lib/contract/report_shapes.ts";
import { Deck } from "./Deck.tsx";
import { countOf, dayText, durationText, sizeText } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { KeyFigures } from "./KeyFigures.tsx";
import { MadeFrom } from "./MadeFrom.tsx";
import { Moment } from "./Moment.tsx";
import { FailureWords, Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { Status } from "./Status.tsx";

interface ReportViewProps {
  report: ReportDetail;
  timeZone: string;
  now: string;
  /** Progress that moves by itself; drawn while the report waits or runs. */
  live: ComponentChildren;
  /** The state, moving with it. */
  liveStatus: ComponentChildren;
}

/** A report's page, in whichever state it is. */
export function ReportView({ report, timeZone, now, live, liveStatus }: ReportViewProps) {
  const completed = report.status === "completed";
  return (
    <>
      <PageHead
        docked
        title={report.event_name}
        up={{ href: "/reports", text: "Reports" }}
        below={<HeadFacts report={report} timeZone={timeZone} now={now} status={liveStatus} />}
      >
        {completed
          ? (
            <div class="wide-only">
              <DownloadLink report={report} />
            </div>
          )
          : null}
        <MoreMenu report={report} />
      </PageHead>
      {completed ? <KeyFigures figures={report.key_figures} /> : null}
      <div class="cols">
        <div>
          <Body report={report} live={live} />
        </div>
        <div>
          <section class="section" aria-labelledby="made-from">
            <h2 id="made-from">Made from</h2>
            <MadeFrom report={report} />
          </section>
          <WorthChecking report={report} />
          {completed
            ? (
              <section class="section" aria-labelledby="next">
                <h2 id="next">Next</h2>
                <AgainForm report={report} text="Make it again with changes" />
              </section>
            )
            : null}
        </div>
      </div>
      {completed
        ? (
          <div class="dock">
            <DownloadLink report={report} />
          </div>
        )
        : null}
    </>
  );
}

function HeadFacts({ report, timeZone, now, status }: {
  report: ReportDetail;
  timeZone: string;
  now: string;
  status: ComponentChildren;
}) {
  return (
    <p class="row">
      {status ?? <Status status={report.status} />}
      <span class="meta">
        Webinar of <time datetime={report.event_date}>{dayText(report.event_date)}</time>
        {report.status === "completed" && report.completed_at !== null
          ? (
            <>
              {" · "}made <Moment at={report.completed_at} timeZone={timeZone} />
              {tookText(report)}
            </>
          )
          : (
            <>
              {" · "}asked for <Moment at={report.created_at} timeZone={timeZone} now={now} />
            </>
          )}
      </span>
    </p>
  );
}

function tookText({ started_at, completed_at }: ReportDetail): string {
  if (started_at === null || completed_at === null) return "";
  const seconds = (Date.parse(completed_at) - Date.parse(started_at)) / 1000;
  return ` in ${durationText(Math.max(1, seconds))}`;
}

function DownloadLink({ report }: { report: ReportDetail }) {
  return (
    <a class="button button--primary" href={`/api/reports/${report.id}/download`}>
      <Icon name="download" />
      Download deck
    </a>
  );
}

function MoreMenu({ report }: { report: ReportDetail }) {
  return (
    <details class="menu">
      <summary class="button button--icon" aria-label="More actions">
        <Icon name="dots" />
      </summary>
      <ul>
        {report.status === "completed"
          ? (
            <li>
              <a href={`/api/reports/${report.id}/model`}>
                <Icon name="grid" />
                Download the numbers
              </a>
            </li>
          )
          : null}
        <li>
          <form method="post" action={`/reports/${report.id}`}>
            <button type="submit" name="action" value="again">
              <Icon name="redo" />
              Make it again with changes
            </button>
          </form>
        </li>
        <li>
          <a href={`/reports/${report.id}/delete`}>
            <Icon name="bin" />
            Delete report
          </a>
        </li>
      </ul>
    </details>
  );
}

function Body({ report, live }: { report: ReportDetail; live: ComponentChildren }) {
  if (report.status === "completed") return <Finished report={report} />;
  if (report.status === "failed") return <Failed report={report} />;
  if (report.status === "cancelled") return <Cancelled report={report} />;
  return (
    <section class="section" aria-labelledby="working">
      <h2 id="working">The deck is on its way</h2>
      {live}
      <p class="meta below">You can leave this page: the report is in the list, finished or not.</p>
      <form class="below" method="post" action={`/reports/${report.id}`}>
        <button class="button" type="submit" name="action" value="cancel">Cancel</button>
      </form>
    </section>
  );
}

function Finished({ report }: { report: ReportDetail }) {
  const facts = [
    countOf(report.outline.length, "slide"),
    "16:9",
    ...(report.output === null ? [] : [sizeText(report.output.bytes)]),
  ];
  return (
    <section class="section" aria-labelledby="deck">
      <div class="section__head">
        <h2 id="deck">The deck</h2>
        <p class="meta num">{facts.join(" · ")}</p>
      </div>
      <Deck reportId={report.id} outline={report.outline} />
    </section>
  );
}

function Failed({ report }: { report: ReportDetail }) {
  const failure = report.error ?? { title: "The deck could not be made.", detail: null, request_id: null };
  return (
    <section class="section" aria-labelledby="failed">
      <h2 id="failed">No deck was made</h2>
      <Notice tone="bad">
        <FailureWords failure={failure} />
      </Notice>
      <div class="row below">
        <AgainForm report={report} text="Replace files" primary />
        <RetryForm report={report} />
      </div>
      <p class="meta below">
        Replacing keeps what you entered about the event. Trying again uses the same files.
      </p>
    </section>
  );
}

function Cancelled({ report }: { report: ReportDetail }) {
  return (
    <section class="section" aria-labelledby="cancelled">
      <h2 id="cancelled">This report was cancelled</h2>
      <p class="quiet">No deck was made. The files and what you entered are still here.</p>
      <div class="row below">
        <RetryForm report={report} primary />
        <AgainForm report={report} text="Make it with changes" />
      </div>
    </section>
  );
}

function RetryForm({ report, primary }: { report: ReportDetail; primary?: boolean }) {
  return (
    <form method="post" action={`/reports/${report.id}`}>
      <button class={primary ? "button button--primary" : "button"} type="submit" name="action" value="retry">
        Try again
      </button>
    </form>
  );
}

function AgainForm({ report, text, primary }: { report: ReportDetail; text: string; primary?: boolean }) {
  return (
    <form method="post" action={`/reports/${report.id}`}>
      <button class={primary ? "button button--primary" : "button"} type="submit" name="action" value="again">
        {text}
      </button>
    </form>
  );
}

function WorthChecking({ report }: { report: ReportDetail }) {
  if (report.warnings.length === 0) return null;
  return (
    <section class="section" aria-labelledby="check">
      <h2 id="check">Worth checking</h2>
      <div class="stack">
        {report.warnings.map((warning) => (
          <Notice key={warning.message} tone="warn">
            <p class="clip">{warning.message}</p>
            <p class="small quiet clip">{warning.remedy}</p>
          </Notice>
        ))}
      </div>
    </section>
  );
}
