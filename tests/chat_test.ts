/** The chat over HTTP: whole and in pieces, and its pages by forms alone, as they work without script. */
import type { Actor } from "../lib/contract/actor.ts";
import { ChatMessage, ConversationDetail, MAX_QUESTION } from "../lib/contract/chat_shapes.ts";
import type { Services } from "../lib/services.ts";
import { webApp } from "../main.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals, assertIncludes, assertMatch } from "./helpers/assert.ts";
import { inPieces, withChatbot } from "./helpers/chatbot.ts";
import { addAndRead, sampleFile } from "./helpers/library_files.ts";
import { people, withServices } from "./helpers/services.ts";

const SENTENCES = ["Two in the morning.", "Two in the evening."];
const QUESTION = "How many readings?";

type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>;

function sender(services: Services, person: Actor): Send {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (method, path, body, headers = {}) => {
    const isForm = body instanceof URLSearchParams;
    return await handler(
      new Request(`http://127.0.0.1:8000${path}`, {
        method,
        headers: {
          ...await as(services, person),
          ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      }),
    );
  };
}

/** Events as they travel: name, id and data of each. */
async function eventsOf(response: Response): Promise<{ event: string; id: string; data: unknown }[]> {
  assertMatch(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  const blocks = (await response.text()).split("\n\n").filter((block) => block.startsWith("id: "));
  return blocks.map((block) => {
    const [, id, event, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block)!;
    return { id: id!, event: event!, data: JSON.parse(data!) };
  });
}

Deno.test("POST /api/chat/query answers whole as JSON, and in pieces to whoever accepts events alone", () =>
  withChatbot(() => inPieces(SENTENCES), async (services) => {
    const { vera } = await people(services);
    const send = sender(services, vera);

    const whole = ChatMessage.parse(
      await (await send("POST", "/api/chat/query", { question: QUESTION })).json(),
    );
    const asked = { question: "And then?", conversation_id: whole.conversation_id };
    const both = { accept: "application/json, text/event-stream" };
    const json = await send("POST", "/api/chat/query", asked, both);
    const events = await eventsOf(
      await send("POST", "/api/chat/query", asked, { accept: "text/event-stream" }),
    );

    assertEquals([whole.answer, whole.sentences.length], [SENTENCES.join(" "), 2]);
    assertEquals(ChatMessage.parse(await json.json()).ordinal, 2);
    assertEquals(ChatMessage.parse(events.at(-1)!.data).ordinal, 3);
    const { message_id } = ChatMessage.parse(events[0]!.data);
    const path = `/api/chat/messages/${message_id}/events`;
    const rest = await eventsOf(await send("GET", path, undefined, { "last-event-id": events[2]!.id }));
    assertEquals([...events.slice(0, 3), ...rest], events);
  }));

Deno.test("POST /api/chat/query refuses what is no question, and a conversation that is not one's own", () =>
  withChatbot(() => inPieces(SENTENCES), async (services) => {
    const { vera, ada } = await people(services);
    const send = sender(services, vera);
    const { conversation_id } = await (await send("POST", "/api/chat/query", { question: QUESTION })).json();
    const codeOf = async (response: Response) => (await response.json()).code;

    for (const question of ["", "   ", "x".repeat(MAX_QUESTION + 1), 7, null]) {
      assertEquals(await codeOf(await send("POST", "/api/chat/query", { question })), "input_invalid");
    }
    const others = { question: QUESTION, conversation_id };
    for (const accept of ["application/json", "text/event-stream"]) {
      const response = await sender(services, ada)("POST", "/api/chat/query", others, { accept });
      assertEquals([response.status, await codeOf(response)], [404, "not_found"]);
    }
  }));

Deno.test("the pages of a conversation ask, answer, vote, rename and delete by forms alone", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const send = sender(services, vera);
    const form = (fields: Record<string, string>) => new URLSearchParams(fields);

    assertIncludes(await (await send("GET", "/chat")).text(), "The library is empty");
    await addAndRead(services, ada, [await sampleFile("home-blood-pressure.vtt")]);
    const opening = await (await send("GET", "/chat")).text();
    assertIncludes(opening, "What the library covers");
    assertIncludes(opening, "Not medical advice.");

    const asked = await send(
      "POST",
      "/chat",
      form({ question: "Which cuff size do I need?", kind: "episode", since: "" }),
    );
    assertEquals(asked.status, 303);
    const [, path] = /^(\/chat\/[0-9a-f-]{36})#question-1$/.exec(asked.headers.get("location")!)!;
    const page = await (await send("GET", `${path}?show=1.1`)).text();
    assertIncludes(page, " · Only episodes");
    assertIncludes(page, 'href="#source-1-1"');
    assertIncludes(page, 'id="source-1-1"');
    assertIncludes(page, 'class="is-cited"');
    assertIncludes(page, 'aria-label="Back to source 1"');

    const { messages } = ConversationDetail.parse(
      await (await send("GET", `/api${path!.replace("chat", "chat/conversations")}`)).json(),
    );
    const { message_id: message } = messages[0]!;
    const problem = { action: "vote", message, value: "down", reason: "incomplete", comment: "Say more." };
    assertEquals((await send("POST", path!, form(problem))).headers.get("location"), `${path}#question-1`);
    assertIncludes(await (await send("GET", path!)).text(), "Problem reported");
    assertEquals((await send("POST", path!, form({ action: "stop", message }))).status, 303);

    assertIncludes(
      await (await send("POST", `${path}/rename`, form({ title: " " }))).text(),
      "Fill this in.",
    );
    await send("POST", `${path}/rename`, form({ title: "Cuffs <b>" }));
    assertIncludes(await (await send("GET", "/chat/history?q=cuff")).text(), "Cuffs &lt;b>");
    assertEquals((await send("POST", `${path}/delete`, form({}))).headers.get("location"), "/chat/history");
    assertEquals((await send("GET", path!)).status, 404);
  }));

Deno.test("a question that is refused comes back on the page as it was typed", () =>
  withChatbot(() => inPieces(SENTENCES), async (services) => {
    const { vera } = await people(services);
    const send = sender(services, vera);
    const question = `${"x".repeat(MAX_QUESTION)}<end>`;

    const response = await send("POST", "/chat", new URLSearchParams({ question }));

    const page = await response.text();
    assertEquals(response.status, 422);
    assertIncludes(page, "The question is longer than 2000 characters.");
    assertIncludes(page, "&lt;end>");
  }));

Deno.test("what the chatbot service sends is text on the page, and leads nowhere but by http", () =>
  withChatbot(() =>
    Response.json({
      answer: "See <img src=x onerror=alert(1)>. [1] And [2].",
      citations: [
        { title: "<script>alert(2)</script>", url: "javascript:alert(3)", quote: '"><svg onload=alert(4)>' },
        { title: "Good", url: "https://docs.example/guide.pdf", page: 3 },
      ],
    }), async (services) => {
    const { vera } = await people(services);
    const send = sender(services, vera);

    const asked = await send("POST", "/chat", new URLSearchParams({ question: QUESTION }));
    const page = await (await send("GET", asked.headers.get("location")!.split("#")[0]!)).text();

    assert(!/<img src=x|<script>alert|<svg onload|href="javascript/i.test(page), "escaped");
    assertIncludes(page.replaceAll(/<[^>]*>/g, ""), "&lt;img src=x onerror=alert(1)>");
    assertIncludes(page, 'href="https://docs.example/guide.pdf#page=3"');
    assertIncludes(page, "From the chatbot service");
  }));
