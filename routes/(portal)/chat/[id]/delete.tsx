import { page } from "fresh";
import { Head } from "fresh/runtime";
import { DeleteConversation } from "../../../../components/ChatQuestions.tsx";
import { readConversation, removeConversation } from "../../../../lib/chat/mod.ts";
import { define, pathId } from "../../../../lib/http/mod.ts";

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    return page({ conversation: await readConversation(services, actor!, pathId(params)) });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    await removeConversation(services, actor!, pathId(ctx.params));
    return ctx.redirect("/chat/history", 303);
  },
});

export default define.page<typeof handler>(function DeleteConversationPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Delete conversation · {state.organisationName}</title>
      </Head>
      <DeleteConversation conversation={data.conversation} />
    </>
  );
});
