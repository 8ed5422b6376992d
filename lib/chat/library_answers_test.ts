import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { inPieces, reading, refusal, withChatbot } from "../../tests/helpers/chatbot.ts";
import { addAndRead, sampleFile } from "../../tests/helpers/library_files.ts";
import { answerIn, withModelServer } from "../../tests/helpers/model_server.ts";
import { people, type TestServices, withServices } from "../../tests/helpers/services.ts";
import { pieceOf, withPiece } from "../contract/chat_events.ts";
import type { Actor } from "../contract/actor.ts";
import { removeSource } from "../library/mod.ts";
import {
  askInPieces,
  askQuestion,
  listDocuments,
  queryLibrary,
  readChatHealth,
  readCitedSource,
  readInsights,
  readOpening,
  readTalk,
  recentQuestions,
} from "./mod.ts";

const ASKING = { requestId: "request-1" };
const QUESTION = "Which cuff size do I need for home blood pressure?";
const down = () => new Response(null, { status: 500 });

async function addSamples(services: TestServices, admin: Actor) {
  const names = ["home-blood-pressure.vtt", "asthma-review-checklist.pdf"];
  return await addAndRead(services, admin, await Promise.all(names.map(sampleFile)));
}

Deno.test("an answer of the library is the same whole and in pieces, and each citation is found where it says", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    await addSamples(services, ada);

    const events = await Array.fromAsync(
      await askInPieces(services, vera, { question: QUESTION }, reading()),
    );

    const pieces = events.map((event) => pieceOf(event)!);
    const before = pieces.slice(0, -1).reduce<ReturnType<typeof withPiece>>(withPiece, null)!.message;
    const whole = pieces.at(-1)!;
    assert(whole.event === "done" && whole.data.sentences.length > 0);
    const { sentences, citations, answer, message_id: id } = whole.data;
    assertEquals([before.sentences, before.citations, before.answer], [sentences, citations, answer]);
    for (const { n, quote } of citations) {
      const { lines } = await readCitedSource(services, vera, { id, number: n });
      const marked = lines.flatMap(({ parts }) => parts).filter((part) => part.citation === n);
      assertEquals(marked.map(({ text }) => text).join("").replace(/\s+/g, " "), quote.replace(/\s+/g, " "));
    }
  }));

Deno.test("askQuestion() looks only where it was told to, and says so in the message", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    await addSamples(services, ada);

    const filters = { kind: "document" as const };
    const message = await askQuestion(
      services,
      vera,
      { question: "What is stepping down?", filters },
      ASKING,
    );

    assertEquals(message.filters, filters);
    assertEquals(new Set(message.citations.map(({ kind }) => kind)), new Set(["document" as const]));
    const before = { since: "2030-01-01" };
    const none = await askQuestion(services, vera, { question: QUESTION, filters: before }, ASKING);
    assertEquals([none.abstained, none.citations], [true, []]);
  }));

Deno.test("readCitedSource() is for whoever asked, and says so when the source is gone", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const sources = await addSamples(services, ada);
    const { message_id: id, conversation_id } = await askQuestion(
      services,
      vera,
      { question: QUESTION },
      ASKING,
    );

    assertEquals(await refusal(() => readCitedSource(services, ada, { id, number: 1 })), "not_found");
    assertEquals(await refusal(() => readCitedSource(services, vera, { id, number: 99 })), "not_found");
    const open = await readTalk(services, vera, { id: conversation_id, show: "1.1" });
    assertEquals([open.shown?.ordinal, open.shown?.source.n], [1, 1]);

    for (const { id } of sources) await removeSource(services, ada, { id }, ASKING);
    assertEquals(await refusal(() => readCitedSource(services, vera, { id, number: 1 })), "not_found");
    assertEquals((await readTalk(services, vera, { id: conversation_id, show: "1.1" })).shown, null);
  }));

Deno.test("an answer that a model wrote is kept with what was withheld of it, and what it cost", () =>
  withModelServer("openai", ({ body }) => {
    const given = body.messages.map(({ content }) => content).join("\n");
    const passage = /--- passage (\S+) \w{16}:(?:(?!--- end)[^])*?A cuff that is too small/.exec(given)?.[1];
    return answerIn("openai", [
      `A cuff that is too small gives readings that are too high. [${passage} "A cuff that is too small"]\n`,
      'Everybody should take two tablets of sampleol. [1 "two tablets of sampleol"]\n',
    ]);
  }, ({ llm }) =>
    withServices(async (services) => {
      const { ada, vera } = await people(services);
      await addSamples(services, ada);

      const message = await askQuestion({ ...services, llm }, vera, { question: QUESTION }, ASKING);
      const insights = await readInsights(services, ada, {});

      assertEquals([message.kind, message.sentences.length, message.citations.length], ["written", 1, 1]);
      assert(!JSON.stringify(message).includes("sampleol"));
      assertEquals(insights.precision.map(({ checked, passed }) => checked - passed), [1]);
      const [model] = insights.models;
      assertEquals([model?.model, model?.answers], ["sample-model", 1]);
      assert(model!.input_tokens > 0 && model!.cost! > 0);
    })));

Deno.test("the library stands in, and says so, while the chatbot service is down", () =>
  withChatbot(down, async (services) => {
    const { ada, vera } = await people(services);
    await addSamples(services, ada);

    const message = await askQuestion(services, vera, { question: QUESTION }, ASKING);

    assertEquals([message.state, message.kind], ["done", "extractive"]);
    assertEquals(message.notices.map(({ kind }) => kind), ["chatbot_unavailable"]);
    assert(message.citations.length > 0);
  }));

Deno.test("a question is refused with a word for it while the chatbot service is down and the library is empty", () =>
  withChatbot(down, async (services) => {
    const { vera } = await people(services);

    const message = await askQuestion(services, vera, { question: QUESTION }, ASKING);

    assertEquals([message.state, message.failure!.code], ["failed", "chatbot_away"]);
    assertIncludes(message.failure!.detail!, "no sources to stand in");
    assertEquals(
      await refusal(() => queryLibrary(services, vera, { question: QUESTION }, ASKING)),
      "answer_failed",
    );
  }));

Deno.test("whoever is in danger gets our words, and the chatbot service is not asked", () =>
  withChatbot(() => inPieces(["Take an aspirin."]), async (services, chatbot) => {
    const { vera } = await people(services);

    const question = "I have crushing chest pain right now, what should I do?";
    const message = await askQuestion(services, vera, { question }, ASKING);

    assertEquals([message.notices[0]?.kind, message.sentences.length], ["emergency", 0]);
    assertEquals(chatbot.requests.length, 0);
    // They were answered, whatever the library holds.
    assertEquals((await recentQuestions(services, vera, 1))[0]!.abstained, false);
  }));

Deno.test("readChatHealth() and readOpening() say who answers, and what there is to ask", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);

    const before = await readChatHealth(services, vera);
    await addSamples(services, ada);
    const after = await readChatHealth(services, vera);
    const { ground } = await readOpening(services, vera);

    assertEquals([before.status, before.answers_from], ["unavailable", null]);
    assertEquals([after.status, after.answers_from, after.sources], [
      "ok",
      "library",
      { episodes: 1, documents: 1 },
    ]);
    assert(ground.topics.length > 0);
    const { items } = await listDocuments(services, vera, {}, reading());
    assertEquals(items.map(({ pages }) => pages), [3]);
  }));
