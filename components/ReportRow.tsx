import type { Report } from "../lib/contract/report_shapes.ts";
import type { ComponentChildren } from "preact";
import { slidePicture } from "./Deck.tsx";
import { countOf } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";
import { FailureWords, Notice } from "./Notice.tsx";
import { Progress } from "./Progress.tsx";
import { Status, statusIcon } from "./Status.tsx";

interface ReportRowProps {
  report: Report;
  timeZone: string;
  /** The present moment, for how long ago a running report started. */
  now: string;
  /** Where to come back to after an action. */
  back: string;
  /** Progress that moves by itself, in place of the one drawn here. */
  live?: ComponentChildren;
}

/** A report in the list: its first slide, its state, the facts or the failure, and what can be done. */
export function ReportRow({ report, timeZone, now, back, live }: ReportRowProps) {
  return (
    <li class="report" id={`report-${report.id}`}>
      <Thumbnail report={report} />
      <div class="report__body">
        <h2>
          <a href={`/reports/${report.id}`}>
            <bdi>{report.event_name}</bdi>
          </a>
        </h2>
        <p class="row">
          <Status status={report.status} />
          {report.status === "completed" && report.warning_count > 0
            ? <span class="tag tag--warn">{countOf(report.warning_count, "warning")}</span>
            : null}
          <Facts report={report} timeZone={timeZone} now={now} />
        </p>
        {report.headline === null ? null : <p class="quiet clip">{report.headline}</p>}
        {live ?? (report.status === "processing" ? <ReportProgress report={report} /> : null)}
        {report.error === null || report.status !== "failed" ? null : (
          <Notice tone="bad">
            <FailureWords failure={report.error} />
          </Notice>
        )}
      </div>
      <div class="report__acts">
        <ReportAction report={report} back={back} />
      </div>
    </li>
  );
}

/** The progress of a report that waits or runs. */
export function ReportProgress({ report }: { report: Pick<Report, "event_name" | "progress"> }) {
  if (report.progress === null) return null;
  return (
    <Progress label={report.event_name} fraction={report.progress.fraction} step={report.progress.step} />
  );
}

/** A report's place in line, in words. */
export function placeInLine(position: number | null): string {
  if (position === null) return "In line";
  return position === 0 ? "Next in line" : `${countOf(position, "report")} ahead of it`;
}

function Thumbnail({ report }: { report: Report }) {
  if (report.status === "completed" && (report.slides ?? 0) > 0) {
    return (
      <a class="report__slide" href={`/reports/${report.id}`} tabIndex={-1} aria-hidden="true">
        <img class="slide" src={slidePicture(report.id, 1)} alt="" width="320" height="180" loading="lazy" />
      </a>
    );
  }
  return (
    <span class="slide slide--wait">
      <Icon name={statusIcon(report.status)} />
    </span>
  );
}

function Facts({ report, timeZone, now }: { report: Report; timeZone: string; now: string }) {
  const maker = <bdi>{report.made_by.name}</bdi>;
  if (report.status === "processing") {
    const at = report.started_at ?? report.created_at;
    return (
      <span class="meta clip">
        Started <Moment at={at} timeZone={timeZone} now={now} /> by {maker}
      </span>
    );
  }
  if (report.status === "pending") {
    return <span class="meta clip">{placeInLine(report.queue_position)} · {maker}</span>;
  }
  const slides = report.slides === null ? "" : ` · ${countOf(report.slides, "slide")}`;
  const answers = report.respondents === null ? "" : ` · ${countOf(report.respondents, "answer")}`;
  return (
    <span class="meta clip">
      <Moment at={report.completed_at ?? report.created_at} timeZone={timeZone} />
      {slides}
      {answers} · {maker}
    </span>
  );
}

function ReportAction({ report, back }: { report: Report; back: string }) {
  const label = (verb: string) => `${verb}: ${report.event_name}`;
  if (report.status === "completed") {
    return (
      <a class="button" href={`/api/reports/${report.id}/download`} aria-label={label("Download")}>
        <Icon name="download" />
        Download
      </a>
    );
  }
  const action = nextAction(report);
  return (
    <form method="post" action={`/reports/${report.id}`}>
      <input type="hidden" name="back" value={back} />
      <button class="button" type="submit" name="action" value={action.name} aria-label={label(action.text)}>
        {action.text}
      </button>
    </form>
  );
}

/** What helps most: the same file again would fail again. */
function nextAction({ status, error }: Report): { name: "cancel" | "retry" | "again"; text: string } {
  if (status === "pending" || status === "processing") return { name: "cancel", text: "Cancel" };
  if (error?.code.startsWith("survey_")) return { name: "again", text: "Replace survey" };
  if (error?.code.startsWith("transcript_")) return { name: "again", text: "Replace transcript" };
  return { name: "retry", text: "Try again" };
}
