import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { eventStream, eventText } from "./events.ts";

function never(): AbortSignal {
  return new AbortController().signal;
}

async function* three(): AsyncGenerator<ServerEvent> {
  yield { event: "report", data: { status: "pending" }, id: "1" };
  yield { event: "report", data: { status: "completed" }, id: "2" };
}

/** A source that waits until it is ended, and remembers that it was. */
function waiting() {
  let ended = false;
  let release = () => {};
  const source: AsyncIterable<ServerEvent> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise((resolve) => release = () => resolve({ done: true, value: undefined })),
      return: () => {
        ended = true;
        release();
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  return { source, isEnded: () => ended };
}

Deno.test("eventStream() sends each event with its id, and ends with its source", async () => {
  const response = eventStream(three(), { signal: never(), retryMs: 2000 });

  assertEquals(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  assertEquals(
    await response.text(),
    'retry: 2000\n\nid: 1\nevent: report\ndata: {"status":"pending"}\n\n' +
      'id: 2\nevent: report\ndata: {"status":"completed"}\n\n',
  );
});

Deno.test("eventStream() shows a sign of life while nothing happens", async () => {
  const { source } = waiting();
  const reader = eventStream(source, { signal: never(), heartbeatMs: 5 }).body!.getReader();
  await reader.read();

  const { value } = await reader.read();
  await reader.cancel();

  assertIncludes(new TextDecoder().decode(value), ": ");
});

Deno.test("eventStream() ends its source when the client goes, or the process closes", async () => {
  const left = waiting();
  await eventStream(left.source, { signal: never() }).body!.cancel();
  const closed = waiting();
  const closing = new AbortController();
  const body = eventStream(closed.source, { signal: closing.signal }).text();
  closing.abort();
  await body;

  assert(left.isEnded());
  assert(closed.isEnded());
});

Deno.test("eventStream() ends quietly when its source fails, and says so once", async () => {
  const errors: unknown[] = [];
  async function* failing(): AsyncGenerator<ServerEvent> {
    yield { event: "a", data: 1 };
    throw new Error("gone");
  }

  await eventStream(failing(), { signal: never(), onError: (error) => errors.push(error) }).text();

  assertEquals(errors.length, 1);
});

Deno.test("eventText() lets no line break out of its line", () => {
  const text = eventText({ event: "a\nb", data: "one\ntwo\r\u2028", id: "1\r\n2" });

  assertEquals(text.split("\n").length, 5);
  assertIncludes(text, 'data: "one\\ntwo\\r');
});
