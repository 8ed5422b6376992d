import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ChatHistory } from "../../../components/ChatHistory.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { listConversations } from "../../../lib/chat/mod.ts";
import { listConversations as listing } from "../../../lib/contract/conversations.ts";
import { define, formValues, parseInput } from "../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ url, state: { services, actor } }) {
    const input = parseInput(listing.query, formValues(listing.query, url.searchParams));
    const found = await listConversations(services, actor!, input);
    return page({ found, words: input.q ?? "", later: input.cursor !== undefined });
  },
});

export default define.page<typeof handler>(function HistoryPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Conversations · {state.organisationName}</title>
        <Styles names={["chat_side"]} />
      </Head>
      <ChatHistory
        page={data.found}
        words={data.words}
        later={data.later}
        timeZone={state.actor!.timeZone}
        now={state.services.clock.now().toISOString()}
      />
    </>
  );
});
