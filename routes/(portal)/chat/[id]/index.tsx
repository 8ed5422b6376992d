import { page } from "fresh";
import { Head } from "fresh/runtime";
import * as z from "zod/mini";
import { HistoryDrawer } from "../../../../components/ChatHistory.tsx";
import { ChatTurn } from "../../../../components/ChatTurn.tsx";
import { countOf } from "../../../../components/format.ts";
import { ChatNarrow } from "../../../../components/ChatNarrow.tsx";
import { LookAgain } from "../../../../components/LookAgain.tsx";
import { Styles } from "../../../../components/Styles.tsx";
import { ChatTalk } from "../../../../islands/ChatTalk.tsx";
import { readTalk, retryAnswer, stopAnswer, voteOnAnswer } from "../../../../lib/chat/mod.ts";
import { VOTE_REASONS } from "../../../../lib/contract/chat_shapes.ts";
import { Id } from "../../../../lib/contract/common.ts";
import { AppError, callOf, define, pathId, readForm } from "../../../../lib/http/mod.ts";

const Action = z.object({
  action: z.enum(["stop", "retry", "vote"]),
  message: Id,
  value: z.optional(z.enum(["up", "down", "none"])),
  reason: z.optional(z.enum(VOTE_REASONS)),
  comment: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
});

export const handler = define.handlers({
  async GET({ params, url, state: { services, actor } }) {
    const show = url.searchParams.get("show");
    const all = url.searchParams.has("all");
    return page(await readTalk(services, actor!, { ...pathId(params), show, all }));
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { action, message: id, value = "none", reason, comment } = await readForm(ctx, Action);
    const vote = { id, value: value === "none" ? null : value, reason, comment };
    const deed = action === "stop"
      ? stopAnswer(services, actor!, { id })
      : action === "retry"
      ? retryAnswer(services, actor!, { id }, callOf(ctx))
      : voteOnAnswer(services, actor!, vote);
    const message = await deed.catch(unlessTooLate);
    return ctx.redirect(
      `/chat/${pathId(ctx.params).id}${message ? `#question-${message.ordinal}` : ""}`,
      303,
    );
  },
});

export default define.page<typeof handler>(function ConversationPage({ data, state }) {
  const { conversation, earlier, shown, latest } = data;
  const { timeZone } = state.actor!;
  const now = state.services.clock.now().toISOString();
  const settled = conversation.messages.filter((message) => message.state !== "streaming");
  const open = conversation.messages.filter((message) => message.state === "streaming");
  const ids = Object.fromEntries(
    conversation.messages.map(({ ordinal, message_id }) => [ordinal, message_id]),
  );
  const current = shown === null ? null : `${shown.ordinal}.${shown.source.n}`;
  return (
    <>
      <Head>
        <title>{conversation.title} · {state.organisationName}</title>
        <Styles names={["chat", "chat_side"]} />
        {open.length === 0 ? null : <LookAgain seconds={3} />}
      </Head>
      <ChatTalk
        conversation={{ id: conversation.id, title: conversation.title }}
        open={open}
        ids={ids}
        shown={shown}
        timeZone={timeZone}
        now={now}
        narrow={<ChatNarrow filters={{}} />}
      >
        {earlier === 0 ? null : (
          <p class="earlier">
            <a href={`/chat/${conversation.id}?all`}>Show {countOf(earlier, "earlier question")}</a>
          </p>
        )}
        {settled.map((message) => (
          <ChatTurn
            key={message.message_id}
            message={message}
            timeZone={timeZone}
            now={now}
            current={current}
          />
        ))}
      </ChatTalk>
      <HistoryDrawer latest={latest} timeZone={timeZone} now={now} here={conversation.id} />
    </>
  );
});

/** The answer was finished, or tried anew, before the button arrived: the page then shows what is true. */
function unlessTooLate(error: unknown): null {
  if (error instanceof AppError && error.status === 409) return null;
  throw error;
}
