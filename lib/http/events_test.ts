import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import type { ServerEvent } from "../contract/endpoint.ts";
import { eventStream, eventText } from "./events.ts";

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
  const response = eventStream(three(), { ended: new AbortController(), retryMs: 2000 });

  assertEquals(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  assertEquals(
    await response.text(),
    'retry: 2000\n\nid: 1\nevent: report\ndata: {"status":"pending"}\n\n' +
      'id: 2\nevent: report\ndata: {"status":"completed"}\n\n',
  );
});

Deno.test("eventStream() shows a sign of life while nothing happens", async () => {
  const { source } = waiting();
  const reader = eventStream(source, { ended: new AbortController(), heartbeatMs: 5 }).body!.getReader();
  await reader.read();

  const { value } = await reader.read();
  await reader.cancel();

  assertIncludes(new TextDecoder().decode(value), ": ");
});

Deno.test("eventStream() ends its source when the client goes, or the process closes", async () => {
  const left = waiting();
  await eventStream(left.source, { ended: new AbortController() }).body!.cancel();
  const closed = waiting();
  const closing = new AbortController();
  const body = eventStream(closed.source, { ended: closing }).text();
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

  await eventStream(failing(), { ended: new AbortController(), onError: (error) => errors.push(error) })
    .text();

  assertEquals(errors.length, 1);
});

Deno.test("eventText() lets no line break out of its line", () => {
  const text = eventText({ event: "a\nb", data: "one\ntwo\r\u2028", id: "1\r\n2" });

  assertEquals(text.split("\n").length, 5);
  assertIncludes(text, 'data: "one\\ntwo\\r');
});

Deno.test("eventStream() ends its source when the connection is dropped, and not before", async () => {
  const { source, isEnded } = waiting();
  const ended = new AbortController();
  const dropped = new Promise((resolve) => ended.signal.addEventListener("abort", resolve));
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => eventStream(source, { ended, heartbeatMs: 5 }),
  );
  const connection = await Deno.connect({ hostname: "127.0.0.1", port: server.addr.port });
  await connection.write(new TextEncoder().encode("GET / HTTP/1.1\r\nHost: portal.test\r\n\r\n"));
  for (let beats = 0; beats < 5; beats++) await connection.read(new Uint8Array(1000));
  assert(!isEnded());

  connection.close();
  await dropped;
  await server.shutdown();

  assert(isEnded());
});
