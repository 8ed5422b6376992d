import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import type { AppError } from "./app_error.ts";
import { limitedChunks, readBytes, readJson } from "./body.ts";

function post(body: BodyInit, headers: HeadersInit = { "content-type": "application/json" }): Request {
  return new Request("http://portal.test/", { method: "POST", body, headers });
}

async function refusal(request: Request, maxBytes = 1000): Promise<string> {
  return (await assertRejects(() => readJson(request, maxBytes)) as AppError).code;
}

Deno.test("readBytes() stops reading as soon as the limit is passed", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 100;
      controller.enqueue(new Uint8Array(100));
    },
  });

  const error = await assertRejects(() => readBytes(post(endless), 1000)) as AppError;

  assertEquals(error.code, "body_too_large");
  assert(sent <= 1300, `took ${sent} bytes`);
});

Deno.test("limitedChunks() ends a body that stands still, and one that drips for ever", async () => {
  const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  let drip: ReturnType<typeof setInterval> | undefined;
  const dripping = new ReadableStream<Uint8Array>({
    start: (controller) => void (drip = setInterval(() => controller.enqueue(new Uint8Array(1)), 5)),
    cancel: () => clearInterval(drip),
  });

  for (
    const [body, patience] of [[silent, { idleMs: 20, totalMs: 60_000 }], [dripping, {
      idleMs: 20_000,
      totalMs: 50,
    }]] as const
  ) {
    const error = await assertRejects(async () => {
      for await (const _ of limitedChunks(post(body), 1000, patience));
    }) as AppError;

    assertEquals(error.code, "upload_incomplete");
    assertEquals(error.detail, "It came too slowly. Try again.");
  }
});

Deno.test("readBytes() refuses by the header before it reads", async () => {
  const request = post("{}", { "content-length": "5000000" });

  assertEquals((await assertRejects(() => readBytes(request, 1000)) as AppError).code, "body_too_large");
});

Deno.test("readBytes() calls a connection that ends early by its name", async () => {
  const cut = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
    },
    pull(controller) {
      controller.error(new Error("connection reset"));
    },
  });

  assertEquals((await assertRejects(() => readBytes(post(cut), 1000)) as AppError).code, "upload_incomplete");
});

Deno.test("readJson() refuses every text that is not JSON", async () => {
  const texts = [
    "",
    " ",
    "[1,]",
    "{'a':1}",
    '{"a":1,}',
    "{a:1}",
    "nul",
    "NaN",
    "-",
    "01",
    "1.",
    '"\u0001"',
    '"\\x00"',
    '"unclosed',
    "[".repeat(900),
    '{"a":1} extra',
    "// a\n{}",
    "\u00a0{}",
  ];

  for (const text of texts) assertEquals(await refusal(post(text)), "body_unreadable", text);
  assertEquals(await refusal(post(new Uint8Array([0x22, 0xff, 0x22]))), "body_unreadable");
  assertEquals(await refusal(post(new Uint8Array([0xfe, 0xff, 0, 0x7b, 0, 0x7d]))), "body_unreadable");
});

Deno.test("readJson() survives nesting as deep as its limit allows", async () => {
  const deep = "[".repeat(500_000) + "]".repeat(500_000);

  assert(Array.isArray(await readJson(post(deep), 1_000_000)));
});

Deno.test("readJson() takes JSON only when it is called so", async () => {
  assertEquals(await refusal(post("{}", { "content-type": "text/plain" })), "media_type_unsupported");
  assertEquals(await readJson(post("{}", { "content-type": "Application/JSON; charset=utf-8" }), 10), {});
  assertEquals(await readJson(post("{}", { "content-type": "application/merge-patch+json" }), 10), {});
});
