import { createParser } from "eventsource-parser";
import type { CallInput, Endpoint, ServerEvent } from "../contract/endpoint.ts";
import { ClientError, failureOf } from "./client_error.ts";
import { requestOf } from "./request_of.ts";

/**
 * Calls an endpoint that answers with server-sent events, and gives them as they come. A stream that ends or breaks off
 * is for the caller to take up again, with the id of the last event.
 *
 * @throws ClientError
 */
export async function* stream<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { signal, lastEventId = null }: { signal: AbortSignal; lastEventId?: string | null },
): AsyncGenerator<ServerEvent> {
  const { method, url, body, contentType } = requestOf(endpoint, input);
  const headers: Record<string, string> = { accept: "text/event-stream" };
  if (contentType !== null) headers["content-type"] = contentType;
  if (lastEventId !== null) headers["last-event-id"] = lastEventId;
  const offline = (error: unknown) => {
    if (signal.aborted) throw error;
    throw new ClientError(null, { offline: true });
  };

  const response = await fetch(url, { method, body, headers, signal }).catch(offline);
  if (!response.ok || response.body === null) throw failureOf(await response.text().catch(() => ""));
  const events: ServerEvent[] = [];
  const parser = createParser({
    onEvent: ({ event = "message", data, id }) => events.push({ event, data: JSON.parse(data), id }),
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    while (true) {
      const { done, value } = await reader.read().catch(offline);
      if (done) return;
      parser.feed(value);
      yield* events.splice(0);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
