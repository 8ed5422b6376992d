/** The whole web process, asked as a browser would: what leads where, and what every answer carries. */
import type { Services } from "../lib/services.ts";
import { DraftConfig } from "../lib/contract/report_shapes.ts";
import { createDraft, readDraft } from "../lib/reports/mod.ts";
import { reportFiles } from "./helpers/report_files.ts";
import { saveBrand } from "../lib/people/mod.ts";
import { app, webApp } from "../main.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals, assertIncludes, assertMatch } from "./helpers/assert.ts";
import { people } from "./helpers/people.ts";
import { withServices } from "./helpers/services.ts";

const NOBODYS_ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";

function asker(services: Services) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return (path: string, init: RequestInit = {}) => handler(new Request(`http://127.0.0.1:8000${path}`, init));
}

Deno.test("pages of the portal lead strangers to sign in, and back", () =>
  withServices(async (services) => {
    const ask = asker(services);

    const home = await ask("/");
    const report = await ask("/reports?status=failed");

    assertEquals([home.status, home.headers.get("location")], [303, "/login"]);
    assertEquals(report.headers.get("location"), "/login?next=%2Freports%3Fstatus%3Dfailed");
  }));

Deno.test("every answer carries the headers that protect it, failures too", () =>
  withServices(async (services) => {
    const ask = asker(services);
    const { ada } = await people(services);
    const headers = await as(services, ada);

    const answers: [path: string, init: RequestInit, status: number][] = [
      ["/login", {}, 200],
      ["/", { headers }, 200],
      ["/nothing-here", {}, 404],
      [`/reports/${NOBODYS_ID}`, { headers }, 404],
      ["/login", { method: "DELETE" }, 405],
      ["/login", { method: "POST", headers: { origin: "https://evil.example" } }, 403],
      ["/favicon.svg", {}, 200],
      ["/api/health", {}, 200],
      ["/api/auth/me", {}, 401],
      ["/api/nothing-here", {}, 404],
    ];
    for (const [path, init, status] of answers) {
      const response = await ask(path, init);
      const policy = response.headers.get("content-security-policy") ?? "";
      await response.body?.cancel();

      assertEquals(response.status, status, path);
      assertIncludes(policy, "frame-ancestors 'none'");
      assert(!policy.includes("unsafe-inline"), `${path}: ${policy}`);
      assertEquals(response.headers.get("x-content-type-options"), "nosniff", path);
      assertMatch(response.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
    }
  }));

Deno.test("inline scripts and styles of a page carry the nonce of its policy", () =>
  withServices(async (services) => {
    for (const path of ["/login", "/nothing-here"]) {
      const response = await asker(services)(path);
      const html = await response.text();
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];

      assert(nonce !== undefined, path);
      for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g)) {
        assert(tag.includes(`nonce="${nonce}"`) || tag.includes(" src="), `${path}: ${tag}`);
      }
    }
  }));

Deno.test("a page that fails says nothing of why, and names the request", () =>
  withServices(async (services) => {
    services.expectErrors();
    const { ada } = await people(services);
    const broken = { ...services, sql: new Proxy(services.sql, { get: () => fail }) } as Services;

    const response = await asker(broken)("/", { headers: await as(services, ada) });
    const html = await response.text();

    assertEquals(response.status, 500);
    assert(!html.includes("hunter2"));
    assertIncludes(html, response.headers.get("x-request-id")!);
    assertEquals(services.logged.find(({ level }) => level === "error")?.fields.error, "password hunter2");
  }));

Deno.test("a database that is away is a failure to try again, not a bug", () =>
  withServices(async (services) => {
    services.expectErrors();
    const { ada } = await people(services);
    const away = { ...services, sql: new Proxy(services.sql, { get: () => refuse }) } as Services;
    const ask = asker(away);

    const me = await ask("/api/auth/me", { headers: await as(services, ada) });
    const ready = await ask("/api/ready");

    assertEquals([me.status, (await me.json()).code], [503, "service_unavailable"]);
    assertEquals([ready.status, (await ready.json()).ready], [503, false]);
    assertEquals((await ask("/api/health")).status, 200);
  }));

Deno.test("importing the app opens nothing", () => {
  assert(typeof app.handler === "function");
});

Deno.test("the logo goes to the people of its organisation, to be kept for as long as it is the same", () =>
  withServices(async (services) => {
    const { ada, vera, otto } = await people(services);
    const ask = asker(services);
    const bytes = new Uint8Array(33);
    bytes.set([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      0,
      0,
      0,
      13,
      0x49,
      0x48,
      0x44,
      0x52,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      8,
    ]);
    const brand = { name: "Sample <b> Media", accent: "#7a1f5c", headFont: "Georgia", bodyFont: "Arial" };
    await saveBrand(services, ada.organisationId, { ...brand, logo: bytes });

    const page = await (await ask("/", { headers: await as(services, vera) })).text();
    const [, address] = /<img src="(\/brand\/logo[^"]+)" width="8" height="8"/.exec(page) ?? [];
    const kept = await ask(address!, { headers: await as(services, vera) });
    const plain = await ask("/brand/logo", { headers: await as(services, vera) });

    assertIncludes(page, "Sample &lt;b> Media");
    assertEquals([kept.status, kept.headers.get("content-type")], [200, "image/png"]);
    assertEquals(new Uint8Array(await kept.arrayBuffer()), bytes);
    assertEquals(kept.headers.get("cache-control"), "private, max-age=31536000, immutable");
    assertEquals(plain.headers.get("cache-control"), "private, no-cache");
    assertEquals((await ask(address!, { headers: await as(services, otto) })).status, 404);
    assertEquals((await ask(address!)).status, 404);
    assert(!(await (await ask("/", { headers: await as(services, otto) })).text()).includes("/brand/logo"));
  }));

Deno.test("the form of a survey with very many questions is taken whole", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const heads = Array.from({ length: 300 }, (_, at) => `How useful was part ${at + 1}?`);
    const files = reportFiles(
      `${heads.join()}\n${heads.map(() => 4).join()}\n${heads.map(() => 5).join()}\n`,
    );
    const draft = await createDraft(services, ed, { ...files, config: DraftConfig.parse({}) });
    const form = new FormData();
    for (const { id, kind } of draft.questions) {
      form.set(`question.${id}.shown`, JSON.stringify([kind, true]));
      form.set(`question.${id}.kind`, kind);
      if (id !== "q300") form.set(`question.${id}.included`, "on");
    }
    form.set("action", "update");

    const response = await asker(services)(`/reports/new?draft=${draft.id}`, {
      method: "POST",
      headers: await as(services, ed),
      body: form,
    });

    assertEquals(response.status, 303);
    assertEquals((await readDraft(services, ed, draft)).config.questions, {
      q300: { kind: draft.questions[299]!.kind, included: false },
    });
  }));

function fail(): never {
  throw new Error("password hunter2");
}

function refuse(): never {
  throw Object.assign(new Error("connect refused"), { code: "ECONNREFUSED" });
}
