import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PlatformView } from "../../../../components/analytics/PlatformView.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { ChartReader } from "../../../../islands/ChartReader.tsx";
import { readChannelLines, readPlatform } from "../../../../lib/analytics/mod.ts";
import { RANGE_FIELDS, readPlatform as reading } from "../../../../lib/contract/analytics.ts";
import { PLATFORM_NAMES } from "../../../../lib/contract/metrics.ts";
import { askPage, define, pathParams } from "../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ url, params, state: { services, actor } }) {
    const { platform } = pathParams(reading.params, params);
    const asked = await askPage(
      url,
      reading.query,
      RANGE_FIELDS,
      (query) => readPlatform(services, actor!, { platform, ...query }),
    );
    const lines = await readChannelLines(services, actor!, { platform, ...asked.query });
    return page({ ...asked, lines }, { status: asked.status });
  },
});

export default define.page<typeof handler>(function PlatformPage({ data, state }) {
  return (
    <>
      <Head>
        <title>{PLATFORM_NAMES[data.answer.platform]} · {state.organisationName}</title>
        <Styles names={["tables", "charts", "analytics", "analytics_posts"]} />
      </Head>
      <PlatformView
        report={data.answer}
        lines={data.lines.map(({ account, points }) => ({ name: account.name, points }))}
        reader={state.actor!}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
        range={data.query}
        wrong={data.wrong}
        chartReader={(reading) => <ChartReader {...reading} />}
      />
    </>
  );
});
