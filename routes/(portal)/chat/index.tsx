import { page } from "fresh";
import { asset, Head } from "fresh/runtime";
import { HistoryDrawer } from "../../../components/ChatHistory.tsx";
import { ChatOpening } from "../../../components/ChatOpening.tsx";
import { ChatTalk } from "../../../islands/ChatTalk.tsx";
import { askQuestion, type ChatGround, listConversations, readGround } from "../../../lib/chat/mod.ts";
import { askQuestion as asking } from "../../../lib/contract/chat.ts";
import type { Conversation } from "../../../lib/contract/chat_shapes.ts";
import { AppError, callOf, define, readForm } from "../../../lib/http/mod.ts";
import type { Services } from "../../../lib/services.ts";

/** How long a page without script waits for an answer, before it shows what there is and looks again. */
const PATIENCE_MS = 8_000;

interface Opening {
  ground: ChatGround;
  latest: Conversation[];
  typed?: string;
  error?: string;
}

export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    return page<Opening>(await opening(services, actor!));
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const typed = (await ctx.req.clone().formData().catch(() => null))?.get("question");
    try {
      const input = await readForm(ctx, asking.body!.schema);
      const message = await askQuestion(services, actor!, input, callOf(ctx), PATIENCE_MS);
      return ctx.redirect(`/chat/${message.conversation_id}#question-${message.ordinal}`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 404) throw error;
      const words = error.fields?.question ?? `${error.message}`;
      const again = { typed: typeof typed === "string" ? typed : "", error: words };
      return page<Opening>({ ...await opening(services, actor!), ...again }, { status: error.status });
    }
  },
});

async function opening(services: Services, actor: Parameters<typeof readGround>[1]): Promise<Opening> {
  const [ground, { items }] = [
    await readGround(services, actor),
    await listConversations(services, actor, { limit: 8 }),
  ];
  return { ground, latest: items };
}

export default define.page<typeof handler>(function ChatPage({ data, state }) {
  const { ground, latest, typed, error } = data;
  const actor = state.actor!;
  const now = state.services.clock.now().toISOString();
  return (
    <>
      <Head>
        <title>Chat · {state.organisationName}</title>
        <link rel="stylesheet" href={asset("/styles/chat.css")} />
        <link rel="stylesheet" href={asset("/styles/chat_side.css")} />
      </Head>
      <ChatTalk
        conversation={null}
        open={[]}
        ids={{}}
        shown={null}
        timeZone={actor.timeZone}
        now={now}
        typed={typed}
        error={error}
      >
        <ChatOpening ground={ground} isAdmin={actor.role === "admin"} />
      </ChatTalk>
      <HistoryDrawer latest={latest} timeZone={actor.timeZone} now={now} here={null} />
    </>
  );
});
