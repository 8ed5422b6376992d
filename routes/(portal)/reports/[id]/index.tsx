import { useSignal } from "@preact/signals";
import { page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { LookAgain } from "../../../../components/LookAgain.tsx";
import { ReportView } from "../../../../components/ReportView.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { LiveReport, type Running } from "../../../../islands/LiveReport.tsx";
import { LiveStatus } from "../../../../islands/LiveStatus.tsx";
import { AppError, callOf, define, pathId, readForm, safeNext } from "../../../../lib/http/mod.ts";
import { cancelReport, createDraftFromReport, readReport, retryReport } from "../../../../lib/reports/mod.ts";

const Action = z.object({ action: z.enum(["cancel", "retry", "again"]), back: z.optional(z.string()) });

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    return page({ report: await readReport(services, actor!, pathId(params)) });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { action, back } = await readForm(ctx, Action);
    const report = pathId(ctx.params);
    if (action === "again") {
      const draft = await createDraftFromReport(services, actor!, report);
      return ctx.redirect(`/reports/new?draft=${draft.id}`, 303);
    }
    const verb = action === "cancel" ? cancelReport : retryReport;
    await verb(services, actor!, report, callOf(ctx)).catch(unlessTooLate);
    return ctx.redirect(back === undefined ? `/reports/${report.id}` : safeNext(back), 303);
  },
});

export default define.page<typeof handler>(function ReportPage({ data: { report }, state }) {
  const { id, status, event_name, progress, queue_position } = report;
  const running = useSignal<Running>({ id, status, event_name, progress, queue_position });
  const moving = status === "pending" || status === "processing";
  return (
    <>
      <Head>
        <title>{event_name} · {state.organisationName}</title>
        <Styles names={["reports", "report_form"]} />
        {moving ? <LookAgain seconds={4} /> : null}
      </Head>
      <ReportView
        report={report}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
        live={moving ? <LiveReport running={running} /> : null}
        liveStatus={moving ? <LiveStatus running={running} /> : null}
      />
    </>
  );
});

/** The report was settled, or ran again, before the button arrived: the page then shows what is true. */
function unlessTooLate(error: unknown): void {
  const late = error instanceof AppError &&
    (error.code === "report_not_running" || error.code === "report_not_failed");
  if (!late) throw error;
}
