import * as z from "zod/mini";
import { assert, assertEquals, assertIncludes, assertThrows } from "../../tests/helpers/assert.ts";
import { post, problem, serving } from "../../tests/helpers/serving.ts";
import { endpoint, json, multipart } from "../contract/endpoint.ts";
import type { Services } from "../services.ts";
import { AppError } from "./app_error.ts";
import { serve } from "./serve.ts";

const ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";
const Thing = z.object({ id: z.uuid(), title: z.string() });

const readThing = endpoint({
  id: "things.read",
  method: "GET",
  path: "/api/things/{id}",
  summary: "A thing",
  access: "viewer",
  params: z.object({ id: z.uuid() }),
  query: z.object({ size: z._default(z.coerce.number().check(z.maximum(9)), 3) }),
  response: Thing,
});
const createThing = endpoint({
  id: "things.create",
  method: "POST",
  path: "/api/things",
  summary: "Make a thing",
  access: "editor",
  body: json(z.object({ title: z.string().check(z.minLength(1)) }), 100),
  response: Thing,
  status: 201,
});
const publicThing = endpoint({
  ...readThing,
  id: "things.public",
  path: "/api/public/{id}",
  access: "public",
});

Deno.test("serve() hands the verb one flat input and sends what its schema names", async () => {
  const inputs: unknown[] = [];
  const { ask } = serving(
    "/api/things/:id",
    serve(readThing, (_services, actor, input) => {
      inputs.push(input, actor.role);
      return { id: input.id, title: "A", secret: "hidden" } as z.output<typeof Thing>;
    }),
  );

  const response = await ask(`/api/things/${ID}?size=5&other=1`);

  assertEquals(await response.json(), { id: ID, title: "A" });
  assertEquals(inputs, [{ id: ID, size: 5 }, "editor"]);
  assertEquals(response.headers.get("cache-control"), "no-store");
  assertIncludes(response.headers.get("content-security-policy")!, "default-src 'none'");
});

Deno.test("serve() refuses who is not signed in, or of too low a role, before anything is read", async () => {
  const handlers = serve(createThing, () => ({ id: ID, title: "A" }));

  const nobody = await problem(
    await serving("/api/things", handlers, null).ask("/api/things", post("{oops")),
  );
  const viewer = await problem(
    await serving("/api/things", handlers, "viewer").ask("/api/things", post("{oops")),
  );
  const editor = await serving("/api/things", handlers, "editor").ask("/api/things", post('{"title":"A"}'));

  assertEquals([nobody.code, viewer.code, editor.status], ["signed_out", "role_too_low", 201]);
});

Deno.test("serve() answers bad input by its kind", async () => {
  const { ask } = serving("/api/things", serve(createThing, () => ({ id: ID, title: "A" })));

  const cases: [body: string, type: string, status: number, code: string][] = [
    ["{oops", "application/json", 400, "body_unreadable"],
    ["[]", "application/json", 422, "input_invalid"],
    ["{}", "application/json", 422, "input_invalid"],
    ['{"title":"A"}', "text/plain", 415, "media_type_unsupported"],
    [`{"title":"${"x".repeat(200)}"}`, "application/json", 413, "body_too_large"],
  ];
  for (const [body, type, status, code] of cases) {
    const failure = await problem(await ask("/api/things", post(body, { "content-type": type })));
    assertEquals([failure.status, failure.code], [status, code], body);
  }
  assertEquals((await problem(await ask("/api/things", post("{}")))).fields, { title: "Fill this in." });
});

Deno.test("serve() finds nothing at a path that can't name anything, and refuses a query that can't be used", async () => {
  const { ask } = serving("/api/things/:id", serve(readThing, () => ({ id: ID, title: "A" })));

  assertEquals((await problem(await ask("/api/things/not-an-id"))).code, "not_found");
  assertEquals((await problem(await ask(`/api/things/${ID}?size=10`))).fields, { size: "Use at most 9." });
});

Deno.test("serve() passes on what was expected, and when to try again", async () => {
  const { ask, logged } = serving(
    "/api/public/:id",
    serve(publicThing, () => {
      throw new AppError("too_many_attempts", { retryAfterSeconds: 12.2, detail: "Later." });
    }),
    null,
  );

  const response = await ask(`/api/public/${ID}`);

  assertEquals(response.headers.get("retry-after"), "13");
  assertEquals((await problem(response)).detail, "Later.");
  assertEquals(logged.filter(({ level }) => level === "error"), []);
});

Deno.test("serve() tells a full disk of the database from a bug", async () => {
  const full = Object.assign(new Error('could not extend file "base/5/16538"'), { code: "53100" });
  const { ask, logged } = serving("/api/things/:id", serve(readThing, () => Promise.reject(full)));

  const refusal = await problem(await ask(`/api/things/${ID}`));

  assertEquals([refusal.status, refusal.code], [507, "storage_full"]);
  assertEquals(logged.filter(({ level }) => level === "error").length, 1);
});

Deno.test("serve() tells a database that is away, or on its way, from a bug", async () => {
  for (const code of ["CONNECTION_CLOSED", "57P01", "57P03", "08006"]) {
    const away = Object.assign(new Error("terminating connection"), { code });
    const { ask } = serving("/api/things/:id", serve(readThing, () => Promise.reject(away)));

    const refusal = await problem(await ask(`/api/things/${ID}`));

    assertEquals([refusal.status, refusal.code], [503, "service_unavailable"], code);
  }
});

Deno.test("serve() keeps a bug to itself, and logs it under the request's id", async () => {
  const { ask, logged } = serving(
    "/api/public/:id",
    serve(publicThing, () => {
      throw new TypeError("password of the database is hunter2");
    }),
    null,
  );

  const response = await ask(`/api/public/${ID}`);
  const text = await response.clone().text();
  const { code, request_id } = await problem(response);

  assertEquals([response.status, code], [500, "internal"]);
  assert(!text.includes("hunter2"));
  assertEquals(logged.find(({ level }) => level === "error")?.fields.request_id, request_id);
});

Deno.test("serve() calls an answer that does not fit its contract a bug", async () => {
  const { ask, logged } = serving(
    "/api/public/:id",
    serve(publicThing, () => ({ id: "1", title: "A" })),
    null,
  );

  assertEquals((await ask(`/api/public/${ID}`)).status, 500);
  assertIncludes(String(logged.find(({ level }) => level === "error")?.fields.error), "id (invalid_format)");
});

Deno.test("serve() answers HEAD as GET without a body", async () => {
  const { ask } = serving("/api/public/:id", serve(publicThing, () => ({ id: ID, title: "A" })), null);

  const response = await ask(`/api/public/${ID}`, { method: "HEAD" });

  assertEquals([response.status, response.headers.get("content-type"), await response.text()], [
    200,
    "application/json",
    "",
  ]);
});

Deno.test("serve() sends files under a safe name, and events as they come", async () => {
  const file = endpoint({
    id: "a.file",
    method: "GET",
    path: "/api/f",
    summary: "F",
    access: "public",
    response: "file",
  });
  const events = endpoint({
    id: "a.events",
    method: "GET",
    path: "/api/e",
    summary: "E",
    access: "public",
    response: "events",
  });
  const files = serving(
    "/api/f",
    serve(file, () => ({ name: "../a.pptx", mediaType: "text/plain", body: new Uint8Array(3) })),
  );
  const streams = serving(
    "/api/e",
    serve(events, async function* (_services, _actor, _input, call) {
      yield { event: "seen", data: call.lastEventId };
    }),
  );

  const sent = await files.ask("/api/f");
  const stream = await streams.ask("/api/e", { headers: { "last-event-id": "7" } });

  assertIncludes(sent.headers.get("content-disposition")!, 'filename="a.pptx"');
  assertEquals([sent.headers.get("content-length"), (await sent.bytes()).length], ["3", 3]);
  assertIncludes(await stream.text(), 'event: seen\ndata: "7"');
});

Deno.test("serve() takes forms with files, and fields that are JSON", async () => {
  const upload = endpoint({
    id: "a.upload",
    method: "POST",
    path: "/api/u",
    summary: "U",
    access: "editor",
    body: multipart(z.object({ config: z.object({ event_name: z.string() }) }), {
      survey: { extensions: [".csv"], maxBytes: 100, summary: "S" },
    }),
    response: z.string(),
  });
  const { ask } = serving(
    "/api/u",
    serve(
      upload,
      (_services, _actor, { config, survey }) => `${config.event_name} ${survey.name} ${survey.bytes.length}`,
    ),
  );
  const form = (config: string) => {
    const body = new FormData();
    body.set("config", config);
    body.set("survey", new File(["a,b"], "s.csv"));
    return { method: "POST", body };
  };

  assertEquals(await (await ask("/api/u", form('{"event_name":"Asthma"}'))).json(), "Asthma s.csv 3");
  assertEquals((await problem(await ask("/api/u", form("Asthma")))).fields, {
    config: "Write an object as JSON.",
  });
});

Deno.test("serve() asks a signed endpoint for its check, and hands the signer to the verb", async () => {
  const push = endpoint({
    id: "a.push",
    method: "POST",
    path: "/api/p",
    summary: "P",
    access: "signed",
    body: json(z.object({ n: z.number() })),
    response: z.number(),
  });
  assertThrows(() => serve(push, () => 1));
  const verify = async (_services: Services, request: Request, body: () => Promise<Uint8Array>) => {
    const bodyBytes = (await body()).length;
    if (request.headers.get("x-signature") !== `${bodyBytes}`) throw new AppError("signed_out");
    return { organisationId: "one", keyId: "two", bodySha256: "three", bodyBytes };
  };
  const { ask } = serving(
    "/api/p",
    serve(push, (_services, signer, { n }) => signer.keyId.length + n, { verify }),
    null,
  );

  assertEquals(await (await ask("/api/p", post('{"n":1}', { "x-signature": "7" }))).json(), 4);
  assertEquals((await ask("/api/p", post('{"n":2}', { "x-signature": "8" }))).status, 401);
});

Deno.test("serve() gives the same in pieces to a caller that takes events alone, where the contract says so", async () => {
  const told = endpoint({ ...readThing, id: "things.told", alsoEvents: true });
  const thing = { id: ID, title: "A" };
  const { ask } = serving(
    "/api/things/:id",
    serve(told, () => thing, {
      events: async (_services, _actor, input) =>
        await Promise.resolve(ReadableStream.from([{ event: "done", data: input.id }])),
    }),
  );
  const accepting = (accept: string) => ask(`/api/things/${ID}`, { headers: { accept } });

  assertEquals(await (await accepting("*/*")).json(), thing);
  assertEquals(await (await accepting("application/json, text/event-stream")).json(), thing);
  const events = await accepting("text/event-stream");
  assertIncludes(events.headers.get("content-type")!, "text/event-stream");
  assertIncludes(await events.text(), `event: done\ndata: "${ID}"`);
  assertThrows(() => serve(told, () => thing));
  assertThrows(() => serve(readThing, () => thing, { events: () => Promise.reject() }));
});
