import { Empty } from "./Empty.tsx";
import { countOf, listText } from "./format.ts";
import { Notice } from "./Notice.tsx";

/** What there is to ask. */
export interface ChatGround {
  episodes: number;
  documents: number;
  /** What the library speaks of most. */
  topics: string[];
  /** The stand-alone service, where one is configured. */
  chatbot: "ok" | "away" | "none";
}

/** Before the first question: what can be asked, or why nothing can. */
export function ChatOpening({ ground, isAdmin }: { ground: ChatGround; isAdmin: boolean }) {
  const { episodes, documents, topics, chatbot } = ground;
  const hasLibrary = episodes + documents > 0;
  if (!hasLibrary && chatbot !== "ok") return <NothingToAsk chatbot={chatbot} isAdmin={isAdmin} />;
  return (
    <div class="opening">
      {chatbot === "away"
        ? (
          <div class="gap-small">
            <Notice tone="warn" role="status">
              <p>The chatbot service can’t be reached. The built-in library answers until it is back.</p>
            </Notice>
          </div>
        )
        : null}
      <p class="lede">
        {hasLibrary
          ? `Ask in your own words. Answers come from ${sizeText(episodes, documents)}, ` +
            "and every sentence leads to the second or the page it comes from."
          : "Ask in your own words. The chatbot service answers, and names its sources."}
      </p>
      {topics.length === 0 ? null : (
        <>
          <h2>What the library covers</h2>
          <form class="suggest" method="post" action="/chat">
            <ul>
              {topics.map((topic) => (
                <li key={topic}>
                  <button type="submit" name="question" value={`What does “${topic}” say?`}>
                    What does “<bdi>{topic}</bdi>” say?
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </>
      )}
      <p class="meta below">Only you can read your conversations. Admins see questions without names.</p>
    </div>
  );
}

function NothingToAsk({ chatbot, isAdmin }: { chatbot: ChatGround["chatbot"]; isAdmin: boolean }) {
  return (
    <div class="opening">
      {chatbot === "away"
        ? (
          <div class="gap-small">
            <Notice tone="warn" role="status">
              <p>
                The chatbot service can’t be reached, and the built-in library has no sources to stand in.
              </p>
            </Notice>
          </div>
        )
        : null}
      <Empty title="The library is empty">
        <p>
          Answers come from podcast transcripts and documents. {isAdmin
            ? "Add some, and ask as soon as they are read."
            : "Ask an admin of your organisation to add some."}
        </p>
        {isAdmin ? <a class="button button--primary" href="/library">Open the library</a> : null}
      </Empty>
    </div>
  );
}

function sizeText(episodes: number, documents: number): string {
  return listText([
    ...(episodes > 0 ? [countOf(episodes, "episode")] : []),
    ...(documents > 0 ? [countOf(documents, "document")] : []),
  ]);
}
