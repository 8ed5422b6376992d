import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { placeInLine, ReportProgress } from "../components/ReportRow.tsx";
import { call, listen } from "../lib/client/mod.ts";
import { Report } from "../lib/contract/report_shapes.ts";
import { followReport, readReport } from "../lib/contract/reports.ts";

/** What is drawn of a report on its way. */
export type Running = Pick<Report, "id" | "status" | "event_name" | "progress" | "queue_position">;

interface LiveReportProps {
  /** Shared with the state in the head of the page. */
  running: Signal<Running>;
  /** In a list each row only asks, for a browser keeps few streams open at once. */
  listed?: boolean;
}

const ASK_EVERY_MS = 2_000;

/** The progress of a report, moving by itself; once the report is settled the page is loaded anew. */
export function LiveReport({ running, listed }: LiveReportProps) {
  function take(next: Running): void {
    const open = next.status === "pending" || next.status === "processing";
    // A row has its state and its facts beside the bar, which only the page can draw.
    if (!open || (listed && next.status !== running.value.status)) location.reload();
    else running.value = next;
  }

  useEffect(() => {
    const { id } = running.value;
    const ask = async () => take(await call(readReport, { id }));
    if (!listed) {
      const path = followReport.path.replace("{id}", id);
      const followed = listen(path, { on: { report: (next) => take(Report.parse(next)) }, poll: ask });
      return () => followed.close();
    }
    // A question that fails is asked again at the next turn.
    const timer = setInterval(() => document.hidden || ask().catch(() => {}), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  const { status, progress, queue_position } = running.value;
  const waiting = status === "pending";
  return (
    <>
      {waiting && !listed ? <p class="quiet gap-small">{placeInLine(queue_position)}</p> : null}
      {waiting && listed ? null : <ReportProgress report={running.value} />}
      {listed
        ? null
        : <p class="sr" role="status">{waiting ? placeInLine(queue_position) : progress?.step}</p>}
    </>
  );
}
