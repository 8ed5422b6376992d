import { signal } from "@preact/signals";
import { Head } from "fresh/runtime";
import { type Context, page } from "fresh";
import * as z from "zod/mini";
import { Dashboard } from "../../components/analytics/Dashboard.tsx";
import { Styles } from "../../components/Styles.tsx";
import { ChartReader } from "../../islands/ChartReader.tsx";
import { LiveReport } from "../../islands/LiveReport.tsx";
import { readOverview } from "../../lib/analytics/mod.ts";
import { recentQuestions } from "../../lib/chat/mod.ts";
import { RANGE_FIELDS, RangeQuery } from "../../lib/contract/analytics.ts";
import { PLATFORMS } from "../../lib/contract/metrics.ts";
import type { Report } from "../../lib/contract/report_shapes.ts";
import { includesRole } from "../../lib/contract/roles.ts";
import { AppError, askPage, define, type State } from "../../lib/http/mod.ts";
import { readOverview as readStanding } from "../../lib/reports/mod.ts";

const SHEETS = ["reports", "overview", "tables", "charts", "analytics", "analytics_posts"];
const QUESTIONS_SHOWN = 4;
const DashboardQuery = z.extend(RangeQuery, { platform: z.optional(z.enum(PLATFORMS)) });

export const handler = define.handlers({
  async GET(ctx) {
    const { services, actor } = ctx.state;
    const mayRead = includesRole(actor!.role, "editor");
    const [figures, questions, standing] = await Promise.all([
      readFigures(ctx),
      recentQuestions(services, actor!, QUESTIONS_SHOWN),
      mayRead ? readStanding(services, actor!) : null,
    ]);
    return page({ figures, questions, standing }, { status: figures?.status ?? 200 });
  },
});

export default define.page<typeof handler>(function OverviewPage({ data, state }) {
  const { figures, questions, standing } = data;
  return (
    <>
      <Head>
        <title>Overview · {state.organisationName}</title>
        <Styles names={SHEETS} />
      </Head>
      <Dashboard
        reader={state.actor!}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
        overview={figures?.answer ?? null}
        requestId={state.requestId}
        range={figures?.query ?? { range: "30d" }}
        wrong={figures?.wrong ?? null}
        platform={figures?.query.platform}
        standing={standing}
        questions={questions}
        live={liveEntry}
        chartReader={(reading) => <ChartReader {...reading} />}
      />
    </>
  );
});

/** Figures that can't be read leave the rest of the page as it is. */
async function readFigures({ url, state: { services, actor, requestId } }: Context<State>) {
  try {
    return await askPage(url, DashboardQuery, RANGE_FIELDS, (query) => readOverview(services, actor!, query));
  } catch (error) {
    if (error instanceof AppError && error.status < 500) throw error;
    services.log.error("the figures of the overview can't be read", { request_id: requestId, error });
    return null;
  }
}

function liveEntry({ id, status, event_name, progress, queue_position }: Report) {
  return <LiveReport running={signal({ id, status, event_name, progress, queue_position })} listed />;
}
