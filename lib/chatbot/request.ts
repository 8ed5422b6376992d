import { ChatbotError } from "./errors.ts";

/** How long and how much the service may answer. */
export interface ChatbotLimits {
  /** Until its answer begins. */
  connectMs: number;
  /** Between one byte and the next. */
  idleMs: number;
  totalMs: number;
  mostBytes: number;
}

/** A request to the service. */
export interface ChatbotRequest {
  url: string;
  method: "GET" | "POST";
  key: string | null;
  accept: string;
  body: unknown;
}

/** What came back: its kind, and its bytes as text, piece by piece within the limits. */
export interface ChatbotResponse {
  mediaType: string;
  text: AsyncGenerator<string>;
}

/**
 * Sends a request with nothing of the person in it. `use` reads the answer; whatever is left of it is let go.
 *
 * @throws ChatbotError, or the reason of `signal`
 */
export async function* exchange<Value>(
  request: ChatbotRequest,
  limits: ChatbotLimits,
  signal: AbortSignal,
  use: (response: ChatbotResponse) => AsyncGenerator<Value>,
): AsyncGenerator<Value> {
  const control = new AbortController();
  const leave = () => control.abort(signal.reason);
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave, { once: true });
  const late = (ms: number) =>
    setTimeout(() => control.abort(new ChatbotError("too_slow", `nothing came within ${ms} ms`)), ms);
  const total = late(limits.totalMs);
  let next = late(limits.connectMs);
  const explain = (error: ChatbotError) => control.signal.aborted ? control.signal.reason : error;

  try {
    const response = await send(request, control.signal).catch((error) => {
      throw explain(new ChatbotError("unreachable", "the service can't be reached", { cause: error }));
    });
    refuse(response);
    yield* use({ mediaType: mediaTypeOf(response), text: textOf(response.body!) });
  } finally {
    clearTimeout(total);
    clearTimeout(next);
    signal.removeEventListener("abort", leave);
    control.abort(new DOMException("The answer is settled.", "AbortError"));
  }

  async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let bytes = 0;
    try {
      for await (const chunk of body) {
        clearTimeout(next);
        next = late(limits.idleMs);
        bytes += chunk.length;
        if (bytes > limits.mostBytes) {
          throw new ChatbotError("too_large", `the answer is larger than ${limits.mostBytes} bytes`);
        }
        yield decoder.decode(chunk, { stream: true });
      }
    } catch (error) {
      if (error instanceof ChatbotError) throw error;
      throw explain(new ChatbotError("broken_off", "the answer broke off", { cause: error }));
    }
  }
}

function send({ url, method, key, accept, body }: ChatbotRequest, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      accept,
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
    },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
    // A service that leads elsewhere would have the key handed over there too.
    redirect: "error",
    signal,
  });
}

function refuse(response: Response): void {
  if (response.ok && response.body !== null) return;
  // Unread: some services repeat what they were sent.
  response.body?.cancel().catch(() => {});
  const { status } = response;
  const ofThisQuestion = status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);
  throw new ChatbotError(ofThisQuestion ? "refused" : "failing", `the service answered ${status}`);
}

function mediaTypeOf(response: Response): string {
  return (response.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}
