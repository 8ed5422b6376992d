/** Invitations as pages without script send them: from the admin's form to the newcomer's first page. */
import { handlers } from "../jobs/handlers.ts";
import { runOnce } from "../jobs/loop.ts";
import type { Actor } from "../lib/contract/actor.ts";
import { system } from "../lib/db/mod.ts";
import { webApp } from "../main.ts";
import { as } from "./helpers/as.ts";
import { assert, assertEquals, assertIncludes, assertMatch } from "./helpers/assert.ts";
import { people } from "./helpers/people.ts";
import { type TestServices, withServices } from "./helpers/services.ts";

const ORIGIN = "http://127.0.0.1:8000";
const WEEK_MS = 7 * 86_400_000;

function asker(services: TestServices) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (path: string, person: Actor | null, form?: Record<string, string>) => {
    const init = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) };
    const headers = { ...await as(services, person), origin: ORIGIN };
    const response = await handler(new Request(`${ORIGIN}${path}`, { ...init, headers }));
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
}

/** Invites one by the form, lets the mail go out, and returns the path of its link. */
async function invited(services: TestServices, ada: Actor): Promise<string> {
  await asker(services)("/users/invite", ada, { emails: "jo@sample.example", role: "editor" });
  while (await runOnce(services, handlers));
  return new URL(services.mailed.at(-1)!.link!).pathname;
}

Deno.test("an admin invites by form, and the newcomer joins by form under the locked address", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const ask = asker(services);
    const link = await invited(services, ada);

    const page = await ask(link, null);
    assertEquals(page.status, 200);
    assertIncludes(page.html, "Join Sample Health Media");
    assertMatch(page.html, /<input[^>]*value="jo@sample\.example"[^>]*readonly/i);
    const weak = await ask(link, null, { name: "Jo", password: "short", email: "other@sample.example" });
    assertEquals(weak.status, 422);
    assertIncludes(weak.html, "Use at least 12 characters.");
    const joined = await ask(link, null, {
      name: "Jo Sample",
      password: "seven green umbrellas",
      email: "other@sample.example",
    });

    assertEquals([joined.status, joined.headers.get("location")], [303, "/"]);
    assert(joined.headers.getSetCookie().length >= 2);
    assertEquals((await ask(link, null)).status, 410);
    const { html } = await ask("/users", ada);
    assertIncludes(html, "1 invitation accepted or withdrawn");
    assertIncludes(html, "jo@sample.example");
    assert(!html.includes("other@sample.example"), "the address can't be changed");
  }));

Deno.test("an expired link offers a new one, which an admin sends from the list", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const ask = asker(services);
    const link = await invited(services, ada);
    services.clock.advance(WEEK_MS);
    await comeBack(services);

    const expired = await ask(link, null);
    const asked = await ask(link, null, { act: "renew" });
    assertEquals([expired.status, asked.status, asked.headers.get("location")], [410, 303, link]);
    assertIncludes(expired.html, "Ask for a new link");
    assertIncludes((await ask(link, null)).html, "know that you would like a new link");

    const list = await ask("/users", ada);
    assertIncludes(list.html, "Expired 9 Mar 2026");
    assertIncludes(list.html, "Asks for a new link");
    const id = /name="id" value="([0-9a-f-]{36})"[^>]*>\s*<button[^>]*value="resend"/.exec(list.html)![1]!;
    const sent = await ask("/users/invitations", ada, { id, act: "resend" });
    while (await runOnce(services, handlers));

    assertEquals(sent.headers.get("location"), "/users?done=resent#invitations");
    assertEquals((await ask(new URL(services.mailed.at(-1)!.link!).pathname, null)).status, 200);
    await ask("/users/invitations", ada, { id, act: "withdraw" });
    assertEquals((await ask(new URL(services.mailed.at(-1)!.link!).pathname, null)).status, 410);
  }));

Deno.test("the form of invitations keeps what was typed when a piece is no address", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const ask = asker(services);

    const wrong = await ask("/users/invite", ada, { emails: "jo@sample.example, jo@", role: "admin" });
    const here = await ask("/users/invite", ada, { emails: "ed@sample.example", role: "viewer" });

    assertEquals(wrong.status, 422);
    assertIncludes(wrong.html, "“jo@”");
    assertIncludes(wrong.html, "jo@sample.example, jo@</textarea>");
    assertMatch(wrong.html, /<option[^>]*value="admin"[^>]*selected/);
    assertIncludes(here.html, "Here already: ed@sample.example.");
  }));

/** Lets the sessions of the tests' people live to this day. */
async function comeBack({ sql, clock }: TestServices): Promise<void> {
  const now = clock.now();
  const later = new Date(now.getTime() + 86_400_000);
  await system(sql, (tx) => tx`update sessions set expires_at = ${later}, last_seen_at = ${now}`);
}
