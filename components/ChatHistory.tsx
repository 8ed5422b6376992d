import type { Conversation, ConversationPage } from "../lib/contract/chat_shapes.ts";
import { Empty } from "./Empty.tsx";
import { countOf } from "./format.ts";
import { Icon } from "./Icon.tsx";
import { Moment } from "./Moment.tsx";
import { PageHead } from "./PageHead.tsx";

interface Reading {
  timeZone: string;
  now: string;
}

/** A list of conversations; each leads to itself. */
function ConversationList(
  { conversations, timeZone, now, here }: Reading & { conversations: Conversation[]; here?: string | null },
) {
  return (
    <ul class="talks">
      {conversations.map(({ id, title, questions, updated_at }) => (
        <li key={id}>
          <a class="title clip" href={`/chat/${id}`} aria-current={id === here ? "page" : undefined}>
            <bdi>{title}</bdi>
          </a>
          <p class="meta">
            {countOf(questions, "question")} · <Moment at={updated_at} timeZone={timeZone} now={now} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The search of one's own conversations. */
function HistorySearch({ words }: { words: string }) {
  return (
    <form
      class="find"
      method="get"
      action="/chat/history"
      role="search"
      aria-label="Search your conversations"
    >
      <input
        class="input"
        type="search"
        name="q"
        value={words}
        maxLength={200}
        aria-label="Words of a question"
        placeholder="Words of a question"
      />
      <button class="button" type="submit">
        <Icon name="find" />
        Search
      </button>
    </form>
  );
}

/** The latest conversations in a drawer; a popover, so it opens, closes and returns focus without script. */
export function HistoryDrawer(
  { latest, timeZone, now, here }: Reading & { latest: Conversation[]; here: string | null },
) {
  return (
    <div class="drawer" id="conversations" popover="auto" role="dialog" aria-label="Conversations">
      <div class="between">
        <h2>Conversations</h2>
        <button
          class="button button--quiet button--icon"
          type="button"
          popovertarget="conversations"
          popovertargetaction="hide"
          aria-label="Close"
        >
          <Icon name="cross" />
        </button>
      </div>
      <HistorySearch words="" />
      {latest.length === 0
        ? null
        : <ConversationList conversations={latest} timeZone={timeZone} now={now} here={here} />}
      <p>
        <a href="/chat/history">All conversations</a>
      </p>
    </div>
  );
}

/** Every conversation of a person, with search. */
export function ChatHistory(
  { page, words, later, timeZone, now }: Reading & { page: ConversationPage; words: string; later: boolean },
) {
  const query = words === "" ? "" : `q=${encodeURIComponent(words)}&`;
  return (
    <>
      <PageHead
        title="Conversations"
        up={{ href: "/chat", text: "Chat" }}
        below={<p class="quiet">Only you can read these. Admins see questions without names.</p>}
      >
        <a class="button button--primary" href="/chat">
          <Icon name="plus" />
          New conversation
        </a>
      </PageHead>
      <HistorySearch words={words} />
      <div class="section below">
        {page.items.length === 0
          ? <Nothing words={words} />
          : <ConversationList conversations={page.items} timeZone={timeZone} now={now} />}
      </div>
      {page.next_cursor === null && !later ? null : (
        <nav class="row below" aria-label="Pages">
          {later ? <a class="button" href={`/chat/history?${query}`.replace(/[?&]$/, "")}>Newest</a> : null}
          {page.next_cursor === null
            ? null
            : (
              <a class="button" href={`/chat/history?${query}cursor=${encodeURIComponent(page.next_cursor)}`}>
                Show older ones
              </a>
            )}
        </nav>
      )}
    </>
  );
}

function Nothing({ words }: { words: string }) {
  if (words === "") {
    return (
      <Empty title="No conversations yet">
        <p>What you ask the library is kept here, for you alone.</p>
        <a class="button button--primary" href="/chat">Ask the library</a>
      </Empty>
    );
  }
  return (
    <Empty title="No conversation has these words">
      <p>
        <a href="/chat/history">Show all conversations</a>
      </p>
    </Empty>
  );
}
