import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ExplainView } from "../../../../../components/analytics/ExplainView.tsx";
import { Styles } from "../../../../../components/Styles.tsx";
import { explainFigure } from "../../../../../lib/analytics/mod.ts";
import { explainFigure as explaining, RANGE_FIELDS } from "../../../../../lib/contract/analytics.ts";
import { metricOf, PLATFORM_NAMES } from "../../../../../lib/contract/metrics.ts";
import { askPage, define, pathParams } from "../../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ url, params, state: { services, actor } }) {
    const named = pathParams(explaining.params, params);
    const asked = await askPage(
      url,
      explaining.query,
      RANGE_FIELDS,
      (query) => explainFigure(services, actor!, { ...named, ...query }),
    );
    return page(asked, { status: asked.status });
  },
});

export default define.page<typeof handler>(function FigurePage({ data, state }) {
  const { platform, figure } = data.answer;
  return (
    <>
      <Head>
        <title>{PLATFORM_NAMES[platform]}: {metricOf(figure.metric).label} · {state.organisationName}</title>
        <Styles names={["tables", "charts", "analytics", "analytics_origin"]} />
      </Head>
      <ExplainView
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
