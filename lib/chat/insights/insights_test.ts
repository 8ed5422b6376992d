import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { inPieces, refusal, withChatbot } from "../../../tests/helpers/chatbot.ts";
import { people } from "../../../tests/helpers/services.ts";
import { tenant } from "../../db/mod.ts";
import { askQuestion, exportUnanswered, readInsights, voteOnAnswer } from "../mod.ts";

const ASKING = { requestId: "request-1" };
const KNOWN = "Which cuff fits?";

/** Knows one thing. */
const service = (_request: Request, { question }: { question: string }) =>
  question === KNOWN
    ? inPieces(["The one for the arm."])
    : Response.json({ answer: "Nothing.", abstained: true });

Deno.test("readInsights() counts what was asked, answered, not answered and voted down, and names nobody", () =>
  withChatbot(service, async (services) => {
    const { ada, vera, ed, otto } = await people(services);
    const known = await askQuestion(services, vera, { question: KNOWN }, ASKING);
    await askQuestion(services, vera, { question: "What of  gout?" }, ASKING);
    services.clock.advance(1_000);
    await askQuestion(services, ed, { question: "what of gout" }, ASKING);
    await askQuestion(services, otto, { question: "What do others ask?" }, ASKING);
    await voteOnAnswer(services, vera, {
      id: known.message_id,
      value: "down",
      reason: "wrong",
      comment: "Leg",
    });

    const insights = await readInsights(services, ada, {});

    assertEquals([insights.questions, insights.people, insights.answered, insights.unanswered], [3, 2, 1, 2]);
    assertEquals(insights.without_answer.map(({ question, times }) => [question, times]), [
      ["what of gout", 2],
    ]);
    assertEquals(insights.voted_down.map(({ question, reason, comment }) => [question, reason, comment]), [
      [KNOWN, "wrong", "Leg"],
    ]);
    const text = JSON.stringify(insights);
    assert(![vera.name, vera.email, vera.userId, "What do others ask?"].some((word) => text.includes(word)));
    assertEquals(
      (await readInsights(services, ada, { since: "2026-01-01", until: "2026-01-31" })).questions,
      0,
    );
    for (const other of [vera, ed]) {
      assertEquals(await refusal(() => readInsights(services, other, {})), "role_too_low");
    }
    const turned = { since: "2026-02-02", until: "2026-02-01" };
    assertEquals(await refusal(() => readInsights(services, ada, turned)), "input_invalid");
  }));

Deno.test("readInsights() says by day how many checked sentences passed, what was dropped, and what models cost", () =>
  withChatbot(service, async (services) => {
    const { ada, vera } = await people(services);
    const { message_id: id } = await askQuestion(services, vera, { question: KNOWN }, ASKING);
    const dropped = { quote_not_found: 2, wrong_id: 0, no_citation: 0, not_supported: 1 };
    await tenant(services.sql, ada.organisationId, (tx) =>
      tx`
        update chat_messages
        set checked = 10, dropped = ${tx.json(dropped)}, model = 'sample-model', input_tokens = 900,
          output_tokens = 80, cost_micros = 1500000, latency_ms = 1200
        where id = ${id}
      `);

    const { precision, dropped: counts, models } = await readInsights(services, ada, {});

    assertEquals(precision, [{ day: "2026-03-02", checked: 10, passed: 7 }]);
    assertEquals(counts.filter(({ count }) => count > 0), [
      { reason: "quote_not_found", count: 2 },
      { reason: "not_supported", count: 1 },
    ]);
    assertEquals(models, [
      { model: "sample-model", answers: 1, input_tokens: 900, output_tokens: 80, cost: 1.5, median_ms: 1200 },
    ]);
  }));

Deno.test("exportUnanswered() is text to a spreadsheet whatever was asked, and is recorded", () =>
  withChatbot(service, async (services) => {
    const { ada, vera } = await people(services);
    await askQuestion(services, vera, { question: '=HYPERLINK("http://evil.example","x")' }, ASKING);

    const { body, name } = await exportUnanswered(services, ada, {}, ASKING);

    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body as Uint8Array).split("\r\n");
    assertEquals(lines[0], "\ufeffquestion,times_asked,last_asked");
    assertIncludes(lines[1]!, `"'=HYPERLINK(""http://evil.example"",""x"")",1,2026-03-02T09:00:00.000Z`);
    assertEquals(name, "unanswered-questions-2026-02-01-to-2026-03-02.csv");
    assertEquals(await refusal(() => exportUnanswered(services, vera, {}, ASKING)), "role_too_low");
    const [{ count } = { count: 0 }] = await tenant(
      services.sql,
      ada.organisationId,
      (tx) =>
        tx<{ count: number }[]>`select count(*) from audit_log where action = 'chat.unanswered_exported'`,
    );
    assertEquals(count, 1);
  }));
