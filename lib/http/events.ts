import type { ServerEvent } from "../contract/endpoint.ts";

/** How an event stream behaves. */
export interface EventStreamOptions {
  /** Aborted from outside it ends the stream; the stream aborts it when it ends for another reason. */
  ended: AbortController;
  /** A comment is sent this often, so that proxies keep the connection and a dead one is noticed. */
  heartbeatMs?: number;
  /** How long a browser waits before it connects again. */
  retryMs?: number;
  onError?: (error: unknown) => void;
}

const encoder = new TextEncoder();

/** A response of server-sent events; it ends with the source, or when the client goes away. */
export function eventStream(events: AsyncIterable<ServerEvent>, options: EventStreamOptions): Response {
  return new Response(eventBody(events, options), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Asks nginx and its kin not to hold events back.
      "x-accel-buffering": "no",
    },
  });
}

/** The events for as long as the person they are for may have them: asked anew before each, and ended when not. */
export async function* whileActing(
  events: AsyncIterable<ServerEvent>,
  stillActs: () => Promise<boolean>,
): AsyncGenerator<ServerEvent> {
  for await (const event of events) {
    if (!await stillActs()) return;
    yield event;
  }
}

function eventBody(
  events: AsyncIterable<ServerEvent>,
  { ended, heartbeatMs = 15_000, retryMs = 3_000, onError }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let isEnded = false;

  function end(controller: ReadableStreamDefaultController<Uint8Array> | null): void {
    if (isEnded) return;
    isEnded = true;
    clearInterval(heartbeat);
    ended.abort();
    // Not awaited: a generator parked on a wait finishes when that wait does.
    iterator.return?.()?.catch(() => {});
    controller?.close();
  }

  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`));
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(": still here\n\n")), heartbeatMs);
      if (ended.signal.aborted) end(controller);
      else ended.signal.addEventListener("abort", () => end(controller), { once: true });
    },
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (isEnded) return;
        if (next.done) end(controller);
        else controller.enqueue(encoder.encode(eventText(next.value)));
      } catch (error) {
        if (!isEnded) onError?.(error);
        end(controller);
      }
    },
    cancel: () => end(null),
  });
}

/** An event as it travels. JSON holds no bare line break, so `data` is always one line. */
export function eventText({ event, data, id }: ServerEvent): string {
  const lines = [`event: ${oneLine(event)}`, `data: ${JSON.stringify(data)}`];
  if (id !== undefined) lines.unshift(`id: ${oneLine(id)}`);
  return `${lines.join("\n")}\n\n`;
}

function oneLine(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/[\r\n\u0000]/g, " ");
}
