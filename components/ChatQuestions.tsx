import type { Conversation } from "../lib/contract/chat_shapes.ts";
import { Field } from "./Field.tsx";
import { countOf } from "./format.ts";
import { PageHead } from "./PageHead.tsx";

/** The question before a conversation is deleted: what goes, and both ways out. */
export function DeleteConversation({ conversation }: { conversation: Conversation }) {
  const { id, title, questions } = conversation;
  return (
    <>
      <PageHead title="Delete this conversation?" up={{ href: `/chat/${id}`, text: "The conversation" }} />
      <section class="panel" aria-labelledby="what">
        <h2 id="what" class="clip">
          <bdi>{title}</bdi>
        </h2>
        <p class="below">
          This deletes {countOf(questions, "question")}{" "}
          with the answers and what was said of them. It can’t be undone.
        </p>
        <form class="acts" method="post">
          <a class="button" href={`/chat/${id}`}>Keep it</a>
          <button class="button button--bad" type="submit">Delete conversation</button>
        </form>
      </section>
    </>
  );
}

/** Another title for a conversation. */
export function RenameConversation(
  { conversation, title, error }: { conversation: Conversation; title: string; error?: string },
) {
  const back = `/chat/${conversation.id}`;
  return (
    <>
      <PageHead title="Rename conversation" up={{ href: back, text: "The conversation" }} />
      <form class="panel stack" method="post">
        <Field name="title" label="Title" value={title} error={error} required maxLength={200} autofocus />
        <div class="acts">
          <a class="button" href={back}>Cancel</a>
          <button class="button button--primary" type="submit">Rename</button>
        </div>
      </form>
    </>
  );
}
