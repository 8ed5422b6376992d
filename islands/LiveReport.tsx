import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { placeInLine, ReportProgress } from "../components/ReportRow.tsx";
import { followReport, readReport } from "../lib/contract/reports.ts";
import { Report } from "../lib/contract/report_shapes.ts";
import { call, listen } from "../lib/client/mod.ts";

/** What is drawn of a report on its way. */
type Running = Pick<Report, "id" | "status" | "event_name" | "progress" | "queue_position">;

interface LiveReportProps {
  report: Running;
  /** In a list each row only asks, for a browser keeps few streams open at once. */
  listed?: boolean;
}

const ASK_EVERY_MS = 2_000;

/** The progress of a report, moving by itself; once the report is settled the page is loaded anew. */
export function LiveReport({ report, listed }: LiveReportProps) {
  const running = useSignal<Running>(report);

  function take(next: Running): void {
    if (next.status === "pending" || next.status === "processing") running.value = next;
    else location.reload();
  }

  useEffect(() => {
    const ask = async () => take(await call(readReport, { id: report.id }));
    if (!listed) {
      const path = followReport.path.replace("{id}", report.id);
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
      <ReportProgress report={running.value} />
      <p class="sr" role="status">{waiting ? placeInLine(queue_position) : progress?.step}</p>
    </>
  );
}
