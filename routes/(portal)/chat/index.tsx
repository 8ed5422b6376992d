import { page } from "fresh";
import { Head } from "fresh/runtime";
import { HistoryDrawer } from "../../../components/ChatHistory.tsx";
import { ChatOpening } from "../../../components/ChatOpening.tsx";
import { ChatNarrow } from "../../../components/ChatNarrow.tsx";
import { Styles } from "../../../components/Styles.tsx";
import { ChatTalk } from "../../../islands/ChatTalk.tsx";
import { askQuestion, type Opening, readOpening } from "../../../lib/chat/mod.ts";
import { QuestionForm, questionOf } from "../../../lib/contract/chat_form.ts";
import { AppError, callOf, define, readForm } from "../../../lib/http/mod.ts";

/** How long a page without script waits for an answer, before it shows what there is and looks again. */
const PATIENCE_MS = 8_000;

/** A question that was refused, as it was typed. */
interface Refused {
  question: string;
  conversationId: string | null;
  words: string;
}

export const handler = define.handlers({
  async GET({ state: { services, actor } }) {
    return page<{ opening: Opening; refused?: Refused }>({ opening: await readOpening(services, actor!) });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const sent = ctx.req.clone();
    try {
      const input = questionOf(await readForm(ctx, QuestionForm));
      const message = await askQuestion(services, actor!, input, callOf(ctx), PATIENCE_MS);
      return ctx.redirect(`/chat/${message.conversation_id}#question-${message.ordinal}`, 303);
    } catch (error) {
      // The question comes back as it was typed, with what is wrong below it.
      if (!(error instanceof AppError) || ![422, 429].includes(error.status)) throw error;
      const form = await sent.formData();
      const text = (name: string) => String(form.get(name) ?? "");
      const refused = {
        question: text("question"),
        conversationId: text("conversation_id") || null,
        words: error.fields?.question ?? error.message,
      };
      const opening = await readOpening(services, actor!);
      return page<{ opening: Opening; refused?: Refused }>({ opening, refused }, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function ChatPage({ data, state }) {
  const { opening: { ground, latest }, refused } = data;
  const back = refused?.conversationId ?? null;
  const actor = state.actor!;
  const now = state.services.clock.now().toISOString();
  return (
    <>
      <Head>
        <title>Chat · {state.organisationName}</title>
        <Styles names={["chat", "chat_side"]} />
      </Head>
      <ChatTalk
        conversation={back === null ? null : { id: back, title: "Your question" }}
        open={[]}
        ids={{}}
        shown={null}
        timeZone={actor.timeZone}
        now={now}
        narrow={<ChatNarrow filters={{}} />}
        typed={refused?.question}
        error={refused?.words}
      >
        {back === null
          ? <ChatOpening ground={ground} isAdmin={actor.role === "admin"} />
          : (
            <p class="opening">
              <a href={`/chat/${back}`}>Back to the conversation</a>
            </p>
          )}
      </ChatTalk>
      <HistoryDrawer latest={latest} timeZone={actor.timeZone} now={now} here={null} />
    </>
  );
});
