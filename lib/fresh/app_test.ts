import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { App, type Context, HttpError, page } from "./mod.ts";
import { ask, read } from "./fixture/serve.ts";

async function answer(app: App<unknown>, path: string, init?: RequestInit): Promise<Response> {
  return await app.handler()(new Request(`http://localhost${path}`, init));
}

/** Runs with what is logged kept back; an error page of a bug logs it. */
async function quietly<T>(run: () => Promise<T>): Promise<{ value: T; logged: unknown[] }> {
  const original = console.error;
  const logged: unknown[] = [];
  console.error = (...parts: unknown[]) => logged.push(...parts);
  try {
    return { value: await run(), logged };
  } finally {
    console.error = original;
  }
}

Deno.test("fsRoutes() asks literal files before parameters, and parameters before rests", async () => {
  assertIncludes(await read("/blog"), "All posts");
  assertIncludes(await read("/blog/latest"), "The latest post");
  assertIncludes(await read("/blog/first%20one"), "Post first one by /blog/:slug");
  assertIncludes(await read("/blog/2024/05/caf%C3%A9"), "The rest: 2024/05/café");
  assertIncludes(await read("/docs"), "Version newest");
  assertIncludes(await read("/docs/v2"), "Version v2");
});

Deno.test("fsRoutes() leaves groups out of addresses and honours routeOverride", async () => {
  assertIncludes(await read("/team"), "Who we are");
  assertIncludes(await read("/x/std@1.0/a/b"), "<p>std 1.0 a/b</p>");
  assertEquals((await ask("/overridden")).status, 404);
});

Deno.test("handler() matches a literal path with a closing slash too", async () => {
  assertIncludes(await read("/blog/latest/"), "The latest post");
});

Deno.test("handler() answers 400 to a parameter that is no UTF-8", async () => {
  assertEquals((await ask("/blog/%E0%A4%A")).status, 400);
});

Deno.test("layouts wrap from the root down, async ones included", async () => {
  const html = await read("/team/ada");

  const order = ["<html", "<main", 'class="team" title="the team"', "<h1>ada after app, root, team"];
  assertEquals(
    order.map((part) => html.indexOf(part)).toSorted((a, b) => a - b),
    order.map((part) => html.indexOf(part)),
  );
  assert(order.every((part) => html.includes(part)));
});

Deno.test("config leaves out the layouts and the app wrapper", async () => {
  assertEquals(
    await read("/bare"),
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>bare</p></body></html>',
  );
});

Deno.test("middleware runs from the app down to the folder, and sees the response", async () => {
  assertEquals((await ask("/team/ada")).headers.get("x-trail"), "app root team");
  assertEquals((await ask("/blog")).headers.get("x-trail"), "app root");
});

Deno.test("App.use() counts only for what is registered after it", async () => {
  const app = new App().get("/before", (ctx) => ctx.text("before"))
    .use("/deep", () => new Response("stopped", { status: 418 }))
    .get("/deep/er", (ctx) => ctx.text("never"))
    .get("/deeper", (ctx) => ctx.text("beside"));

  assertEquals(await (await answer(app, "/before")).text(), "before");
  assertEquals((await answer(app, "/deep/er")).status, 418);
  assertEquals(await (await answer(app, "/deeper")).text(), "beside");
});

Deno.test("App.get() takes several middlewares, and functions that load one", async () => {
  const app = new App<{ seen: number }>().get(
    "/",
    (ctx) => {
      ctx.state.seen = 1;
      return ctx.next();
    },
    () => Promise.resolve((ctx: Context<{ seen: number }>) => ctx.text(`seen ${ctx.state.seen}`)),
  );
  const handler = app.handler();

  for (let i = 0; i < 2; i++) assertEquals(await (await handler(new Request("http://x/"))).text(), "seen 1");
});

Deno.test("HEAD is answered from GET, without a body", async () => {
  const response = await ask("/blog", { method: "HEAD" });

  assertEquals([response.status, await response.text()], [200, ""]);
});

Deno.test("a method that no handler takes is 405 with Allow, and OPTIONS says the same", async () => {
  const refused = await ask("/api/read_only", { method: "POST" });
  const page = await ask("/blog", { method: "DELETE" });
  const options = await ask("/api/items", { method: "OPTIONS" });

  assertEquals([refused.status, refused.headers.get("allow")], [405, "GET, HEAD, OPTIONS"]);
  assertEquals([page.status, page.headers.get("allow")], [405, "GET, HEAD, OPTIONS"]);
  assertEquals([options.status, options.headers.get("allow")], [204, "GET, POST, HEAD, OPTIONS"]);
});

Deno.test("a handler for all methods takes all of them", async () => {
  assertEquals(await read("/api/any", { method: "PATCH" }), "any PATCH");
  assertEquals(await (await ask("/every", { method: "DELETE" })).json(), {
    method: "DELETE",
    trail: ["app"],
  });
});

Deno.test("page() gives its page data, status and headers", async () => {
  const response = await ask("/form", { method: "POST", body: new URLSearchParams({ said: "<hello>" }) });

  assertEquals([response.status, response.headers.get("x-form")], [422, "read"]);
  assertIncludes(await response.text(), "&lt;hello>");
  assertEquals(page(1, { status: 201 }), { data: 1, status: 201, headers: undefined });
});

Deno.test("an unknown path is the 404 page, with the app around it", async () => {
  const response = await ask("/not/here");
  const html = await response.text();

  assertEquals(response.status, 404);
  assertIncludes(html, "<h1>Nothing at /not/here</h1>");
  assertIncludes(html, '<html lang="en">');
});

Deno.test("a thrown 404 is the 404 page", async () => {
  const response = await ask("/blog/missing");

  assertEquals([response.status, response.headers.get("x-trail")], [404, "app root"]);
  assertIncludes(await response.text(), "Nothing at /blog/missing");
});

Deno.test("HttpError reaches the nearest error page with its status", async () => {
  const near = await ask("/team/failing");
  const far = await ask("/programmed/x/gone");

  assertEquals(near.status, 403);
  assertIncludes(await near.text(), "<h1>The team says 403</h1>");
  assertEquals([far.status, await far.text()], [410, "It is gone"]);
});

Deno.test("a bug is status 500 and shows none of its details", async () => {
  const { value: response } = await quietly(() => ask("/bug"));
  const html = await response.text();

  assertEquals(response.status, 500);
  assertIncludes(html, "Failed: a bug");
  assert(!html.includes("secret detail"));
});

Deno.test("an error without an error page is plain text, and logged when it is a bug", async () => {
  const app = new App().get("/bug", () => {
    throw new Error("inside");
  }).get("/gone", () => {
    throw new HttpError(410);
  });

  const { value: bug, logged } = await quietly(() => answer(app, "/bug"));
  const gone = await answer(app, "/gone");

  assertEquals([bug.status, await bug.text()], [500, "Internal server error"]);
  assertEquals(String(logged[0]), "Error: inside");
  assertEquals([gone.status, await gone.text()], [410, "Gone"]);
});

Deno.test("onError() and notFound() take functions", async () => {
  const app = new App()
    .onError("*", (ctx) => new Response(`caught ${(ctx.error as Error).message}`, { status: 500 }))
    .notFound((ctx) => new Response(`no ${ctx.url.pathname}`, { status: 404 }))
    .get("/bug", () => {
      throw new Error("it");
    });

  assertEquals(await (await answer(app, "/bug")).text(), "caught it");
  assertEquals(await (await answer(app, "/none")).text(), "no /none");
});

Deno.test("redirect() never leaves the site for a path", async () => {
  assertEquals((await ask("/away")).headers.get("location"), "/elsewhere.example/x?y=//z");

  const app = new App().get("/", (ctx) => ctx.redirect("/\\elsewhere.example", 303));
  const response = await answer(app, "/");
  assertEquals([response.status, response.headers.get("location")], [303, "/elsewhere.example"]);
});

Deno.test("stream() sends what an iterable yields", async () => {
  assertEquals(await read("/stream"), "one two");
});

Deno.test("basePath stands in front of every route", async () => {
  const app = new App({ basePath: "/portal" }).get("/", (ctx) => ctx.text("home")).get(
    "/a",
    (ctx) => ctx.text("a"),
  );

  assertEquals(await (await answer(app, "/portal")).text(), "home");
  assertEquals(await (await answer(app, "/portal/a")).text(), "a");
  assertEquals((await answer(app, "/a")).status, 404);
});

Deno.test("trustProxy takes scheme and host from the proxy, and from nobody else", async () => {
  const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "portal.example" };
  const trusting = new App({ trustProxy: true }).get("/", (ctx) => ctx.text(ctx.url.origin));
  const wary = new App().get("/", (ctx) => ctx.text(ctx.url.origin));

  assertEquals(await (await answer(trusting, "/", { headers })).text(), "https://portal.example");
  assertEquals(await (await answer(wary, "/", { headers })).text(), "http://localhost");
});
