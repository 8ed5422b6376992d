import { assert, assertEquals, assertRejects } from "../../../../tests/helpers/assert.ts";
import { json, quickWeb, withPlatform } from "../../../../tests/helpers/platform.ts";
import { ask } from "./ask.ts";
import { SourceFailure } from "./source_failure.ts";

const question = (url: string) => ({ source: "Sample", url: new URL(url) });

async function failureOf(promise: Promise<unknown>): Promise<SourceFailure> {
  const error = await assertRejects(() => promise);
  assert(error instanceof SourceFailure, String(error));
  return error;
}

Deno.test("ask() tries a server that stumbles again, and longer apart each time", () =>
  withPlatform(
    (_asked, count) => count < 4 ? json({}, { status: 500 + count }) : json({ n: 1 }),
    async ({ url, asked }) => {
      const web = quickWeb();

      const { value } = await ask(web, question(url));

      assertEquals([value, asked.length], [{ n: 1 }, 4]);
      assert(web.waits[0]! < web.waits[1]! && web.waits[1]! < web.waits[2]!, String(web.waits));
    },
  ));

Deno.test("ask() waits as long as a busy server says", () =>
  withPlatform(
    (_asked, count) =>
      count === 1 ? json({}, { status: 429, headers: { "retry-after": "30" } }) : json({ n: 1 }),
    async ({ url }) => {
      const web = quickWeb();

      await ask(web, question(url));

      assertEquals(web.waits, [30_000]);
    },
  ));

Deno.test("ask() reads X's moment of reset, and leaves a long wait to the next run", () => {
  const web = quickWeb();
  const reset = Math.floor(web.clock.now().getTime() / 1000) + 900;
  const headers = { "x-rate-limit-reset": String(reset), "x-rate-limit-remaining": "0" };
  return withPlatform(
    () => json({ title: "Too Many Requests" }, { status: 429, headers }),
    async ({ url, asked }) => {
      const failure = await failureOf(ask(web, question(url)));

      assertEquals([failure.code, failure.nextTryAt?.getTime(), asked.length], [
        "source_busy",
        reset * 1000,
        1,
      ]);
    },
  );
});

Deno.test("ask() gives up on a server that stays away, and names the request", () =>
  withPlatform(
    () => json({}, { status: 502, headers: { "x-request-id": "r-77" } }),
    async ({ url, asked }) => {
      const failure = await failureOf(ask(quickWeb(), question(url)));

      assertEquals([failure.code, failure.sourceRequest, asked.length], ["source_away", "r-77", 4]);
    },
  ));

Deno.test("ask() asks again for JSON that breaks off, and then calls it unreadable", () =>
  withPlatform(() => new Response('{"items":[{"id":"a"},'), async ({ url, asked }) => {
    const failure = await failureOf(ask(quickWeb(), question(url)));

    assertEquals([failure.code, asked.length], ["source_unreadable", 4]);
  }));

Deno.test("ask() asks again when the connection breaks off in the middle of an answer", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const serving = (async () => {
    for (const body of ['{"n":', '{"n":1}']) {
      const connection = await listener.accept();
      await connection.read(new Uint8Array(4096));
      const head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 7\r\n\r\n";
      await connection.write(new TextEncoder().encode(head + body));
      connection.close();
    }
  })();

  const { value } = await ask(quickWeb(), question(`http://127.0.0.1:${listener.addr.port}`));

  assertEquals(value, { n: 1 });
  await serving;
  listener.close();
});

Deno.test("ask() does not wait for ever for a body that trickles", () =>
  withPlatform(() => {
    let timer: ReturnType<typeof setInterval>;
    return new Response(
      new ReadableStream({
        start(controller) {
          timer = setInterval(() => controller.enqueue(new TextEncoder().encode(" ")), 20);
        },
        cancel: () => clearInterval(timer),
      }),
    );
  }, async ({ url }) => {
    const failure = await failureOf(ask({ ...quickWeb(), timeoutMs: 60 }, question(url)));

    assertEquals([failure.code, failure.detail], ["source_away", "Sample did not answer in time."]);
  }));

Deno.test("ask() does not read an answer without end", () =>
  withPlatform(() => {
    const chunk = new Uint8Array(1_000_000).fill(32);
    return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }));
  }, async ({ url, asked }) => {
    const failure = await failureOf(ask(quickWeb(), question(url)));

    assertEquals([failure.code, asked.length], ["source_unreadable", 1]);
  }));

Deno.test("ask() follows no answer to another place, where a token would go with it", () =>
  withPlatform(
    () => new Response(null, { status: 302, headers: { location: "http://127.0.0.1:9/" } }),
    async ({ url }) => {
      assertEquals((await failureOf(ask(quickWeb(), question(url)))).code, "source_away");
    },
  ));

Deno.test("ask() stops at once when it is told to", () => {
  const stop = new AbortController();
  return withPlatform(() => {
    stop.abort(new Error("asked to stop"));
    return json({}, { status: 500 });
  }, async ({ url, asked }) => {
    const error = await assertRejects(() => ask(quickWeb(undefined, stop.signal), question(url)));

    assertEquals([(error as Error).message, asked.length], ["asked to stop", 1]);
  });
});

Deno.test("ask() says nothing of a token when it fails", () =>
  withPlatform(() => json({ echo: "mhs-secret" }, { status: 500 }), async ({ url }) => {
    const headers = { authorization: "Bearer mhs-secret" };

    const failure = await failureOf(ask(quickWeb(), { ...question(url), headers }));

    assert(!JSON.stringify([failure.message, failure.detail, String(failure.cause)]).includes("mhs-secret"));
  }));
