import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { inPieces, refusal, withChatbot } from "../../../tests/helpers/chatbot.ts";
import { people } from "../../../tests/helpers/services.ts";
import {
  askQuestion,
  listConversations,
  readConversation,
  recentQuestions,
  removeConversation,
  renameConversation,
  voteOnAnswer,
} from "../mod.ts";
import { titleOf } from "./title.ts";

const ASKING = { requestId: "request-1" };
const answered = () => inPieces(["Yes."]);

Deno.test("listConversations() pages through one's own, the one last asked first, and finds them by their words", () =>
  withChatbot(answered, async (services) => {
    const { vera, ada } = await people(services);
    for (const question of ["Which cuff fits?", "How is asthma reviewed?", "What is a 100% wrong_way?"]) {
      await askQuestion(services, vera, { question }, ASKING);
      services.clock.advance(60_000);
    }
    const oldest = (await listConversations(services, vera, {})).items.at(-1)!;
    await askQuestion(services, vera, { question: "And for children?", conversation_id: oldest.id }, ASKING);

    const first = await listConversations(services, vera, { limit: 2 });
    const rest = await listConversations(services, vera, { limit: 2, cursor: first.next_cursor! });
    const titles = [...first.items, ...rest.items].map(({ title }) => title);
    assertEquals(titles, ["Which cuff fits?", "What is a 100% wrong_way?", "How is asthma reviewed?"]);
    assertEquals(rest.next_cursor, null);
    const found = async (q: string) =>
      (await listConversations(services, vera, { q })).items.map(({ title }) => title);
    assertEquals(await found("CHILDREN"), ["Which cuff fits?"]);
    assertEquals(await found("100% w"), ["What is a 100% wrong_way?"]);
    assertEquals(await found("%"), ["What is a 100% wrong_way?"]);
    assertEquals((await listConversations(services, ada, {})).items, []);
    assertEquals(await refusal(() => listConversations(services, vera, { cursor: "x" })), "input_invalid");
  }));

Deno.test("renameConversation() and removeConversation() are for its own person alone", () =>
  withChatbot(answered, async (services) => {
    const { vera, ada } = await people(services);
    const { conversation_id: id } = await askQuestion(
      services,
      vera,
      { question: "Which cuff fits?" },
      ASKING,
    );

    assertEquals(await refusal(() => renameConversation(services, ada, { id, title: "Mine" })), "not_found");
    assertEquals(await refusal(() => removeConversation(services, ada, { id })), "not_found");
    assertEquals((await renameConversation(services, vera, { id, title: "Cuffs" })).title, "Cuffs");
    await removeConversation(services, vera, { id });
    assertEquals(await refusal(() => readConversation(services, vera, { id })), "not_found");
  }));

Deno.test("voteOnAnswer() keeps one word of the person, the last, until it is taken back", () =>
  withChatbot(answered, async (services) => {
    const { vera, ada } = await people(services);
    const { message_id: id } = await askQuestion(services, vera, { question: "Which cuff fits?" }, ASKING);

    await voteOnAnswer(services, vera, { id, value: "up" });
    const down = await voteOnAnswer(services, vera, { id, value: "down", reason: "wrong", comment: "No." });
    const none = await voteOnAnswer(services, vera, { id, value: null });

    assertEquals([down.vote, none.vote], [{ value: "down", reason: "wrong", comment: "No." }, null]);
    assertEquals(await refusal(() => voteOnAnswer(services, ada, { id, value: "up" })), "not_found");
  }));

Deno.test("recentQuestions() are one's own, newest first, each with the way to it", () =>
  withChatbot(answered, async (services) => {
    const { vera, ed } = await people(services);
    const first = await askQuestion(services, vera, { question: "First?" }, ASKING);
    services.clock.advance(1_000);
    await askQuestion(
      services,
      vera,
      { question: "Second?", conversation_id: first.conversation_id },
      ASKING,
    );
    await askQuestion(services, ed, { question: "Another's?" }, ASKING);

    const recent = await recentQuestions(services, vera, 5);

    assertEquals(recent.map(({ question, href }) => [question, href]), [
      ["Second?", `/chat/${first.conversation_id}#question-2`],
      ["First?", `/chat/${first.conversation_id}#question-1`],
    ]);
  }));

Deno.test("titleOf() keeps a short question whole, and cuts a long one at a word", () => {
  assertEquals(titleOf("  Which\ncuff   fits? "), "Which cuff fits?");
  const long = titleOf("word ".repeat(100));
  assert(long.endsWith("word…") && long.length <= 80, long);
  assertEquals([...titleOf("𝒜".repeat(500))].length, 80);
});
