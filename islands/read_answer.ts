import { ClientError, stream } from "../lib/client/mod.ts";
import { askQuestion, followAnswer } from "../lib/contract/chat.ts";
import { type AnswerSoFar, pieceOf, withPiece } from "../lib/contract/chat_events.ts";
import type { ChatFilters, ChatMessage } from "../lib/contract/chat_shapes.ts";
import type { ServerEvent } from "../lib/contract/endpoint.ts";

/** An answer as far as it has come, and what keeps more from coming. */
export interface Going {
  so: AnswerSoFar;
  trouble: string | null;
}

/** A question to ask, or a message whose answer is being made. */
export type Reading =
  | { question: string; filters: ChatFilters; conversationId: string | null }
  | { message: ChatMessage };

const TRIES = 8;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/**
 * Reads an answer to its end. After a dropped connection it goes on from the last piece, and asks nothing anew.
 *
 * @throws ClientError when the question was refused, or the portal can't be reached for too long
 */
export async function* readAnswer(reading: Reading, signal: AbortSignal): AsyncGenerator<Going> {
  let so: AnswerSoFar | null = "message" in reading ? { message: reading.message, status: "" } : null;
  let lastEventId: string | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const source: AsyncIterable<ServerEvent> = so === null
        ? stream(askQuestion, inputOf(reading), { signal })
        : stream(followAnswer, { id: so.message.message_id }, { signal, lastEventId });
      for await (const event of source) {
        const piece = pieceOf(event);
        if (piece === null) continue;
        tries = 0;
        lastEventId = event.id ?? lastEventId;
        so = withPiece(so, piece);
        if (so !== null) yield { so, trouble: null };
        if (piece.event === "done" || piece.event === "error") return;
      }
    } catch (error) {
      // Refused, or nobody knows whether the question arrived: asking it again might ask it twice.
      if (signal.aborted || so === null || !(error instanceof ClientError) || !isPassing(error)) throw error;
    }
    if (so === null) throw new ClientError(null, { offline: true });
    yield { so, trouble: "The connection was lost. Trying again" };
    await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries), signal);
  }
  throw new ClientError(null, { offline: true });
}

function inputOf(reading: Reading) {
  if ("message" in reading) throw new TypeError("A message is followed, not asked");
  const { question, filters, conversationId } = reading;
  return { question, filters, ...(conversationId === null ? {} : { conversation_id: conversationId }) };
}

function isPassing(error: ClientError): boolean {
  return ["offline", "internal", "service_unavailable"].includes(error.code);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
