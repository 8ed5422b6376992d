import { signal } from "@preact/signals";
import { asset, Head } from "fresh/runtime";
import { page } from "fresh";
import { Overview } from "../../components/Overview.tsx";
import { LiveReport } from "../../islands/LiveReport.tsx";
import type { Report } from "../../lib/contract/report_shapes.ts";
import { includesRole } from "../../lib/contract/roles.ts";
import { define } from "../../lib/http/mod.ts";
import { readOverview } from "../../lib/reports/mod.ts";

export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    const mayRead = includesRole(actor!.role, "editor");
    return page({ standing: mayRead ? await readOverview(services, actor!) : null });
  },
});

export default define.page<typeof handler>(function OverviewPage({ data, state }) {
  const organisation = state.organisationName ?? "MediaHub";
  return (
    <>
      <Head>
        <title>Overview · {organisation}</title>
        <link rel="stylesheet" href={asset("/styles/reports.css")} />
        <link rel="stylesheet" href={asset("/styles/overview.css")} />
      </Head>
      <Overview
        organisation={organisation}
        reader={state.actor!}
        timeZone={state.actor!.timeZone}
        standing={data.standing}
        live={liveEntry}
      />
    </>
  );
});

function liveEntry({ id, status, event_name, progress, queue_position }: Report) {
  return <LiveReport running={signal({ id, status, event_name, progress, queue_position })} listed />;
}
