import { assert, assertEquals, assertIncludes, assertMatch } from "../../tests/helpers/assert.ts";
import { portal, post, problem, serving } from "../../tests/helpers/serving.ts";
import { logout, me } from "../contract/auth.ts";
import { health } from "../contract/system.ts";
import { serve } from "./serve.ts";

const HEALTH = serve(health, () => ({ status: "ok" as const }));

Deno.test("refuseCrossSite() refuses what another site made a browser send, except with credentials of its own", async () => {
  const path = "/api/auth/logout";
  const { ask } = serving(path, serve(logout, () => {}));

  const foreign = await ask(path, post("", { origin: "https://evil.example" }));
  const site = await ask(
    path,
    post("", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }),
  );
  const own = await ask(
    path,
    post("", { origin: "http://127.0.0.1:8000", "sec-fetch-site": "same-origin" }),
  );
  const program = await ask(
    path,
    post("", { authorization: "Bearer x", origin: "https://evil.example" }),
  );

  assertEquals((await problem(foreign)).code, "cross_site_refused");
  assertEquals([site.status, own.status, program.status], [403, 204, 204]);
});

Deno.test("apiFailures() answers unknown addresses and methods with problem details", async () => {
  const { ask } = serving(me.path, HEALTH, null);

  const missing = await problem(await ask("/api/nothing"));
  const wrong = await ask(me.path, { method: "DELETE" });

  assertEquals(missing.code, "not_found");
  assertEquals(wrong.headers.get("allow"), "GET, HEAD, PUT");
  assertEquals((await problem(wrong)).code, "method_not_allowed");
});

Deno.test("securityHeaders() tell browsers what to refuse, and HTTPS portals to stay so", async () => {
  const { app } = portal("viewer");
  const page = await app.get("/", (ctx) => ctx.render(null)).handler()(new Request("http://127.0.0.1:8000/"));
  const { ask } = serving(health.path, HEALTH, null, {
    PUBLIC_URL: "https://portal.example",
  });
  const policy = page.headers.get("content-security-policy") ?? "";

  assert(!policy.includes("unsafe-inline") && !policy.includes("upgrade-insecure-requests"), policy);
  assertIncludes(policy, "frame-ancestors 'none'");
  assertEquals(page.headers.get("x-content-type-options"), "nosniff");
  assertEquals(page.headers.get("cache-control"), "no-store");
  assertEquals(page.headers.get("strict-transport-security"), null);
  assertMatch((await ask(health.path)).headers.get("strict-transport-security")!, /^max-age=\d{8}/);
});

Deno.test("requestScope() writes one line a request, without its query, and takes ids from trusted proxies only", async () => {
  const direct = serving(health.path, HEALTH, null);
  const proxied = serving(health.path, HEALTH, null, { TRUSTED_PROXIES: "1" });
  const init = { headers: { "x-request-id": "abcdef-123456" } };

  const own = await direct.ask(`${health.path}?token=secret`, init);
  const given = await proxied.ask(health.path, init);
  const [line] = direct.logged;

  assert(own.headers.get("x-request-id") !== "abcdef-123456");
  assertEquals(given.headers.get("x-request-id"), "abcdef-123456");
  assertEquals([line?.message, line?.fields.path, line?.fields.status], ["request", health.path, 200]);
  assert(!JSON.stringify(direct.logged).includes("token=secret"));
});
