import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ChangesView } from "../../../../../components/analytics/ChangesView.tsx";
import { Styles } from "../../../../../components/Styles.tsx";
import { explainChange } from "../../../../../lib/analytics/mod.ts";
import { explainChange as explaining, RANGE_FIELDS } from "../../../../../lib/contract/analytics.ts";
import { metricOf, PLATFORM_NAMES } from "../../../../../lib/contract/metrics.ts";
import { askPage, define, pathParams } from "../../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ url, params, state: { services, actor } }) {
    const named = pathParams(explaining.params, params);
    const asked = await askPage(
      url,
      explaining.query,
      RANGE_FIELDS,
      (query) => explainChange(services, actor!, { ...named, ...query }),
    );
    return page(asked, { status: asked.status });
  },
});

export default define.page<typeof handler>(function ChangesPage({ data, state }) {
  const { platform, metric } = data.answer;
  return (
    <>
      <Head>
        <title>
          What changed: {PLATFORM_NAMES[platform]} {metricOf(metric).label} · {state.organisationName}
        </title>
        <Styles names={["tables", "charts", "analytics", "analytics_origin"]} />
      </Head>
      <ChangesView
        explanation={data.answer}
        range={data.query}
        account={data.query.account}
        wrong={data.wrong}
        timeZone={state.actor!.timeZone}
        today={state.services.clock.now().toISOString().slice(0, 10)}
      />
    </>
  );
});
