import fc from "fast-check";
import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { inPieces, reading, refusal, withChatbot } from "../../tests/helpers/chatbot.ts";
import { people } from "../../tests/helpers/services.ts";
import { type AnswerSoFar, pieceOf, withPiece } from "../contract/chat_events.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import {
  askInPieces,
  askQuestion,
  followAnswer,
  listConversations,
  queryLibrary,
  readConversation,
} from "./mod.ts";

const ASKING = { requestId: "request-1" };
const SENTENCES = ["Two readings in the morning.", "Two in the evening.", "For seven days."];
const QUESTION = "How many home readings make a reliable average?";

async function all(events: AsyncIterable<ServerEvent>): Promise<ServerEvent[]> {
  return await Array.fromAsync(events);
}

function folded(events: ServerEvent[]): AnswerSoFar | null {
  return events.reduce<AnswerSoFar | null>((so, event) => withPiece(so, pieceOf(event)!), null);
}

Deno.test("askQuestion() keeps question and answer, and names the conversation by its first question", () =>
  withChatbot(() => inPieces(SENTENCES), async (services) => {
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
  await withChatbot(() => inPieces(SENTENCES), async (services, chatbot) => {
    const { vera } = await people(services);
    const whole = await all(await askInPieces(services, vera, { question: QUESTION }, reading()));
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
          await followAnswer(services, vera, { id: message.message_id }, reading(id)),
        );
        const asked = await all(await askInPieces(services, vera, again, reading(id)));

        assertEquals([...whole.slice(0, cut + 1), ...rest], whole);
        assertEquals(asked, rest);
      }),
      { numRuns: whole.length, examples: whole.map((_, index) => [index]) },
    );
    assertEquals(chatbot.requests.length, 1);
  });
});

Deno.test("queryLibrary() fails with a code where no answer can be made, and the question is kept", async () => {
  await withChatbot(() => new Response("no", { status: 500 }), async (services) => {
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
  withChatbot(() => inPieces(SENTENCES), async (services) => {
    const { vera } = await people(services);
    const { conversation_id } = await askQuestion(services, vera, { question: QUESTION }, ASKING);

    const both = ["From one tab?", "From another?"].map((question) =>
      askQuestion(services, vera, { question, conversation_id }, ASKING)
    );
    const ordinals = (await Promise.all(both)).map(({ ordinal }) => ordinal);

    assertEquals(ordinals.sort(), [2, 3]);
  }));

Deno.test("askQuestion() is refused in a conversation of somebody else, also to an admin", () =>
  withChatbot(() => inPieces(SENTENCES), async (services) => {
    const { ada, vera, otto } = await people(services);
    const { conversation_id, message_id } = await askQuestion(services, vera, { question: QUESTION }, ASKING);

    for (const other of [ada, otto]) {
      const asked = { question: "What did she ask?", conversation_id };
      assertEquals(await refusal(() => askQuestion(services, other, asked, ASKING)), "not_found");
      assertEquals(
        await refusal(() => followAnswer(services, other, { id: message_id }, reading())),
        "not_found",
      );
      assertEquals(
        await refusal(() => readConversation(services, other, { id: conversation_id })),
        "not_found",
      );
    }
    const last = `${message_id}.1.1`;
    const events = await all(
      await askInPieces(services, ada, { question: QUESTION }, reading(last)),
    );
    assert(folded(events)!.message.message_id !== message_id);
  }));

Deno.test("askQuestion() lets one person ask so many questions a minute", () =>
  withChatbot(() => inPieces(["Yes."]), async (services) => {
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
