import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { ask, read } from "../fixture/serve.ts";
import { App, cors, csp, csrf } from "../mod.ts";

const guarded = () =>
  new App().use(csrf({ origin: ["https://friend.example"] })).all("/", (ctx) => ctx.text("done")).handler();

async function statusOf(headers: Record<string, string>, method = "POST"): Promise<number> {
  return (await guarded()(new Request("https://portal.example/", { method, headers }))).status;
}

Deno.test("csrf() refuses what another site sends, and nothing else", async () => {
  const own = new App().use(csrf()).post("/", (ctx) => ctx.text("done")).handler();
  const send = (headers: Record<string, string>) =>
    own(new Request("https://portal.example/", { method: "POST", headers }));

  assertEquals((await send({ "sec-fetch-site": "same-origin" })).status, 200);
  assertEquals((await send({ "sec-fetch-site": "none" })).status, 200);
  assertEquals((await send({ "sec-fetch-site": "cross-site", origin: "https://evil.example" })).status, 403);
  assertEquals((await send({ "sec-fetch-site": "same-site", origin: "https://other.example" })).status, 403);
  assertEquals((await send({ "sec-fetch-site": "cross-site" })).status, 403);
  assertEquals((await send({ origin: "https://evil.example" })).status, 403);
  assertEquals((await send({ origin: "null" })).status, 403);
  assertEquals((await send({ origin: "https://portal.example" })).status, 200);
  assertEquals((await send({})).status, 200);
});

Deno.test("csrf() lets the origins named send, and everybody read", async () => {
  assertEquals(await statusOf({ "sec-fetch-site": "cross-site", origin: "https://friend.example" }), 200);
  assertEquals(await statusOf({ "sec-fetch-site": "cross-site", origin: "https://portal.example" }), 403);
  assertEquals(
    await statusOf({ "sec-fetch-site": "cross-site", origin: "https://evil.example" }, "GET"),
    200,
  );
  assertEquals(await statusOf({ origin: "https://evil.example" }, "DELETE"), 403);
});

Deno.test("cors() lets the origin named read, and no other", async () => {
  const handler = new App().use(cors({ origin: "https://friend.example", credentials: true, maxAge: 60 }))
    .get("/", (ctx) => ctx.text("hello")).handler();
  const from = (origin: string, method = "GET") =>
    handler(
      new Request("http://x/", { method, headers: { origin, "access-control-request-headers": "x-a" } }),
    );

  const friend = await from("https://friend.example");
  const stranger = await from("https://evil.example");
  const preflight = await from("https://friend.example", "OPTIONS");

  assertEquals(friend.headers.get("access-control-allow-origin"), "https://friend.example");
  assertEquals(friend.headers.get("vary"), "Origin");
  assertEquals(stranger.headers.get("access-control-allow-origin"), null);
  assertEquals([preflight.status, preflight.headers.get("access-control-max-age")], [204, "60"]);
  assertEquals(preflight.headers.get("access-control-allow-headers"), "x-a");
});

Deno.test("staticFiles() answers 304 to an entity tag it knows", async () => {
  const first = await ask("/plain.css");
  const etag = first.headers.get("etag")!;
  const again = await ask("/plain.css", { headers: { "if-none-match": `"other", ${etag}` } });

  assertEquals(first.headers.get("cache-control"), "no-cache");
  assertEquals(first.headers.get("content-type"), "text/css; charset=utf-8");
  assertEquals([again.status, await again.text()], [304, ""]);
  assertEquals((await ask("/plain.css", { headers: { "if-none-match": '"other"' } })).status, 200);
});

Deno.test("staticFiles() lets hashed addresses be kept for ever, and no others", async () => {
  const page = await read("/");
  const [, style] = page.match(/href="(\/plain\.css\?[^"]+)"/)!;
  const [, image] = page.match(/src="(\/img\/dot\.svg\?[^"]+)"/)!;
  const [, script] = (await read("/signals")).match(/src="(\/_fresh\/js\/[^"]+)"/)!;

  for (const address of [style!, image!, script!]) {
    assertEquals((await ask(address)).headers.get("cache-control"), "public, max-age=31536000, immutable");
  }
  assertEquals((await ask("/plain.css?__frsh_c=0")).headers.get("cache-control"), "no-cache");
});

Deno.test("staticFiles() answers HEAD with the size alone, and refuses to be written to", async () => {
  const head = await ask("/plain.css", { method: "HEAD" });
  const size = (await read("/plain.css")).length;

  assertEquals([await head.text(), head.headers.get("content-length")], ["", String(size)]);
  assertEquals((await ask("/plain.css", { method: "DELETE" })).status, 405);
});

Deno.test("staticFiles() serves nothing beside its list", async () => {
  for (
    const path of [
      "/../main.tsx",
      "/%2e%2e/main.tsx",
      "/img/..%2f..%2fmain.tsx",
      "/img%00",
      "/img",
      "/%E0%A4%A",
    ]
  ) {
    const response = await ask(path);
    assert([400, 404].includes(response.status), `${path} is ${response.status}`);
  }
});

Deno.test("middlewares set their headers on a response whose headers cannot be written", async () => {
  const handler = new App().use(csp()).use(cors()).get("/", () => Response.redirect("http://x/there", 303))
    .handler();
  const response = await handler(new Request("http://x/"));

  assertEquals([response.status, response.headers.get("location")], [303, "http://x/there"]);
  assertEquals(response.headers.get("access-control-allow-origin"), "*");
  assert(response.headers.has("content-security-policy"));
});
