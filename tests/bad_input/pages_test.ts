/** Words that try to become markup, addresses that try to name what is not there, and sites that try to act for somebody. */
import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { createDraft, requestReport } from "../../lib/reports/mod.ts";
import { signAccessToken } from "../../lib/auth/access_token.ts";
import type { Services } from "../../lib/services.ts";
import { webApp } from "../../main.ts";
import { as } from "../helpers/as.ts";
import { assert, assertEquals, assertIncludes } from "../helpers/assert.ts";
import { withBrowser } from "../helpers/browser.ts";
import { type People, people } from "../helpers/people.ts";
import { withPortal } from "../helpers/portal.ts";
import { answers, CONFIG, reportFiles, TALK } from "../helpers/report_files.ts";
import { type TestServices, withServices } from "../helpers/services.ts";
import { portalDoor } from "./portal_door.ts";

const ASKING = { requestId: "request-1" };
const SCRIPT = `"'></script></title></textarea><img src=x onerror=hacked=1><script>hacked=1</script>`;

/** A report, a draft and a failed report in which every word a client may choose is a script. */
async function addHostile(
  services: Services,
  { ed }: People,
): Promise<{ report: string; draft: string; failed: string }> {
  const encoder = new TextEncoder();
  const talk = TALK.replaceAll("Ada Example", `Ada ${SCRIPT}`).replace("towel", SCRIPT);
  const rows = answers().replace("main role", `main ${SCRIPT} role`).replaceAll("Nurse", `Nurse ${SCRIPT}`);
  const files = {
    transcript: { name: `${SCRIPT}.vtt`, mediaType: "text/vtt", bytes: encoder.encode(talk) },
    survey: { name: `${SCRIPT}.csv`, mediaType: "text/csv", bytes: encoder.encode(rows) },
  };
  const config = {
    ...CONFIG,
    event_name: `Spacers ${SCRIPT}`,
    speakers: [{ name: SCRIPT, role: SCRIPT }],
    audience: SCRIPT,
    programme: SCRIPT,
  };
  const draft = await createDraft(services, ed, { ...files, config });
  const report = await requestReport(services, ed, { ...files, config }, ASKING);
  await runOnce(services, handlers);
  const broken = {
    ...files,
    survey: { ...files.survey, bytes: encoder.encode(`${SCRIPT},Clear?\n`) },
  };
  const failed = await requestReport(services, ed, { ...broken, config }, ASKING);
  await runOnce(services, handlers);
  return { report: report.id, draft: draft.id, failed: failed.id };
}

const paths = ({ report, draft, failed }: { report: string; draft: string; failed: string }) => [
  "/",
  "/reports",
  `/reports/${report}`,
  `/reports/${report}/delete`,
  `/reports/${failed}`,
  `/reports/new?draft=${draft}`,
  `/reports/new?draft=${encodeURIComponent(SCRIPT)}`,
  `/login?next=${encodeURIComponent(SCRIPT)}`,
  `/reports?status=${encodeURIComponent(SCRIPT)}`,
  `/${encodeURIComponent(SCRIPT)}`,
];

Deno.test("no word that a client chooses becomes markup, on any page or slide", () =>
  withServices(async (services) => {
    const everybody = await people(services);
    const hostile = await addHostile(services, everybody);
    const door = portalDoor(services, everybody.ed);

    assertEquals((await door.read(hostile.report)).status, "completed");
    for (const path of paths(hostile)) {
      const html = await (await door.ask(path)).text();
      for (const bad of ["<script>hacked", "<img src=x", "</textarea><img", "</title></textarea>"]) {
        assert(!html.includes(bad), `${path} holds ${bad}`);
      }
    }
    const { slides } = await door.read(hostile.report);
    for (let number = 1; number <= slides!; number++) {
      const svg = await (await door.ask(`/api/reports/${hostile.report}/slides/${number}`)).text();
      const tags = svg.replace(/"[^"]*"/g, '""');
      assert(!/<script|<img|<[^<>]*\son\w+=/.test(tags), `slide ${number}`);
    }
  }));

Deno.test("a browser runs no script that a client wrote", () =>
  withBrowser((browser) =>
    withServices(async (services) => {
      const everybody = await people(services);
      const hostile = await addHostile(services, everybody);
      await withPortal(services, async (address) => {
        const context = await browser.newContext({ extraHTTPHeaders: await as(services, everybody.ed) });
        const page = await context.newPage();
        for (const path of [...paths(hostile), `/api/reports/${hostile.report}/slides/1`]) {
          await page.goto(`${address}${path}`).catch((error) => {
            // A file to save is no page.
            if (!/Download is starting/.test(String(error))) throw error;
          });
          assertEquals(await page.evaluate(() => "hacked" in globalThis), false, path);
        }
        await context.close();
      });
    })
  ));

function asker(services: TestServices) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return (path: string, init: RequestInit = {}) => handler(new Request(`http://127.0.0.1:8000${path}`, init));
}

Deno.test("no other site can act with a person's cookies, whatever it sends along", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    const cookie = `portal_access=${await signAccessToken(services, ed)}`;
    const ask = asker(services);
    const sites: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1:8001" },
      { origin: "http://127.0.0.1:8000.evil.example" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site", origin: "http://other.127.0.0.1:8000" },
      { authorization: "Basic eDp5", origin: "https://evil.example" },
    ];
    const deeds: [path: string, method: string][] = [
      [`/api/reports/${id}`, "DELETE"],
      [`/api/reports/${id}/cancellation`, "POST"],
      ["/api/reports/create", "POST"],
      [`/reports/${id}/delete`, "POST"],
      [`/reports/${id}`, "POST"],
      ["/reports/new", "POST"],
      ["/logout", "POST"],
    ];
    for (const site of sites) {
      for (const [path, method] of deeds) {
        const response = await ask(path, { method, headers: { cookie, ...site } });
        await response.body?.cancel();
        const refused = [401, 403].includes(response.status) ||
          response.headers.get("location")?.startsWith("/login");
        assert(refused, `${method} ${path} from ${JSON.stringify(site)}: ${response.status}`);
      }
    }
    const own = await ask(`/api/reports/${id}`, {
      method: "DELETE",
      headers: { cookie, origin: "http://127.0.0.1:8000" },
    });
    assertEquals(own.status, 204);
  }));

Deno.test("signing in leads nowhere but into the portal", () =>
  withServices(async (services) => {
    const headers = await as(services, (await people(services)).ed);
    const ask = asker(services);
    const elsewhere = [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/\t/evil.example",
      "/..//evil.example",
      "javascript:alert(1)",
      "/%0d%0aset-cookie:a=b",
      "/\r\nset-cookie: a=b",
    ];
    for (const next of elsewhere) {
      const response = await ask(`/login?next=${encodeURIComponent(next)}`, { headers });
      const to = new URL(response.headers.get("location")!, "http://127.0.0.1:8000");

      assertEquals([response.status, to.origin], [303, "http://127.0.0.1:8000"], next);
      assert(!to.pathname.startsWith("//"), next);
      assertEquals(response.headers.getSetCookie(), []);
    }
  }));

Deno.test("an id that names nothing is not found, however it is written, at every address that takes one", () =>
  withServices(async (services) => {
    const door = portalDoor(services, (await people(services)).ed);
    const ids = [
      "x",
      "1",
      "'%20or%201=1;--",
      "%00",
      "..%2f..",
      "0".repeat(5000),
      "00000000-0000-0000-0000-000000000000",
    ];
    for (const id of ids) {
      const gets = ["", "/download", "/model", "/slides/1", "/events"].map((tail) =>
        `/api/reports/${id}${tail}`
      );
      for (
        const path of [
          ...gets,
          `/api/reports/drafts/${id}`,
          `/reports/${id}`,
          `/reports/${id}/delete`,
          `/reports/new?draft=${id}`,
        ]
      ) {
        const response = await door.ask(path);
        await response.body?.cancel();
        assertEquals(response.status, 404, path.slice(0, 80));
      }
    }
    const broken = await door.ask("/api/reports/%e0%a4%a");
    assertEquals([broken.status, (await broken.text()).includes(" at ")], [400, false]);
  }));

Deno.test("every method at every address is answered, without a fault of ours, and refusals name what is allowed", () =>
  withServices(async (services) => {
    const { ed, ada } = await people(services);
    const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
    const door = portalDoor(services, ada);
    const tails = ["", "/download", "/events", "/cancellation", "/slides/1"].map((tail) =>
      `/api/reports/${id}${tail}`
    );
    const pages = [
      "/",
      "/login",
      "/reports",
      "/reports/new",
      `/reports/${id}`,
      "/settings",
      "/docs",
      "/brand.css",
    ];
    for (
      const path of [
        ...pages,
        ...tails,
        "/api/reports/create",
        "/api/reports/drafts",
        "/api/auth/login",
        "/nothing",
      ]
    ) {
      for (const method of ["HEAD", "OPTIONS", "PUT", "PATCH"]) {
        const response = await door.ask(path, { method });
        const body = await response.text();

        assert(response.status < 500, `${method} ${path}: ${response.status}`);
        if (method === "HEAD") assertEquals(body, "", path);
        if (response.status === 405) {
          assert(!response.headers.get("allow")!.split(", ").includes(method), `${method} ${path}`);
        }
      }
    }
    const refused = await door.ask("/api/reports/create");
    assertEquals([refused.status, refused.headers.get("allow")], [405, "POST"]);
    assertIncludes(await refused.text(), "method_not_allowed");
  }));
