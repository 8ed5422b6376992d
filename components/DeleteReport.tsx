import type { Report } from "../lib/contract/report_shapes.ts";
import { PageHead } from "./PageHead.tsx";

/** The question before a report is deleted: what goes, and both ways out. */
export function DeleteReport({ report }: { report: Report }) {
  const running = report.status === "pending" || report.status === "processing";
  const gone = report.status === "completed"
    ? "the deck, the two files and what was entered"
    : "the two files and what was entered";
  return (
    <>
      <PageHead title="Delete this report?" up={{ href: `/reports/${report.id}`, text: "The report" }} />
      <section class="panel" aria-labelledby="what">
        <h2 id="what">
          <bdi>{report.event_name}</bdi>
        </h2>
        <p class="below">
          {running ? "It is stopped first. " : ""}This deletes {gone}. It can’t be undone.
        </p>
        <form class="acts" method="post">
          <a class="button" href={`/reports/${report.id}`}>Keep it</a>
          <button class="button button--bad" type="submit">Delete report</button>
        </form>
      </section>
    </>
  );
}
