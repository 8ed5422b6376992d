import { signal } from "@preact/signals";
import { page } from "fresh";
import { Head } from "fresh/runtime";
import type { Report } from "../../../lib/contract/report_shapes.ts";
import { LookAgain } from "../../../components/LookAgain.tsx";
import type { ReportFilter } from "../../../components/ReportList.tsx";
import { ReportsView } from "../../../components/ReportsView.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { LiveReport } from "../../../islands/LiveReport.tsx";
import { define } from "../../../lib/http/mod.ts";
import { listReports } from "../../../lib/reports/mod.ts";

const STATUS_OF = { all: undefined, processing: "open", completed: "completed", failed: "failed" } as const;

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const show = url.searchParams.get("show") ?? "all";
    const filter: ReportFilter = Object.hasOwn(STATUS_OF, show) ? show as ReportFilter : "all";
    const cursor = url.searchParams.get("cursor") ?? undefined;
    const reports = await listReports(services, actor!, { status: STATUS_OF[filter], cursor });
    return page({ reports, filter, later: cursor !== undefined });
  },
});

export default define.page<typeof handler>(function ReportsPage({ data, state, url }) {
  const moving = data.reports.items.some(({ status }) => status === "pending" || status === "processing");
  return (
    <>
      <Head>
        <title>Reports · {state.organisationName}</title>
        <Styles names={["reports"]} />
        {moving ? <LookAgain seconds={5} /> : null}
      </Head>
      <ReportsView
        {...data}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
        address={url.pathname + url.search}
        live={liveRow}
      />
    </>
  );
});

function liveRow({ id, status, event_name, progress, queue_position }: Report) {
  if (status !== "pending" && status !== "processing") return undefined;
  return <LiveReport running={signal({ id, status, event_name, progress, queue_position })} listed />;
}
