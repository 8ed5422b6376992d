import { openLanguageModel } from "../../lib/llm/mod.ts";
import { type LanguageModel, MODEL_LIMITS, type ModelLimits } from "../../lib/llm/model.ts";

/** The two protocols that language models are asked in. */
export const PROTOCOLS = ["anthropic", "openai"] as const;

/** A protocol that language models are asked in. */
export type Protocol = (typeof PROTOCOLS)[number];

/** What a server was asked. */
export interface Asked {
  path: string;
  headers: Headers;
  body: { model: string; stream: boolean; system?: string; messages: { role: string; content: string }[] };
}

/** A model on a server of our own, and what that was asked. */
export interface ServedModel {
  llm: LanguageModel;
  asked: Asked[];
}

/** Limits that a test can wait for. */
export const QUICK: ModelLimits = {
  ...MODEL_LIMITS,
  connectMs: 2_000,
  idleMs: 300,
  totalMs: 2_500,
  pauseMs: 5,
  longestPauseMs: 200,
};

/** The key that must never show. */
export const SECRET = "sk-secret-of-the-tests";

/** Runs a test with a model that answers as `respond` says; the nth request is told by its number, from 1. */
export async function withModelServer(
  protocol: Protocol,
  respond: (asked: Asked, attempt: number) => Response | Promise<Response>,
  test: (served: ServedModel) => Promise<void>,
  limits: ModelLimits = QUICK,
): Promise<void> {
  const asked: Asked[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const seen = {
      path: new URL(request.url).pathname,
      headers: request.headers,
      body: await request.json(),
    };
    asked.push(seen);
    return await respond(seen, asked.length);
  });
  const url = `http://127.0.0.1:${server.addr.port}${protocol === "openai" ? "/v1" : ""}`;
  const languageModel = {
    vendor: protocol,
    url,
    key: SECRET,
    model: "sample-model",
    prices: { input: 3, output: 15 },
  };
  try {
    await test({ llm: openLanguageModel({ languageModel }, limits)!, asked });
  } finally {
    await server.shutdown();
  }
}

/** Runs a test with a model whose connection is cut after the events, in the middle of a response. */
export async function withCutConnection(
  protocol: Protocol,
  events: readonly string[],
  test: (llm: LanguageModel) => Promise<void>,
): Promise<void> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serving = (async () => {
    for await (const connection of listener) {
      await connection.read(new Uint8Array(65_536));
      const body = events.map((event) =>
        `${new TextEncoder().encode(event).length.toString(16)}\r\n${event}\r\n`
      );
      const head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
      await connection.write(new TextEncoder().encode(head + body.join("")));
      connection.close();
    }
  })();
  try {
    const url = `http://127.0.0.1:${listener.addr.port}`;
    await test(
      openLanguageModel(
        { languageModel: { vendor: protocol, url, key: SECRET, model: "m", prices: null } },
        QUICK,
      )!,
    );
  } finally {
    listener.close();
    // Closing the listener ends the loop with an error of its own.
    await serving.catch(() => {});
  }
}

/** A whole answer in a protocol, in pieces of text. */
export function answerIn(protocol: Protocol, pieces: readonly string[]): Response {
  return streamOf([
    ...openingOf(protocol),
    ...pieces.map((text) => textEvent(protocol, text)),
    ...endingOf(protocol),
  ]);
}

/** A response of server-sent events, each as given; it stays open for ever after them where `hangs`. */
export function streamOf(events: readonly string[], { hangs = false } = {}): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const event of events) controller.enqueue(encoder.encode(event));
      if (!hangs) controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** A response that goes on writing the event until nobody reads. */
export function endlessStreamOf(opening: readonly string[], event: string): Response {
  const encoder = new TextEncoder();
  let opened = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(encoder.encode(opened ? event : opening.join("")));
      opened = true;
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** What an answer begins with. */
export function openingOf(protocol: Protocol): string[] {
  if (protocol === "openai") {
    return [
      openaiEvent({
        choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }],
      }),
    ];
  }
  return [
    anthropicEvent("message_start", {
      message: {
        id: "msg_1",
        role: "assistant",
        content: [],
        usage: { input_tokens: 900, output_tokens: 1 },
      },
    }),
    anthropicEvent("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    anthropicEvent("ping", {}),
  ];
}

/** A piece of text. */
export function textEvent(protocol: Protocol, text: string): string {
  if (protocol === "openai") {
    return openaiEvent({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }] });
  }
  return anthropicEvent("content_block_delta", { index: 0, delta: { type: "text_delta", text } });
}

/** What an answer ends with. */
function endingOf(protocol: Protocol): string[] {
  if (protocol === "openai") {
    return [
      openaiEvent({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
      openaiEvent({ choices: [], usage: { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 } }),
      "data: [DONE]\n\n",
    ];
  }
  return [
    anthropicEvent("content_block_stop", { index: 0 }),
    anthropicEvent("message_delta", { delta: { stop_reason: "end_turn" }, usage: { output_tokens: 40 } }),
    anthropicEvent("message_stop", {}),
  ];
}

/** An event of Anthropic's stream. */
export function anthropicEvent(type: string, fields: Record<string, unknown>): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}

function openaiEvent(fields: Record<string, unknown>): string {
  return `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", ...fields })}\n\n`;
}
