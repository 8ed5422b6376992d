import { render } from "preact-render-to-string";
import { assert, assertEquals, assertIncludes, assertMatch } from "../tests/helpers/assert.ts";
import type { ChatCitation, ChatMessage } from "../lib/contract/chat_shapes.ts";
import { ChatOpening } from "./ChatOpening.tsx";
import { ChatPanel } from "./ChatPanel.tsx";
import { ChatTurn } from "./ChatTurn.tsx";

const ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";
const NOW = "2026-03-02T09:00:00.000Z";

const CITATION: ChatCitation = {
  n: 1,
  passage_id: ID,
  source_id: ID,
  title: "Episode 41",
  kind: "episode",
  speaker: "Dr Alex Example",
  date: "2022-11-12",
  start_seconds: 872,
  page: null,
  chapter: null,
  quote: "Two in the morning.",
  from: 0,
  to: 19,
  url: "https://www.youtube.com/watch?v=aBcDeFgHiJk&t=872",
};

function message(changes: Partial<ChatMessage> = {}): ChatMessage {
  return {
    message_id: ID,
    conversation_id: ID,
    ordinal: 2,
    question: "How many <b>readings</b>?",
    filters: {},
    state: "done",
    kind: "extractive",
    answer: "Two in the morning.",
    sentences: [{ text: "Two in the morning.", citations: [1] }],
    citations: [CITATION],
    abstained: false,
    notices: [],
    closest: [],
    suggestions: [],
    dropped: { quote_not_found: 0, wrong_id: 0, no_citation: 0, not_supported: 0 },
    searched: "",
    failure: null,
    vote: null,
    created_at: NOW,
    finished_at: NOW,
    ...changes,
  };
}

function turn(changes: Partial<ChatMessage> = {}): string {
  return render(<ChatTurn message={message(changes)} timeZone="UTC" now={NOW} />);
}

Deno.test("ChatTurn bears the same number in the answer and on its source, each leading to the next", () => {
  const html = turn();

  assertIncludes(html, 'href="#source-2-1"');
  assertIncludes(html, 'id="source-2-1"');
  assertIncludes(html, `href="/chat/${ID}?show=2.1#cited"`);
  assertIncludes(html, 'href="https://www.youtube.com/watch?v=aBcDeFgHiJk&amp;t=872"');
  assertIncludes(html, "14:32");
  assertIncludes(html, "Recorded 3 years ago, check current guidance.");
  assertIncludes(html, "How many &lt;b>readings&lt;/b>?");
});

Deno.test("ChatTurn draws each state with what can be done in it", () => {
  const empty = { sentences: [], citations: [], answer: "", kind: null, finished_at: null };
  const failure = {
    code: "answer_interrupted",
    title: "It was interrupted.",
    detail: null,
    request_id: "request-7",
  };

  const waiting = turn({ ...empty, state: "streaming" });
  const stopped = turn({ ...empty, state: "stopped" });
  const lost = turn({ ...empty, state: "interrupted", failure });

  assertIncludes(waiting, "Searching the library");
  assertIncludes(waiting, 'value="stop"');
  assert(waiting.includes("skeleton") && !waiting.includes('value="vote"'));
  assertIncludes(turn({ state: "streaming" }), "More is being checked");
  assertIncludes(stopped, "Stopped before anything was said.");
  assertIncludes(lost, "Request request-7");
  for (const html of [stopped, lost]) assertIncludes(html, 'value="retry"');
  assertIncludes(turn(), 'value="vote"');
});

Deno.test("ChatTurn puts an emergency before everything else, and says it at once", () => {
  const html = turn({ notices: [{ kind: "emergency", text: "Call 112." }] });

  assert(html.indexOf("Call 112.") < html.indexOf("Two in the morning."));
  assertIncludes(html, 'role="alert"');
});

Deno.test("ChatTurn says where nothing was found what comes closest, and cites nothing", () => {
  const { n: _n, passage_id: _p, chapter: _c, quote: _q, from: _f, to: _t, ...place } = CITATION;
  const html = turn({
    abstained: true,
    kind: "nothing_found",
    answer: "I found nothing on that in the library.",
    sentences: [],
    citations: [],
    closest: [place],
    suggestions: ["Home blood pressure"],
  });

  assertIncludes(html, "I found nothing on that in the library.");
  assertIncludes(html, "These come closest");
  assertIncludes(html, "Home blood pressure");
  assert(!html.includes('class="cite"'));
});

Deno.test("ChatTurn opens a document of the library where the quoted words are marked", () => {
  const cited = { ...CITATION, passage_id: ID, from: 5, to: 24, url: `/library/${ID}?page=2#page=2` };

  const html = turn({ citations: [cited] });

  assertIncludes(
    html,
    `href="/library/${ID}?page=2&amp;cite=${ID}&amp;from=5&amp;to=24&amp;n=${CITATION.n}#page=2"`,
  );
});

Deno.test("ChatTurn leads nowhere from a source that can't be opened", () => {
  const html = turn({ citations: [{ ...CITATION, source_id: null, url: null }] });

  assert(!html.includes("?show="));
  assertIncludes(html, '<span class="jump num">');
});

Deno.test("ChatOpening says what to do where the library is empty, to those who can", () => {
  const nothing = { episodes: 0, documents: 0, topics: [], chatbot: "none" as const };

  const admin = render(<ChatOpening ground={nothing} isAdmin />);
  const viewer = render(<ChatOpening ground={nothing} isAdmin={false} />);
  const away = render(<ChatOpening ground={{ ...nothing, episodes: 3, chatbot: "away" }} isAdmin={false} />);

  assertIncludes(admin, 'href="/library"');
  assert(!viewer.includes('href="/library"') && viewer.includes("Ask an admin"));
  assertIncludes(away, "The built-in library answers until it is back.");
  assertIncludes(away, "3 episodes");
});

Deno.test("ChatPanel marks the cited words, and leads back to their source", () => {
  const html = render(
    <ChatPanel
      ordinal={2}
      source={{
        message_id: ID,
        n: 1,
        title: "Episode 41",
        kind: "episode",
        date: null,
        start_seconds: 872,
        page: null,
        duration_seconds: 2467,
        cited_seconds: [872],
        url: null,
        library_url: `/library/${ID}?t=872`,
        lines: [{
          start_seconds: 872,
          page: null,
          speaker: "Dr Alex Example",
          url: null,
          parts: [{ text: "Two in the morning.", citation: 1 }, { text: " That is all.", citation: null }],
        }],
      }}
    />,
  );

  assertMatch(html, /<mark ?>Two in the morning\.<\/mark> That is all\./);
  assertIncludes(html, 'href="#source-2-1"');
  assertIncludes(html, 'aria-label="14:32 of 41:07"');
  assertEquals(html.match(/<mark/g)?.length, 1);
});
