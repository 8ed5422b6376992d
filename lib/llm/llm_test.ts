import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import {
  answerIn,
  anthropicEvent,
  endlessStreamOf,
  openingOf,
  type Protocol,
  PROTOCOLS,
  QUICK,
  SECRET,
  type ServedModel,
  streamOf,
  textEvent,
  withCutConnection,
  withModelServer,
} from "../../tests/helpers/model_server.ts";
import { type LanguageModel, ModelError, type Usage } from "./mod.ts";
import { openLanguageModel } from "./open.ts";

const PROMPT = { system: "Answer from the passages.", user: "Why?" };

async function read(llm: LanguageModel, signal = new AbortController().signal) {
  let text = "";
  let usage: Usage | null = null;
  for await (const piece of llm.write(PROMPT, signal)) {
    if (piece.type === "text") text += piece.text;
    else usage = piece.usage;
  }
  return { text, usage };
}

async function faultOf(llm: LanguageModel): Promise<ModelError> {
  const error = await assertRejects(() => read(llm));
  assert(error instanceof ModelError, String(error));
  assert(!`${error.message} ${error.stack} ${JSON.stringify(error.cause ?? "")}`.includes(SECRET));
  return error;
}

function forEach(name: string, test: (protocol: Protocol) => Promise<void>): void {
  for (const protocol of PROTOCOLS) Deno.test(`write() ${name}, by ${protocol}`, () => test(protocol));
}

forEach(
  "gives the text as it comes, and counts tokens and cost",
  (protocol) =>
    withModelServer(
      protocol,
      () => answerIn(protocol, ["Because ", "of the ", "cuff — “so”."]),
      async ({ llm, asked }) => {
        const { text, usage } = await read(llm);

        assertEquals(text, "Because of the cuff — “so”.");
        assertEquals(usage, { inputTokens: 900, outputTokens: 40, cost: (900 * 3 + 40 * 15) / 1_000_000 });
        assertEquals([asked[0]!.body.model, asked[0]!.body.stream], ["sample-model", true]);
        const key = protocol === "anthropic" ? "x-api-key" : "authorization";
        assertEquals(asked[0]!.headers.get(key)?.replace("Bearer ", ""), SECRET);
        assertEquals(asked[0]!.path, protocol === "anthropic" ? "/v1/messages" : "/v1/chat/completions");
      },
    ),
);

forEach(
  "tries again when it is told to come back, and not a third time after the last attempt",
  async (protocol) => {
    const busy = () => new Response(`no, ${SECRET}`, { status: 429, headers: { "retry-after": "0.01" } });
    await withModelServer(
      protocol,
      (_, attempt) => attempt < 3 ? busy() : answerIn(protocol, ["Yes."]),
      async ({ llm }) => {
        assertEquals((await read(llm)).text, "Yes.");
      },
    );
    await withModelServer(protocol, busy, async ({ llm, asked }) => {
      assertEquals((await faultOf(llm)).fault, "busy");
      assertEquals(asked.length, QUICK.attempts);
    });
  },
);

forEach(
  "gives up at once where the pause asked for is too long, or the request is refused",
  async (protocol) => {
    const late = () => new Response("", { status: 429, headers: { "retry-after": "3600" } });
    await withModelServer(protocol, late, async ({ llm, asked }) => {
      assertEquals([(await faultOf(llm)).fault, asked.length], ["busy", 1]);
    });
    const refuse = () => new Response(`bad key ${SECRET}`, { status: 401 });
    await withModelServer(protocol, refuse, async ({ llm, asked }) => {
      assertEquals([(await faultOf(llm)).fault, asked.length], ["refused", 1]);
    });
  },
);

forEach("tries a server error again", (protocol) =>
  withModelServer(
    protocol,
    (_, attempt) => attempt === 1 ? new Response("", { status: 500 }) : answerIn(protocol, ["Yes."]),
    async ({ llm }) => assertEquals((await read(llm)).text, "Yes."),
  ));

forEach("never sends the key on to where a server leads", async (protocol) => {
  const lead = () => new Response(null, { status: 307, headers: { location: "http://127.0.0.1:1/" } });
  await withModelServer(protocol, lead, async ({ llm }) => {
    assertEquals((await faultOf(llm)).fault, "unreachable");
  });
});

const BROKEN: Record<string, (protocol: Protocol) => Response> = {
  too_slow: (protocol) =>
    streamOf([...openingOf(protocol), textEvent(protocol, "Half of ")], { hangs: true }),
  too_long: (protocol) => endlessStreamOf(openingOf(protocol), textEvent(protocol, "on and on ")),
  malformed: (protocol) => streamOf([...openingOf(protocol), "data: {not json\n\n"]),
};

for (const [fault, respond] of Object.entries(BROKEN)) {
  forEach(
    `fails as ${fault} where the stream is, and asks once`,
    (protocol) =>
      withModelServer(protocol, () => respond(protocol), async ({ llm, asked }: ServedModel) => {
        assertEquals([(await faultOf(llm)).fault, asked.length], [fault, 1]);
      }),
  );
}

forEach(
  "fails where the connection is cut",
  (protocol) =>
    withCutConnection(protocol, [...openingOf(protocol), textEvent(protocol, "Half of ")], async (llm) => {
      assertEquals((await faultOf(llm)).fault, "broken_off");
    }),
);

forEach("takes a stream that ends without saying so for a broken one", (protocol) =>
  withModelServer(
    protocol,
    () => streamOf([...openingOf(protocol), textEvent(protocol, "Half of ")]),
    async ({ llm }) => assertEquals((await faultOf(llm)).fault, "broken_off"),
  ));

forEach(
  "stops at once when nobody waits any more",
  (protocol) =>
    withModelServer(protocol, () => streamOf(openingOf(protocol), { hangs: true }), async ({ llm }) => {
      const leaving = new AbortController();
      const reading = read(llm, leaving.signal);
      leaving.abort(new Error("gone"));

      assertEquals((await assertRejects(() => reading)).message, "gone");
    }),
);

Deno.test("write() tries again when Anthropic says in the stream that it is overloaded", () => {
  const overloaded = anthropicEvent("error", { error: { type: "overloaded_error", message: SECRET } });
  return withModelServer(
    "anthropic",
    (_, attempt) => attempt === 1 ? streamOf([overloaded]) : answerIn("anthropic", ["Yes."]),
    async ({ llm }) => assertEquals((await read(llm)).text, "Yes."),
  );
});

Deno.test("write() passes over events of Anthropic that it does not know", () => {
  const unknown = [
    anthropicEvent("content_block_delta", { delta: { type: "thinking_delta", thinking: "hm" } }),
    anthropicEvent("something_new", { text: "x" }),
    ": a comment\n\n",
  ];
  return withModelServer(
    "anthropic",
    () => streamOf([...unknown, textEvent("anthropic", "Yes."), anthropicEvent("message_stop", {})]),
    async ({ llm }) => assertEquals((await read(llm)).text, "Yes."),
  );
});

Deno.test("openLanguageModel() opens none where none is configured", () => {
  assertEquals(openLanguageModel({ languageModel: null }), null);
});
