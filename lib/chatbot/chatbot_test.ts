import fc from "fast-check";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { type ChatbotScript, event, inPieces, serveChatbot } from "../../tests/helpers/chatbot.ts";
import { standingClock } from "../../tests/helpers/services.ts";
import { type Chatbot, ChatbotError, type ChatbotPiece, type ChatbotQuestion, openChatbot } from "./mod.ts";

const LIMITS = { connectMs: 200, idleMs: 200, totalMs: 2_000, mostBytes: 20_000 };
const NOBODY = new AbortController().signal;
const QUESTION: ChatbotQuestion = { question: "How many readings?", thread: [] };

async function withService(
  script: ChatbotScript,
  test: (chatbot: Chatbot, requests: Request[], clock: ReturnType<typeof standingClock>) => Promise<void>,
): Promise<void> {
  const service = serveChatbot(script);
  const clock = standingClock();
  try {
    const config = { chatbot: { ...service.config, key: "key-of-the-service" } };
    await test(openChatbot(config, clock, LIMITS)!, service.requests, clock);
  } finally {
    await service.close();
  }
}

async function ask(chatbot: Chatbot, question = QUESTION): Promise<ChatbotPiece[]> {
  return await Array.fromAsync(chatbot.ask(question, NOBODY));
}

async function fault(chatbot: Chatbot): Promise<string> {
  const error = await assertRejects(() => ask(chatbot));
  assert(error instanceof ChatbotError, String(error));
  return error.fault;
}

function stream(...parts: string[]): Response {
  const body = ReadableStream.from(parts).pipeThrough(new TextEncoderStream());
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

Deno.test("ask() sends the question and the thread, and nothing of the person", () =>
  withService(async (request, body) => {
    assertEquals(body, {
      question: "And in children?",
      history: [{ question: "How many readings?", answer: "Two." }],
    });
    assertEquals(request.headers.get("authorization"), "Bearer key-of-the-service");
    for (const header of ["cookie", "x-forwarded-for", "referer", "origin", "x-request-id"]) {
      assertEquals(request.headers.get(header), null);
    }
    return await Promise.resolve(Response.json({ answer: "Three." }));
  }, async (chatbot) => {
    const thread = [{ question: "How many readings?", answer: "Two." }];

    const pieces = await ask(chatbot, { question: "And in children?", thread });

    const sentence = { text: "Three.", citations: [] };
    assertEquals(pieces, [
      { type: "sentence", sentence },
      { type: "answer", answer: { sentences: [sentence], citations: [], abstained: false } },
    ]);
  }));

Deno.test("ask() understands sources under the names such services use", () =>
  withService(() =>
    Response.json({
      response: "Seven days are enough. [1] Leave the first out [2, 3]. And then? [1].",
      source_documents: [
        {
          metadata: { title: "Home blood pressure", youtube_id: "aBcDeFgHiJk", timestamp: "14:32" },
          text: "Seven",
        },
        {
          file_name: "guide.pdf",
          page_number: "7",
          url: "https://docs.example/guide.pdf",
          page_content: "Leave it",
        },
        {
          document: { name: "Fact sheet" },
          link: "https://docs.example/sheet",
          start_time: 61.9,
          speaker: "Dr A",
        },
      ],
    }), async (chatbot) => {
    const last = (await ask(chatbot)).at(-1) as Extract<ChatbotPiece, { type: "answer" }>;

    assertEquals(last.answer.sentences, [
      { text: "Seven days are enough.", citations: [1] },
      { text: "Leave the first out.", citations: [2, 3] },
      { text: "And then?", citations: [1] },
    ]);
    assertEquals(
      last.answer.citations.map((
        { n, title, kind, page, startSeconds, url },
      ) => [n, title, kind, page, startSeconds, url]),
      [
        [1, "Home blood pressure", "episode", null, 872, "https://www.youtube.com/watch?v=aBcDeFgHiJk&t=872"],
        [2, "guide.pdf", "document", 7, null, "https://docs.example/guide.pdf#page=7"],
        [3, "Fact sheet", "episode", null, 61, "https://docs.example/sheet"],
      ],
    );
  }));

Deno.test("ask() follows a stream of tokens sentence by sentence, and takes the sources at its end", () =>
  withService(() =>
    stream(
      ...["Two in the ", "morning. Two in", " the evening [1]."].map((token) => event("token", { token })),
      event("sources", { sources: [{ title: "Home blood pressure", start: 12 }] }),
      "data: [DONE]\n\n",
    ), async (chatbot) => {
    const pieces = await ask(chatbot);

    assertEquals(pieces.map(({ type }) => type), ["sentence", "citation", "sentence", "answer"]);
    const last = pieces.at(-1) as Extract<ChatbotPiece, { type: "answer" }>;
    assertEquals(last.answer.sentences, [
      { text: "Two in the morning.", citations: [] },
      { text: "Two in the evening.", citations: [1] },
    ]);
  }));

Deno.test("ask() lets no address through but those of http, nor more text than a card holds", () =>
  withService(() =>
    Response.json({
      answer: "See <img src=x onerror=alert(1)> here.",
      citations: [
        "javascript:alert(1)",
        { title: "<script>alert(1)</script>", url: "javascript:alert(1)" },
        { title: "Data", url: "data:text/html,<script>alert(1)</script>" },
        { title: "Whose", url: "https://user:secret@evil.example/" },
        { title: "Odd", url: "JaVaScRiPt:alert(1)", source: "vbscript:x" },
        { title: "x".repeat(5_000), quote: "y".repeat(5_000), url: "https://ok.example/\u202e?q=1" },
        { title: { toString: "no" }, url: 7, page: { a: 1 }, start: Number.MAX_VALUE },
        null,
        7,
      ],
    }), async (chatbot) => {
    const last = (await ask(chatbot)).at(-1) as Extract<ChatbotPiece, { type: "answer" }>;

    assertEquals(last.answer.citations.map(({ url }) => url).slice(0, 5), [null, null, null, null, null]);
    const long = last.answer.citations[5]!;
    assert(
      long.title.length <= 300 && long.quote.length <= 1_000 && long.url!.startsWith("https://ok.example/"),
    );
    assertEquals(last.answer.citations.length, 6);
  }));

const FAILURES: Record<string, [ChatbotScript, string]> = {
  "answers with 500": [() => new Response("secret stack", { status: 500 }), "failing"],
  "refuses the question": [() => new Response("no", { status: 422 }), "refused"],
  "leads elsewhere": [() => Response.redirect("http://127.0.0.1:9/query"), "unreachable"],
  "never answers": [() => new Promise(() => {}), "too_slow"],
  "stops half-way": [() => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"answer": "Half')),
    });
    return new Response(body);
  }, "too_slow"],
  "cuts its stream": [() => stream(event("token", { token: "Half an " })), "broken_off"],
  "sends no JSON": [() => new Response("<html>Welcome</html>"), "malformed"],
  "sends JSON without an answer": [() => Response.json({ ok: true }), "malformed"],
  "sends far too much": [() => Response.json({ answer: "x".repeat(50_000) }), "too_large"],
  "says it failed": [() => stream(event("error", { message: "no" })), "failing"],
};

for (const [what, [script, expected]] of Object.entries(FAILURES)) {
  Deno.test(`ask() fails with a word for it where the service ${what}`, () =>
    withService(script, async (chatbot) => {
      assertEquals(await fault(chatbot), expected);
    }));
}

Deno.test("ask() leaves a service alone that failed three times, and tries it once after each rest", () => {
  let isDown = true;
  return withService(
    () => isDown ? new Response(null, { status: 503 }) : inPieces(["Yes."]),
    async (chatbot, requests, clock) => {
      for (let count = 0; count < 3; count++) assertEquals(await fault(chatbot), "failing");
      assertEquals([await fault(chatbot), requests.length], ["resting", 3]);
      // Its /health answers as ever.
      assertEquals(await chatbot.isWell(NOBODY), false);

      clock.advance(30_000);
      const both = await Promise.all([fault(chatbot), fault(chatbot)]);
      assertEquals([both.sort(), requests.length], [["failing", "resting"], 4]);

      clock.advance(30_000);
      isDown = false;
      await ask(chatbot);
      await ask(chatbot);
      assertEquals(requests.length, 6);
    },
  );
});

Deno.test("ask() counts no refused question, and nobody who left, against the service", () => {
  let isRefused = true;
  return withService(
    () => isRefused ? new Response(null, { status: 400 }) : new Promise(() => {}),
    async (chatbot) => {
      for (let count = 0; count < 4; count++) assertEquals(await fault(chatbot), "refused");
      isRefused = false;
      for (let count = 0; count < 4; count++) {
        const leaving = new AbortController();
        const asked = Array.fromAsync(chatbot.ask(QUESTION, leaving.signal));
        leaving.abort(new DOMException("gone", "AbortError"));
        assertEquals((await assertRejects(() => asked)).name, "AbortError");
      }
      isRefused = true;
      assertEquals(await fault(chatbot), "refused");
    },
  );
});

Deno.test("listDocuments() and isWell() read what such services send", () =>
  withService(() => new Response(null), async (chatbot) => {
    assertEquals(await chatbot.listDocuments(NOBODY), [
      { id: "Measuring at home.pdf", title: "Measuring at home.pdf", pages: null, date: null, url: null },
    ]);
    assertEquals(await chatbot.isWell(NOBODY), true);
  }));

Deno.test("ask() either understands an answer or fails with a word for it, whatever is sent", async () => {
  let sent: unknown = null;
  await withService(() => Response.json(sent), async (chatbot, _requests, clock) => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ answer: fc.oneof(fc.string(), fc.jsonValue()), citations: fc.array(fc.jsonValue()) }),
        async (value) => {
          sent = value;
          clock.advance(60_000);
          try {
            for (const piece of await ask(chatbot)) {
              if (piece.type !== "answer") continue;
              const known = piece.answer.citations.map(({ n }) => n);
              assertEquals(new Set(known).size, known.length);
              assert(
                piece.answer.sentences.every(({ citations }) => citations.every((n) => known.includes(n))),
              );
            }
          } catch (error) {
            assert(error instanceof ChatbotError, String(error));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
