import type { AppError } from "../../lib/http/mod.ts";
import { assertRejects } from "./assert.ts";
import { type TestServices, withServices } from "./services.ts";

/** What a test lets the stand-alone chatbot service do with a request. */
export type ChatbotScript = (request: Request, body: { question: string; history?: unknown }) =>
  | Response
  | Promise<Response>;

/** A stand-alone chatbot service on a port of its own, as a test scripts it. */
export interface TestChatbot {
  config: { url: string; key: string | null };
  /** Every request so far, with its headers as they came. */
  requests: Request[];
  close(): Promise<void>;
}

/** Serves the chatbot's addresses: `/query` by the script, `/health` and `/pdfs` as they usually answer. */
export function serveChatbot(script: ChatbotScript): TestChatbot {
  const requests: Request[] = [];
  const closing = new AbortController();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {}, signal: closing.signal },
    async (request) => {
      requests.push(request);
      const { pathname } = new URL(request.url);
      if (pathname === "/health") return Response.json({ status: "ok" });
      if (pathname === "/pdfs") return Response.json({ pdfs: ["Measuring at home.pdf"] });
      return await script(request, await request.json());
    },
  );
  return {
    config: { url: `http://127.0.0.1:${server.addr.port}`, key: null },
    requests,
    async close() {
      closing.abort();
      await server.finished;
    },
  };
}

/** Sentences sent one by one as events; `next` is waited for before each, and before the end. */
export function inPieces(sentences: string[], next: () => Promise<void> = () => Promise.resolve()): Response {
  const source = async function* () {
    for (const text of sentences) {
      await next();
      yield event("citation", { n: sentences.indexOf(text) + 1, title: `Source of ${text}`, quote: text });
      yield event("sentence", { text, citations: [sentences.indexOf(text) + 1] });
    }
    await next();
    yield event("done", {});
  };
  const body = ReadableStream.from(source()).pipeThrough(new TextEncoderStream());
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** An event as it travels. */
export function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A gate that lets one waiting piece pass at a time. */
export function stepper(): { next: () => Promise<void>; step: () => void; open: () => void } {
  const waiting: (() => void)[] = [];
  let passes = 0;
  let isOpen = false;
  return {
    next: () =>
      new Promise((resolve) => {
        if (isOpen || passes > 0) {
          passes = Math.max(0, passes - 1);
          resolve();
        } else waiting.push(resolve);
      }),
    step: () => {
      const first = waiting.shift();
      if (first === undefined) passes++;
      else first();
    },
    open: () => {
      isOpen = true;
      for (const each of waiting.splice(0)) each();
    },
  };
}

/** Services whose questions a scripted chatbot service answers. */
export async function withChatbot(
  script: ChatbotScript,
  test: (services: TestServices, chatbot: TestChatbot) => Promise<void>,
): Promise<void> {
  const chatbot = serveChatbot(script);
  try {
    await withServices((services) => test(services, chatbot), { chatbot: chatbot.config });
  } finally {
    await chatbot.close();
  }
}

/** The call of a reader of events, who may have come from somewhere. */
export function reading(
  lastEventId: string | null = null,
  signal: AbortSignal = new AbortController().signal,
) {
  return { requestId: "request-1", lastEventId, signal };
}

/** The code of what is thrown. */
export async function refusal(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}
