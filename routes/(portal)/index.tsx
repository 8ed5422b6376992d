import { asset, Head } from "fresh/runtime";
import { page } from "fresh";
import { Overview } from "../../components/Overview.tsx";
import { includesRole } from "../../lib/contract/roles.ts";
import { define } from "../../lib/http/mod.ts";
import { listReports } from "../../lib/reports/mod.ts";

const LATEST = 5;

export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    const mayRead = includesRole(actor!.role, "editor");
    return page({ reports: mayRead ? await listReports(services, actor!, { limit: LATEST }) : null });
  },
});

export default define.page<typeof handler>(function OverviewPage({ data, state }) {
  const organisation = state.organisationName ?? "MediaHub";
  return (
    <>
      <Head>
        <title>Overview · {organisation}</title>
        <link rel="stylesheet" href={asset("/styles/reports.css")} />
      </Head>
      <Overview
        organisation={organisation}
        reader={state.actor!}
        timeZone={state.actor!.timeZone}
        reports={data.reports}
      />
    </>
  );
});
