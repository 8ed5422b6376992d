import { page } from "fresh";
import { Head } from "fresh/runtime";
import { RenameConversation } from "../../../../components/ChatQuestions.tsx";
import { readConversation, renameConversation } from "../../../../lib/chat/mod.ts";
import { renameConversation as renaming } from "../../../../lib/contract/conversations.ts";
import type { Conversation } from "../../../../lib/contract/chat_shapes.ts";
import { AppError, define, pathId, readForm } from "../../../../lib/http/mod.ts";

interface Renaming {
  conversation: Conversation;
  title: string;
  error?: string;
}

export const handler = define.handlers({
  async GET({ params, state: { services, actor } }) {
    const conversation = await readConversation(services, actor!, pathId(params));
    return page<Renaming>({ conversation, title: conversation.title });
  },
  async POST(ctx) {
    const { services, actor } = ctx.state;
    const { id } = pathId(ctx.params);
    try {
      const { title } = await readForm(ctx, renaming.body!.schema);
      await renameConversation(services, actor!, { id, title });
      return ctx.redirect(`/chat/${id}`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields === undefined) throw error;
      const conversation = await readConversation(services, actor!, { id });
      const again = { conversation, title: conversation.title, error: error.fields.title };
      return page<Renaming>(again, { status: error.status });
    }
  },
});

export default define.page<typeof handler>(function RenameConversationPage({ data, state }) {
  return (
    <>
      <Head>
        <title>Rename conversation · {state.organisationName}</title>
      </Head>
      <RenameConversation {...data} />
    </>
  );
});
