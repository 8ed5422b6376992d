import type { ComponentChildren } from "preact";
import type { Report, ReportDetail, ReportPage } from "../lib/contract/report_shapes.ts";
import { Empty } from "./Empty.tsx";
import { countOf, listText } from "./format.ts";
import type { Reader } from "./Frame.tsx";
import { DeckShelf, Front } from "./Front.tsx";
import { LatestReports } from "./ReportList.tsx";

/** Where a reader's reports stand. */
export interface Standing {
  counts: ReportPage["counts"];
  latest: ReportDetail | null;
  earlier: Report[];
  /** Under way, or failed. */
  unsettled: Report[];
}

interface ReportsStandingProps {
  standing: Standing;
  timeZone: string;
  /** Progress that moves by itself. */
  live?: (report: Report) => ComponentChildren;
}

/** Where there are no figures: the latest deck in front, those before it, what is under way, and how one is made. */
export function ReportsStanding({ standing, timeZone, live }: ReportsStandingProps) {
  const { counts, latest, earlier, unsettled } = standing;
  return (
    <>
      {counts.all === 0 ? <NoReports /> : null}
      {latest === null ? null : <Front report={latest} timeZone={timeZone} />}
      {earlier.length === 0 && unsettled.length === 0
        ? <Steps />
        : (
          <div class={earlier.length > 0 && unsettled.length > 0 ? "cols" : ""}>
            {earlier.length === 0 ? null : (
              <Part id="earlier" title="Earlier decks">
                <DeckShelf reports={earlier} timeZone={timeZone} />
              </Part>
            )}
            {unsettled.length === 0 ? null : (
              <Part id="unsettled" title="Not finished">
                <LatestReports reports={unsettled} timeZone={timeZone} live={live} />
              </Part>
            )}
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

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__head">
        <h2 id={id}>{title}</h2>
        <a href="/reports" aria-label={`All reports, after ${title.toLowerCase()}`}>All reports</a>
      </div>
      {children}
    </section>
  );
}

function Steps() {
  const steps = [
    ["Export two files", "The webinar’s transcript and the answers of its survey, as the tools give them."],
    ["Check what was understood", "Speakers, questions and their kinds, each with the reason."],
    ["Download the deck", "A PPTX with editable charts, in your brand."],
  ];
  return (
    <section class="section later" aria-labelledby="steps">
      <h2 id="steps">How a report is made</h2>
      <ol class="steps">
        {steps.map(([title, words], index) => (
          <li key={title}>
            <span class="steps__no" aria-hidden="true">{index + 1}</span>
            <strong>{title}</strong>
            <p class="quiet">{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where reports stand, in one sentence made of counts. */
export function standingText(counts: ReportPage["counts"], reader: Reader): string {
  if (counts.all === 0) return "There are no reports yet.";
  const whose = reader.role === "admin" ? "of your organisation" : "of yours";
  const states = [
    counts.completed > 0 ? `${counts.completed} completed` : "",
    counts.processing > 0 ? `${counts.processing} in progress` : "",
    counts.failed > 0 ? `${counts.failed} failed` : "",
  ].filter((text) => text !== "");
  return `${countOf(counts.all, "report")} ${whose}${states.length === 0 ? "" : `: ${listText(states)}`}.`;
}
