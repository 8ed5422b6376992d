import fc from "fast-check";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { inPieces, serveChatbot, stepper } from "../../tests/helpers/chatbot.ts";
import { people, type TestServices, withServices } from "../../tests/helpers/services.ts";
import { until } from "../../tests/helpers/until.ts";
import { type AnswerSoFar, pieceOf, withPiece } from "../contract/chat_events.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { tenant } from "../db/mod.ts";
import type { AppError } from "../http/mod.ts";
import {
  askInPieces,
  askQuestion,
  followAnswer,
  listConversations,
  queryLibrary,
  readConversation,
  removeConversation,
  retryAnswer,
  stopAnswer,
} from "./mod.ts";
import { findRun } from "./running/run.ts";

const ASKING = { requestId: "request-1" };
const SENTENCES = ["Two readings in the morning.", "Two in the evening.", "For seven days."];
const QUESTION = "How many home readings make a reliable average?";

type Chatbot = ReturnType<typeof serveChatbot>;

/** Services whose questions a scripted chatbot service answers. */
async function withChatbot(
  chatbot: Chatbot,
  test: (services: TestServices) => Promise<void>,
): Promise<void> {
  try {
    await withServices(test, { chatbot: chatbot.config });
  } finally {
    await chatbot.close();
  }
}

function following(signal = new AbortController().signal, lastEventId: string | null = null) {
  return { ...ASKING, signal, lastEventId };
}

async function all(events: AsyncIterable<ServerEvent>): Promise<ServerEvent[]> {
  return await Array.fromAsync(events);
}

function folded(events: ServerEvent[]): AnswerSoFar | null {
  return events.reduce<AnswerSoFar | null>((so, event) => withPiece(so, pieceOf(event)!), null);
}

Deno.test("askQuestion() keeps question and answer, and names the conversation by its first question", () =>
  withChatbot(serveChatbot(() => inPieces(SENTENCES)), async (services) => {
    const { vera } = await people(services);

    const message = await askQuestion(services, vera, { question: QUESTION }, ASKING);
    const more = { question: "And in children?", conversation_id: message.conversation_id };
    await askQuestion(services, vera, more, ASKING);

    assertEquals([message.state, message.answer], ["done", SENTENCES.join(" ")]);
    assertEquals(message.sentences[1], { text: SENTENCES[1]!, citations: [2] });
    const conversation = await readConversation(services, vera, { id: message.conversation_id });
    assertEquals([conversation.title, conversation.questions], [QUESTION, 2]);
    assertEquals(conversation.messages.map(({ ordinal, question }) => [ordinal, question]), [
      [1, QUESTION],
      [2, "And in children?"],
    ]);
    assertEquals(conversation.messages[0], message);
  }));

Deno.test("askInPieces() and a reader who was cut off anywhere get every piece once, and nobody is asked anew", async () => {
  const chatbot = serveChatbot(() => inPieces(SENTENCES));
  await withChatbot(chatbot, async (services) => {
    const { vera } = await people(services);
    const whole = await all(await askInPieces(services, vera, { question: QUESTION }, following()));
    const message = folded(whole)!.message;
    assertEquals(message.sentences.map(({ text }) => text), SENTENCES);
    assertEquals(whole.map(({ event }) => event), [
      "message",
      "status",
      ...SENTENCES.flatMap(() => ["citation", "sentence"]),
      "done",
    ]);

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (cut) => {
        const again = { question: QUESTION, conversation_id: message.conversation_id };
        const id = whole[cut]!.id!;
        const rest = await all(
          await followAnswer(services, vera, { id: message.message_id }, following(undefined, id)),
        );
        const asked = await all(await askInPieces(services, vera, again, following(undefined, id)));

        assertEquals([...whole.slice(0, cut + 1), ...rest], whole);
        assertEquals(asked, rest);
      }),
      { numRuns: whole.length, examples: whole.map((_, index) => [index]) },
    );
    assertEquals(chatbot.requests.length, 1);
  });
});

Deno.test("followAnswer() of an answer under way brings the same to two readers, in whichever process", async () => {
  const gate = stepper();
  await withChatbot(serveChatbot(() => inPieces(SENTENCES, gate.next)), async (services) => {
    const { vera } = await people(services);
    const first = (await askInPieces(services, vera, { question: QUESTION }, following()))
      [Symbol.asyncIterator]();
    const { value: opening } = await first.next();
    const { message_id: id } = opening.data as { message_id: string };
    const tab = all(await followAnswer(services, vera, { id }, following()));
    const other = all(await followAnswer({ ...services }, vera, { id }, following()));
    gate.open();
    const events = [opening, ...await all({ [Symbol.asyncIterator]: () => first })];

    assertEquals(await tab, events);
    assertEquals(await other, events);
  });
});

Deno.test("an answer goes on and is kept though its reader has gone", async () => {
  const gate = stepper();
  await withChatbot(serveChatbot(() => inPieces(SENTENCES, gate.next)), async (services) => {
    const { vera } = await people(services);
    const reader = new AbortController();
    const events = (await askInPieces(services, vera, { question: QUESTION }, following(reader.signal)))[
      Symbol.asyncIterator
    ]();
    const { value } = await events.next();
    reader.abort();
    gate.open();
    const { message_id: id, conversation_id } = value.data as { message_id: string; conversation_id: string };
    await findRun(services, id)?.settled;

    const { messages } = await readConversation(services, vera, { id: conversation_id });
    assertEquals([messages[0]!.state, messages[0]!.sentences.length], ["done", 3]);
  });
});

for (const where of ["this process", "another process"] as const) {
  Deno.test(`stopAnswer() keeps what was said by then, of an answer that ${where} makes`, async () => {
    const gate = stepper();
    await withChatbot(serveChatbot(() => inPieces(SENTENCES, gate.next)), async (services) => {
      const { vera } = await people(services);
      const events = (await askInPieces(services, vera, { question: QUESTION }, following()))
        [Symbol.asyncIterator]();
      const { value } = await events.next();
      const { message_id: id, conversation_id } = value.data as {
        message_id: string;
        conversation_id: string;
      };
      gate.step();
      await until(
        "a sentence is kept",
        async () => await keptSentences(services, vera.organisationId, id) === 1,
      );
      const run = findRun(services, id)!;

      const stopped = await stopAnswer(where === "this process" ? services : { ...services }, vera, { id });
      await run.settled;

      assertEquals([stopped.state, stopped.answer], ["stopped", SENTENCES[0]!]);
      const { messages } = await readConversation(services, vera, { id: conversation_id });
      assertEquals(messages[0], stopped);
      const rest = await all({ [Symbol.asyncIterator]: () => events });
      assertEquals(rest.at(-1)!.data, stopped);
      assertEquals(await refusal(() => stopAnswer(services, vera, { id })), "answer_settled");
    });
  });
}

Deno.test("removeConversation() while it is answered ends the answer and leaves nothing", async () => {
  const gate = stepper();
  await withChatbot(serveChatbot(() => inPieces(SENTENCES, gate.next)), async (services) => {
    const { vera } = await people(services);
    const events = (await askInPieces(services, vera, { question: QUESTION }, following()))
      [Symbol.asyncIterator]();
    const { value } = await events.next();
    const { message_id, conversation_id: id } = value.data as { message_id: string; conversation_id: string };
    const run = findRun(services, message_id)!;

    await removeConversation(services, vera, { id });
    gate.open();
    await run.settled;

    const last = (await all({ [Symbol.asyncIterator]: () => events })).at(-1)!;
    assertEquals([last.event, (last.data as { failure: { code: string } }).failure.code], [
      "error",
      "not_found",
    ]);
    assertEquals((await listConversations(services, vera, {})).items, []);
    assertEquals(await refusal(() => readConversation(services, vera, { id })), "not_found");
  });
});

Deno.test("an answer whose process went away shows as interrupted, and can be tried again", async () => {
  const gate = stepper();
  await withChatbot(serveChatbot(() => inPieces(SENTENCES, gate.next)), async (services) => {
    const { vera } = await people(services);
    const { message_id: id, conversation_id } = await askQuestion(
      services,
      vera,
      { question: QUESTION },
      ASKING,
      0,
    );
    const run = findRun(services, id)!;
    assertEquals(await refusal(() => retryAnswer(services, vera, { id }, ASKING)), "answer_settled");
    services.clock.advance(3_600_000);
    await tenant(
      services.sql,
      vera.organisationId,
      (tx) => tx`update chat_messages set alive_at = ${new Date("2026-01-01")} where id = ${id}`,
    );

    const { messages: [lost] } = await readConversation(services, vera, { id: conversation_id });
    const again = await retryAnswer(services, vera, { id }, ASKING);
    gate.open();
    await run.settled;
    await findRun(services, id)?.settled;

    assertEquals([lost!.state, lost!.failure!.code], ["interrupted", "answer_interrupted"]);
    assertEquals([again.state, again.answer], ["streaming", ""]);
    const { messages } = await readConversation(services, vera, { id: conversation_id });
    assertEquals([messages.length, messages[0]!.state, messages[0]!.sentences.length], [1, "done", 3]);
  });
});

Deno.test("queryLibrary() fails with a code where no answer can be made, and the question is kept", async () => {
  await withChatbot(serveChatbot(() => new Response("no", { status: 500 })), async (services) => {
    const { vera } = await people(services);

    assertEquals(
      await refusal(() => queryLibrary(services, vera, { question: QUESTION }, ASKING)),
      "answer_failed",
    );

    const { id } = (await listConversations(services, vera, {})).items[0]!;
    const { messages } = await readConversation(services, vera, { id });
    assertEquals([messages[0]!.state, messages[0]!.failure!.request_id], ["failed", "request-1"]);
  });
});

Deno.test("two questions asked at once in one conversation have places of their own", () =>
  withChatbot(serveChatbot(() => inPieces(SENTENCES)), async (services) => {
    const { vera } = await people(services);
    const { conversation_id } = await askQuestion(services, vera, { question: QUESTION }, ASKING);

    const both = ["From one tab?", "From another?"].map((question) =>
      askQuestion(services, vera, { question, conversation_id }, ASKING)
    );
    const ordinals = (await Promise.all(both)).map(({ ordinal }) => ordinal);

    assertEquals(ordinals.sort(), [2, 3]);
  }));

Deno.test("askQuestion() is refused in a conversation of somebody else, also to an admin", () =>
  withChatbot(serveChatbot(() => inPieces(SENTENCES)), async (services) => {
    const { ada, vera, otto } = await people(services);
    const { conversation_id, message_id } = await askQuestion(services, vera, { question: QUESTION }, ASKING);

    for (const other of [ada, otto]) {
      const asked = { question: "What did she ask?", conversation_id };
      assertEquals(await refusal(() => askQuestion(services, other, asked, ASKING)), "not_found");
      assertEquals(
        await refusal(() => followAnswer(services, other, { id: message_id }, following())),
        "not_found",
      );
      assertEquals(
        await refusal(() => readConversation(services, other, { id: conversation_id })),
        "not_found",
      );
    }
    const last = `${message_id}.1.1`;
    const events = await all(
      await askInPieces(services, ada, { question: QUESTION }, following(undefined, last)),
    );
    assert(folded(events)!.message.message_id !== message_id);
  }));

Deno.test("askQuestion() lets one person ask so many questions a minute", () =>
  withChatbot(serveChatbot(() => inPieces(["Yes."])), async (services) => {
    const { vera, ed } = await people(services);
    for (let count = 0; count < 12; count++) {
      await askQuestion(services, vera, { question: `Question ${count}` }, ASKING);
    }

    assertEquals(
      await refusal(() => askQuestion(services, vera, { question: "More" }, ASKING)),
      "too_many_attempts",
    );
    await askQuestion(services, ed, { question: "Mine" }, ASKING);
  }));

/** The code of what is thrown. */
async function refusal(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}

async function keptSentences(services: TestServices, organisationId: string, id: string): Promise<number> {
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) => tx`select from chat_events where message_id = ${id} and event = 'sentence'`,
  );
  return rows.length;
}
