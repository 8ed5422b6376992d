/** Sessions as a browser without script meets them: the list on the settings page, and what its buttons end. */
import { revokeSessionsByEmail, signIn } from "../lib/auth/mod.ts";
import { system } from "../lib/db/mod.ts";
import { requestReport } from "../lib/reports/mod.ts";
import type { Actor } from "../lib/contract/actor.ts";
import type { Services } from "../lib/services.ts";
import { webApp } from "../main.ts";
import { addPerson, CALLER, credentials } from "./helpers/accounts.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals, assertIncludes } from "./helpers/assert.ts";
import { people } from "./helpers/people.ts";
import { CONFIG, reportFiles } from "./helpers/report_files.ts";
import { withServices } from "./helpers/services.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/1 Safari/604.1";

async function browser(services: Services, userAgent: string, address = CALLER.address) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  const { access_token } = await signIn(services, credentials(), { ...CALLER, userAgent, address });
  return (path: string, form?: Record<string, string>) =>
    handler(
      new Request(`http://127.0.0.1:8000${path}`, {
        headers: { cookie: `portal_access=${access_token}` },
        ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
      }),
    );
}

Deno.test("/settings says where a person is signed in, in words, and signs one place out at once", () =>
  withServices(async (services) => {
    await addPerson(services);
    const phone = await browser(services, PHONE, "192.168.1.20");
    const laptop = await browser(services, "Mozilla/5.0 (Macintosh) Gecko/20100101 Firefox/145.0");

    const html = await (await laptop("/settings")).text();
    const place = /action="\/settings\/sessions"[^]*?name="place" value="([0-9a-f-]+)"/.exec(html)?.[1];
    const ended = await laptop("/settings/sessions", { place: place! });

    for (const words of ["Firefox on a Mac", "Safari on an iPhone", "address 203.0.113.9", "This session"]) {
      assertIncludes(html, words);
    }
    assertEquals([ended.status, ended.headers.get("location")], [303, "/settings?ended#sessions"]);
    assertEquals((await phone("/settings")).headers.get("location"), "/login?next=%2Fsettings");
    assertEquals((await laptop("/settings/sessions", { place: place! })).status, 303);
    const after = await (await laptop("/settings?ended")).text();
    assertIncludes(after, "Signed out there.");
    assert(!after.includes("iPhone") && !after.includes("everywhere else"));
  }));

Deno.test("a stream of events ends for somebody who was signed out or given another role meanwhile", () =>
  withServices(async (services) => {
    const { ed, ada } = await people(services);
    const handler = webApp(() => Promise.resolve(services)).handler();
    const promote = () =>
      system(services.sql, (tx) => tx`update users set role = 'admin' where id = ${ed.userId}`);
    const changes: [name: string, person: Actor, act: () => Promise<unknown>][] = [
      ["another role", ed, promote],
      ["signed out", ada, () => revokeSessionsByEmail(services, ada.email)],
    ];
    for (const [change, person, act] of changes) {
      const { id } = await requestReport(
        services,
        person,
        { config: CONFIG, ...reportFiles() },
        { requestId: "request-1" },
      );
      const headers = await as(services, person);
      const stream = await handler(
        new Request(`http://127.0.0.1:8000/api/reports/${id}/events`, { headers }),
      );
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      let said = "";
      while (!said.includes("event: report")) said += (await reader.read()).value ?? "";

      await act();
      await system(services.sql, (tx) => tx`update report_jobs set status = 'processing' where id = ${id}`);
      let after = "";
      for (let part = await reader.read(); !part.done; part = await reader.read()) after += part.value;

      assert(!after.includes("processing"), `${change}: ${after}`);
    }
  }));

Deno.test("/settings signs out everywhere else, and leaves this place signed in", () =>
  withServices(async (services) => {
    await addPerson(services);
    const others = [await browser(services, PHONE), await browser(services, "curl/8.5.0")];
    const here = await browser(services, "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/145.0");

    assertIncludes(await (await here("/settings")).text(), "Sign out everywhere else");
    await here("/settings/sessions", { others: "yes" });

    for (const other of others) assertEquals((await other("/settings")).status, 303);
    assertEquals((await here("/settings")).status, 200);
  }));
