import { page } from "fresh";
import { Head } from "fresh/runtime";
import { DeleteReport } from "../../../../components/DeleteReport.tsx";
import { callOf, define, pathId } from "../../../../lib/http/mod.ts";
import { readReport, removeReport } from "../../../../lib/reports/mod.ts";

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    return page({ report: await readReport(services, actor!, pathId(params)) });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    await removeReport(services, actor!, pathId(ctx.params), callOf(ctx));
    return ctx.redirect("/reports", 303);
  },
});

export default define.page<typeof handler>(function DeleteReportPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Delete report · {state.organisationName}</title>
      </Head>
      <DeleteReport report={data.report} />
    </>
  );
});
