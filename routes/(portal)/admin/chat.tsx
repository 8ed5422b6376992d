import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ChatInsightsView } from "../../../components/ChatInsights.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { readInsights } from "../../../lib/chat/mod.ts";
import { readInsights as reading } from "../../../lib/contract/conversations.ts";
import type { ChatInsights, InsightsRange } from "../../../lib/contract/chat_insights.ts";
import { AppError, define, formValues, parseInput } from "../../../lib/http/mod.ts";

interface Shown {
  insights: ChatInsights | null;
  range: InsightsRange;
  faults: Record<string, string>;
}

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const sent = formValues(reading.query, url.searchParams);
    try {
      const range = parseInput(reading.query, sent);
      return page<Shown>({ insights: await readInsights(services, actor!, range), range, faults: {} });
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      // The form comes back as it was filled in, with what is wrong beside it.
      const refused = { insights: null, range: sent as InsightsRange, faults: error.fields };
      return page<Shown>(refused, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ChatInsightsPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Chat insights · {state.organisationName}</title>
        <Styles names={["tables", "people", "chat_insights"]} />
      </Head>
      <ChatInsightsView
        {...data}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
      />
    </>
  );
});
