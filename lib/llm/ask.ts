import { createParser } from "eventsource-parser";
import { ModelError, type ModelLimits } from "./model.ts";
import { type Patience, patienceOf } from "./patience.ts";

/** How a vendor is asked, and how it answers. */
export interface Exchange<Said> {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  /** What one event of the stream says, if anything. @throws ModelError */
  read(message: string): Said[];
  /** Whether what was said ends the answer. */
  isEnd(said: Said): boolean;
  /** Whether the answer is whole where the stream ends without saying so. */
  mayEnd(): boolean;
  /** Whether it is text, so that no further attempt is made once it came. */
  isText(said: Said): boolean;
}

/** Answers of a server that may be another one shortly. */
export const BUSY: ReadonlySet<unknown> = new Set([408, 429, 500, 502, 503, 504, 529]);

/**
 * Asks a vendor for a stream of server-sent events and says what they say. Whatever fails before any text came is tried
 * again, as long as the limits allow.
 *
 * @throws ModelError, or the reason of `signal`
 */
export async function* ask<Said>(
  exchange: Exchange<Said>,
  limits: ModelLimits,
  signal: AbortSignal,
): AsyncGenerator<Said> {
  const patience = patienceOf(limits, signal);
  try {
    for (let attempt = 1;; attempt++) {
      let textCame = false;
      try {
        for await (const said of askOnce(exchange, limits, patience)) {
          textCame ||= exchange.isText(said);
          yield said;
        }
        return;
      } catch (error) {
        const reason = patience.explain(error);
        const pauseMs = pauseAfter(reason, attempt, limits);
        if (textCame || pauseMs === null) throw reason;
        await patience.pause(pauseMs);
      }
    }
  } finally {
    patience.end();
  }
}

/** A failure that may pass: the server said to come back, or could not be reached. */
export class PassingError extends ModelError {
  constructor(fault: "busy" | "unreachable", message: string, readonly afterMs: number | null = null) {
    super(fault, message);
  }
}

function pauseAfter(reason: unknown, attempt: number, limits: ModelLimits): number | null {
  if (!(reason instanceof PassingError) || attempt >= limits.attempts) return null;
  const pauseMs = reason.afterMs ?? limits.pauseMs * 2 ** (attempt - 1);
  return pauseMs > limits.longestPauseMs ? null : pauseMs;
}

async function* askOnce<Said>(
  exchange: Exchange<Said>,
  limits: ModelLimits,
  patience: Patience,
): AsyncGenerator<Said> {
  patience.waitFor(limits.connectMs);
  const response = await fetch(exchange.url, {
    method: "POST",
    headers: { "content-type": "application/json", "accept": "text/event-stream", ...exchange.headers },
    body: JSON.stringify(exchange.body),
    // A server that leads elsewhere would be handed the key there too.
    redirect: "error",
    signal: patience.signal,
  }).catch((error) => {
    // The error of fetch names the address; what else it holds is left to the log of the host.
    throw patience.explain(new PassingError("unreachable", `can't reach the model: ${nameOf(error)}`));
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel().catch(() => {});
    throw refusalOf(response);
  }

  for await (const message of messagesOf(response.body, limits, patience)) {
    for (const said of exchange.read(message)) {
      yield said;
      if (exchange.isEnd(said)) return;
    }
  }
  if (!exchange.mayEnd()) throw new ModelError("broken_off", "the stream ended before the answer did");
}

async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  limits: ModelLimits,
  patience: Patience,
): AsyncGenerator<string> {
  const messages: string[] = [];
  const parser = createParser({ onEvent: (event) => messages.push(event.data) });
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for await (const chunk of body) {
      patience.waitFor(limits.idleMs);
      bytes += chunk.length;
      if (bytes > limits.mostBytes) {
        throw new ModelError("too_long", `the stream is longer than ${limits.mostBytes} bytes`);
      }
      parser.feed(decoder.decode(chunk, { stream: true }));
      yield* messages.splice(0);
    }
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw patience.explain(new ModelError("broken_off", `the stream broke: ${nameOf(error)}`));
  }
  // A last event whose blank line never came is not whole, and is left out as the standard says.
}

function refusalOf(response: Response): ModelError {
  // The body is left out: some servers repeat the key in it.
  const message = `the model answered ${response.status}`;
  if (!BUSY.has(response.status)) return new ModelError("refused", message);
  return new PassingError("busy", message, retryAfterMs(response.headers));
}

/** What `Retry-After` asks for: seconds, or a date, measured from the server's own `Date`. */
function retryAfterMs(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
