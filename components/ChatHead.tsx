import { Icon } from "./Icon.tsx";

/** The head of a conversation: its title, a new one, what can be done with it, and the drawer of the others. */
export function ChatHead({ conversation }: { conversation: { id: string; title: string } | null }) {
  return (
    <div class="chat__head">
      <h1 class="clip">
        <bdi>{conversation?.title ?? "Ask the library"}</bdi>
      </h1>
      <div class="row">
        {conversation === null ? null : (
          <a class="button" href="/chat" aria-label="New conversation">
            <Icon name="plus" />
            <span>New</span>
          </a>
        )}
        {conversation === null ? null : <Deeds id={conversation.id} />}
        <button
          class="button button--icon"
          type="button"
          popovertarget="conversations"
          aria-label="All conversations"
          title="All conversations"
        >
          <Icon name="more" />
        </button>
      </div>
    </div>
  );
}

function Deeds({ id }: { id: string }) {
  const file = `/api/chat/conversations/${id}/export`;
  return (
    <details class="menu">
      <summary class="button button--icon" aria-label="More actions" title="More actions">
        <Icon name="dots" />
      </summary>
      <ul>
        <li>
          <a href={`/chat/${id}/rename`}>
            <Icon name="log" />
            Rename
          </a>
        </li>
        <li>
          <a href={`${file}?format=md`} download>
            <Icon name="download" />
            Export as Markdown
          </a>
        </li>
        <li>
          <a href={`${file}?format=docx`} download>
            <Icon name="file" />
            Export as Word
          </a>
        </li>
        <li>
          <a href={`/chat/${id}/delete`}>
            <Icon name="bin" />
            Delete
          </a>
        </li>
      </ul>
    </details>
  );
}
