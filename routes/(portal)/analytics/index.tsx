import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AnalyticsView } from "../../../components/analytics/AnalyticsView.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { ChartReader } from "../../../islands/ChartReader.tsx";
import { readOverview } from "../../../lib/analytics/mod.ts";
import { RANGE_FIELDS, RangeQuery } from "../../../lib/contract/analytics.ts";
import { askPage, define } from "../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const asked = await askPage(
      url,
      RangeQuery,
      RANGE_FIELDS,
      (query) => readOverview(services, actor!, query),
    );
    return page(asked, { status: asked.status });
  },
});

export default define.page<typeof handler>(function AnalyticsPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Analytics · {state.organisationName}</title>
        <Styles names={["tables", "charts", "analytics"]} />
      </Head>
      <AnalyticsView
        reader={state.actor!}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
        overview={data.answer}
        range={data.query}
        wrong={data.wrong}
        chartReader={(reading) => <ChartReader {...reading} />}
      />
    </>
  );
});
