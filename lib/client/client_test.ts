import * as z from "zod/mini";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { endpoint, json, multipart } from "../contract/endpoint.ts";
import { call } from "./call.ts";
import { type ClientError, failureOf } from "./client_error.ts";
import { listen } from "./listen.ts";
import { requestOf } from "./request_of.ts";

const listThings = endpoint({
  id: "things.list",
  method: "GET",
  path: "/api/boxes/{box}/things",
  summary: "Things",
  access: "viewer",
  params: z.object({ box: z.string() }),
  query: z.object({ limit: z._default(z.coerce.number(), 20), cursor: z.optional(z.string()) }),
  response: z.object({ items: z.array(z.string()) }),
});
const renameThing = endpoint({
  id: "things.rename",
  method: "PUT",
  path: "/api/things/{id}",
  summary: "Rename",
  access: "viewer",
  params: z.object({ id: z.string() }),
  body: json(z.object({ title: z.string(), tags: z.optional(z.array(z.string())) })),
});
const sendThing = endpoint({
  id: "things.send",
  method: "POST",
  path: "/api/things",
  summary: "Send",
  access: "viewer",
  body: multipart(z.object({ title: z.string(), config: z.object({ n: z.number() }) }), {
    picture: { extensions: [".png"], maxBytes: 10, summary: "P", optional: true },
  }),
  response: z.string(),
});

/** Runs `act` while the network answers so. */
async function answering<Value>(
  answer: (request: Request) => Response | Promise<Response>,
  act: () => Promise<Value>,
): Promise<Value> {
  const real = globalThis.fetch;
  globalThis.fetch = async (url, init) =>
    await answer(new Request(new URL(String(url), "http://portal.test"), init));
  try {
    return await act();
  } finally {
    globalThis.fetch = real;
  }
}

Deno.test("requestOf() puts each value where its endpoint wants it", () => {
  const list = requestOf(listThings, { box: "a/b?c", limit: 5, cursor: undefined });
  const rename = requestOf(renameThing, { id: "1", title: "New" });
  const picture = new File(["x"], "p.png");
  const form = requestOf(sendThing, { title: "T", config: { n: 1 }, picture }).body as FormData;

  assertEquals([list.method, list.url, list.body], ["GET", "/api/boxes/a%2Fb%3Fc/things?limit=5", null]);
  assertEquals([rename.url, rename.body, rename.contentType], [
    "/api/things/1",
    '{"title":"New"}',
    "application/json",
  ]);
  assertEquals([form.get("title"), form.get("config"), (form.get("picture") as File).name], [
    "T",
    '{"n":1}',
    "p.png",
  ]);
});

Deno.test("call() returns what the contract says, and no more", async () => {
  const answer = await answering(
    (request) => {
      assertEquals(request.url, "http://portal.test/api/boxes/b/things?limit=2");
      return Response.json({ items: ["a"], secret: 1 });
    },
    () => call(listThings, { box: "b", limit: 2 }),
  );

  assertEquals(answer, { items: ["a"] });
});

Deno.test("call() turns problem details into an error with code and fields", async () => {
  const problem = {
    type: "about:blank",
    title: "No",
    status: 422,
    code: "input_invalid",
    request_id: "r-1",
    fields: { title: "Fill this in." },
  };

  const error = await assertRejects(() =>
    answering(() => Response.json(problem, { status: 422 }), () => call(renameThing, { id: "1", title: "" }))
  ) as ClientError;

  assertEquals([error.code, error.fields, error.requestId], [
    "input_invalid",
    { title: "Fill this in." },
    "r-1",
  ]);
});

Deno.test("call() tells that no answer came from an answer that makes no sense", async () => {
  const offline = await assertRejects(() =>
    answering(() => Promise.reject(new TypeError("network")), () => call(listThings, { box: "b" }))
  ) as ClientError;

  assertEquals(offline.code, "offline");
  assertEquals(failureOf("<h1>502 Bad Gateway</h1>").code, "internal");
  assertEquals(failureOf('{"code":"unheard_of"}').code, "internal");
});

/** A server on this machine for as long as `act` runs. */
async function serving(answer: () => Response, act: (origin: string) => Promise<void>): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, answer);
  try {
    await act(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

Deno.test("listen() asks again and again where streams do not get through, until it is closed", () =>
  serving(() => new Response(null, { status: 404 }), async (origin) => {
    const asked = Promise.withResolvers<void>();
    let times = 0;

    const followed = listen(`${origin}/api/events`, {
      on: {},
      pollMs: 1,
      poll: () => {
        if (++times === 3) asked.resolve();
        return times === 1 ? Promise.reject(new Error("away for a moment")) : Promise.resolve();
      },
    });
    await asked.promise;
    followed.close();

    assert(times >= 3);
  }));

Deno.test("listen() hands each event's data to whom it is for", () => {
  const stream = 'event: report\ndata: {"status":"completed"}\n\n';
  const answer = () => new Response(stream, { headers: { "content-type": "text/event-stream" } });
  return serving(answer, async (origin) => {
    const seen = Promise.withResolvers<unknown>();

    const followed = listen(`${origin}/api/events`, {
      on: { report: seen.resolve },
      poll: () => Promise.reject(new Error("not needed")),
    });
    const data = await seen.promise;
    followed.close();

    assertEquals(data, { status: "completed" });
  });
});
