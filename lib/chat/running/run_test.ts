import { assertEquals } from "../../../tests/helpers/assert.ts";
import { inPieces, reading, refusal, stepper, withChatbot } from "../../../tests/helpers/chatbot.ts";
import { people, type TestServices } from "../../../tests/helpers/services.ts";
import { until } from "../../../tests/helpers/until.ts";
import type { ServerEvent } from "../../contract/endpoint.ts";
import { tenant } from "../../db/mod.ts";
import {
  askInPieces,
  askQuestion,
  followAnswer,
  listConversations,
  readConversation,
  removeConversation,
  retryAnswer,
  stopAnswer,
} from "../mod.ts";
import { findRun } from "./run.ts";

const ASKING = { requestId: "request-1" };
const SENTENCES = ["Two readings in the morning.", "Two in the evening.", "For seven days."];
const QUESTION = "How many home readings make a reliable average?";

async function all(events: AsyncIterable<ServerEvent>): Promise<ServerEvent[]> {
  return await Array.fromAsync(events);
}

Deno.test("followAnswer() of an answer under way brings the same to two readers, in whichever process", async () => {
  const gate = stepper();
  await withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
    const { vera } = await people(services);
    const first = (await askInPieces(services, vera, { question: QUESTION }, reading()))
      [Symbol.asyncIterator]();
    const { value: opening } = await first.next();
    const { message_id: id } = opening.data as { message_id: string };
    const tab = all(await followAnswer(services, vera, { id }, reading()));
    const other = all(await followAnswer({ ...services }, vera, { id }, reading()));
    gate.open();
    const events = [opening, ...await all({ [Symbol.asyncIterator]: () => first })];

    assertEquals(await tab, events);
    assertEquals(await other, events);
  });
});

Deno.test("an answer goes on and is kept though its reader has gone", async () => {
  const gate = stepper();
  await withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
    const { vera } = await people(services);
    const reader = new AbortController();
    const events = (await askInPieces(services, vera, { question: QUESTION }, reading(null, reader.signal)))[
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
    await withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
      const { vera } = await people(services);
      const events = (await askInPieces(services, vera, { question: QUESTION }, reading()))
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
  await withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
    const { vera } = await people(services);
    const events = (await askInPieces(services, vera, { question: QUESTION }, reading()))
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
  await withChatbot(() => inPieces(SENTENCES, gate.next), async (services) => {
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

async function keptSentences(services: TestServices, organisationId: string, id: string): Promise<number> {
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) => tx`select from chat_events where message_id = ${id} and event = 'sentence'`,
  );
  return rows.length;
}
