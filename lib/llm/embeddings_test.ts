import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { embed, EmbeddingsError } from "./embeddings.ts";

const KEY = "a-key-nobody-may-read";
const PATIENT = { timeoutMs: 5_000, retries: 2 };

interface Asked {
  authorization: string | null;
  model: string;
  input: string[];
}

/** A server that answers as told, in the manner of OpenAI. */
async function withServer(
  answer: (asked: Asked, count: number) => Response | Promise<Response>,
  test: (url: string, asked: Asked[]) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    assertEquals([request.method, new URL(request.url).pathname], ["POST", "/v1/embeddings"]);
    const { model, input } = await request.json();
    asked.push({ authorization: request.headers.get("authorization"), model, input });
    return await answer(asked.at(-1)!, asked.length);
  });
  try {
    await test(`http://127.0.0.1:${server.addr.port}/v1`, asked);
  } finally {
    await server.shutdown();
  }
}

const vectors = (...embeddings: unknown[]) =>
  Response.json({ data: embeddings.map((embedding, index) => ({ index, embedding })) });

Deno.test("embed() asks in batches, with model and key, and answers unit vectors in order", async () => {
  const texts = Array.from({ length: 70 }, (_, index) => `text ${index}`);
  await withServer(({ input }) => {
    const data = input.map((text, index) => ({ index, embedding: [Number(text.slice(5)), 1, 0] }));
    return Response.json({ data: data.toReversed() });
  }, async (url, asked) => {
    const answered = await embed({ url, key: KEY, model: "sample" }, texts, PATIENT);

    assertEquals(asked.map(({ input }) => input.length), [64, 6]);
    assertEquals([asked[0]!.authorization, asked[0]!.model], [`Bearer ${KEY}`, "sample"]);
    assertEquals(
      answered.map((vector) => Math.round(vector[0]! / vector[1]!)),
      texts.map((_, index) => index),
    );
    assert(answered.every((vector) => Math.abs(Math.hypot(...vector) - 1) < 1e-6));
  });
  await withServer(() => vectors([1]), async (url, asked) => {
    await embed({ url, key: null, model: "sample" }, ["one"], PATIENT);
    assertEquals(asked[0]!.authorization, null);
    assertEquals(await embed({ url, key: null, model: "sample" }, [], PATIENT), []);
  });
});

Deno.test("embed() tries again where the server is busy, and not where it refuses", async () => {
  const busy = () => new Response("later", { status: 429, headers: { "retry-after": "0" } });
  await withServer((_, count) => count < 3 ? busy() : vectors([1]), async (url, asked) => {
    assertEquals((await embed({ url, key: KEY, model: "sample" }, ["one"], PATIENT)).length, 1);
    assertEquals(asked.length, 3);
  });
  await withServer(() => new Response(`your key ${KEY} is wrong`, { status: 401 }), async (url, asked) => {
    const error = await assertRejects(() => embed({ url, key: KEY, model: "sample" }, ["one"], PATIENT));
    assert(error instanceof EmbeddingsError);
    assertEquals([error.message, error.cause, asked.length], [
      "The embeddings server answered 401",
      undefined,
      1,
    ]);
  });
});

Deno.test("embed() refuses whatever is not one vector for each text", async () => {
  const answers: (() => Response)[] = [
    () => new Response("<html>"),
    () => new Response(""),
    () => Response.json(null),
    () => Response.json({ data: {} }),
    () => vectors(),
    () => vectors([1, 0], [0, 1], [1, 1]),
    () => vectors([1, 0], [0, 0]),
    () => vectors([1, 0], []),
    () => vectors([1, 0], [1, "x"]),
    () => vectors([1, 0], [1, null]),
    () => vectors([1, 0], "AAAA"),
    () => vectors([1, 0], [1, 0, 0]),
    () => Response.json({ data: [{ index: 0, embedding: [1] }, { index: 0, embedding: [1] }] }),
    () => Response.json({ data: [{ index: 0, embedding: [1] }, { index: 9, embedding: [1] }] }),
    () => Response.json({ data: [null, null] }),
    () => new Response(null, { status: 302, headers: { location: "http://127.0.0.1:9/" } }),
  ];
  for (const answer of answers) {
    await withServer(answer, async (url) => {
      const asked = { url, key: KEY, model: "sample" };
      const error = await assertRejects(() => embed(asked, ["one", "two"], { timeoutMs: 5_000, retries: 0 }));
      assert(error instanceof EmbeddingsError, String(error));
      assert(!error.message.includes(KEY));
    });
  }
});

Deno.test("embed() waits no longer than told, for a server that is silent, slow to end or away", async () => {
  const endless = () => new Response(new ReadableStream({ pull: async () => await forever }));
  const { promise: forever, resolve } = Promise.withResolvers<void>();
  for (const answer of [() => forever.then(() => new Response()), endless]) {
    await withServer(answer, async (url) => {
      const options = { timeoutMs: 50, retries: 5 };
      const error = await assertRejects(() => embed({ url, key: KEY, model: "sample" }, ["one"], options));
      assertIncludes(error.message, "did not answer in time");
      resolve();
    });
  }
  const away = { url: "http://127.0.0.1:9/v1", key: KEY, model: "sample" };
  const error = await assertRejects(() => embed(away, ["one"], { timeoutMs: 5_000, retries: 0 }));
  assertIncludes(error.message, "can't be reached");
});
