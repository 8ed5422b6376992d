import type { Clock } from "../clock.ts";
import { type Breaker, openBreaker } from "./breaker.ts";
import { ChatbotError } from "./errors.ts";
import { readDocuments } from "./read_answer.ts";
import { readEvents, readWhole } from "./read_stream.ts";
import { type ChatbotLimits, type ChatbotRequest, type ChatbotResponse, exchange } from "./request.ts";
import type { ChatbotDocument, ChatbotPiece, ChatbotQuestion } from "./shapes.ts";

export type { ChatbotLimits } from "./request.ts";

/** The stand-alone chatbot service. */
export interface Chatbot {
  /** Asks a question; ends with the whole answer. @throws ChatbotError, or the reason of `signal` */
  ask(question: ChatbotQuestion, signal: AbortSignal): AsyncGenerator<ChatbotPiece>;
  /** The documents it answers from. @throws ChatbotError */
  listDocuments(signal: AbortSignal): Promise<ChatbotDocument[]>;
  /** Whether it says that it is well, and is not left alone after failing. */
  isWell(signal: AbortSignal): Promise<boolean>;
}

/** What people wait for an answer at most; health is asked while a page waits. */
const LIMITS: ChatbotLimits = { connectMs: 30_000, idleMs: 20_000, totalMs: 120_000, mostBytes: 2_000_000 };
const HEALTH_MS = 2_000;

/** Opens the service the configuration names; null where it names none. */
export function openChatbot(
  config: { chatbot: { url: string; key: string | null } | null },
  clock: Clock,
  limits: ChatbotLimits = LIMITS,
): Chatbot | null {
  if (config.chatbot === null) return null;
  const { url, key } = config.chatbot;
  const breaker = openBreaker(clock);
  const to = (path: string, body?: unknown): ChatbotRequest => ({
    url: `${url}${path}`,
    method: body === undefined ? "GET" : "POST",
    key,
    accept: body === undefined ? "application/json" : "text/event-stream, application/json",
    body,
  });

  return {
    ask: ({ question, thread }, signal) => {
      const body = { question, ...(thread.length === 0 ? {} : { history: thread }) };
      return guarded(breaker, signal, () => exchange(to("/query", body), limits, signal, readReply));
    },
    listDocuments: async (signal) => {
      const read = ({ text }: ChatbotResponse) => one(async () => readDocuments(await readWhole(text)));
      return await first(guarded(breaker, signal, () => exchange(to("/pdfs"), limits, signal, read)));
    },
    isWell: async (signal) => {
      // A service may call itself well and answer nobody.
      if (breaker.isOpen) return false;
      const brief = { ...limits, connectMs: HEALTH_MS, idleMs: HEALTH_MS, totalMs: HEALTH_MS };
      try {
        return await first(exchange(to("/health"), brief, signal, () => one(() => Promise.resolve(true))));
      } catch (error) {
        if (error instanceof ChatbotError) return false;
        throw error;
      }
    },
  };
}

function readReply({ mediaType, text }: ChatbotResponse): AsyncGenerator<ChatbotPiece> {
  return readEvents(mediaType === "text/event-stream" ? "events" : "json", text);
}

async function* guarded<Value>(
  breaker: Breaker,
  signal: AbortSignal,
  ask: () => AsyncGenerator<Value>,
): AsyncGenerator<Value> {
  breaker.enter();
  try {
    yield* ask();
    breaker.succeeded();
  } catch (error) {
    // Whoever left says nothing of the service.
    if (!signal.aborted && error instanceof ChatbotError && error.isOutage) breaker.failed();
    throw error;
  }
}

async function* one<Value>(make: () => Promise<Value>): AsyncGenerator<Value> {
  yield await make();
}

async function first<Value>(values: AsyncGenerator<Value>): Promise<Value> {
  let found: Value | undefined;
  for await (const value of values) found = value;
  return found!;
}
