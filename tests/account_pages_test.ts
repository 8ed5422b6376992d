/** Passwords and the second factor as a browser without script meets them, and a program. */
import { sendResetLink } from "../lib/auth/mod.ts";
import type { Services } from "../lib/services.ts";
import { webApp } from "../main.ts";
import { allRows } from "./helpers/all_rows.ts";
import { assert, assertEquals, assertIncludes, assertMatch } from "./helpers/assert.ts";
import { addAda, bytesOf, codeNow, EMAIL, enrol, PASSWORD } from "./helpers/second_factor.ts";
import { withServices } from "./helpers/services.ts";

const NEW = "eight herons stand still";

interface Page {
  status: number;
  location: string | null;
  html: string;
}

/** A browser without script: it keeps cookies and posts forms. */
function browser(services: Services) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  const cookies = new Map<string, string>();
  return {
    cookies,
    async visit(path: string, form?: Record<string, string>): Promise<Page> {
      const response = await handler(
        new Request(`http://127.0.0.1:8000${path}`, {
          headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
          ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
        }),
      );
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        if (value === "") cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      return {
        status: response.status,
        location: response.headers.get("location"),
        html: await response.text(),
      };
    },
  };
}

function caller(services: Services) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (method: string, path: string, body: unknown, token?: string) => {
    const response = await handler(
      new Request(`http://127.0.0.1:8000${path}`, {
        method,
        headers: {
          "content-type": "application/json",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
}

Deno.test("signing in asks for the code on a page of its own, and then goes where it was to go", () =>
  withServices(async (services) => {
    const { secret } = await enrol(services);
    const { visit, cookies } = browser(services);

    const first = await visit("/login?next=%2Fsettings", { email: EMAIL, password: PASSWORD });
    assertEquals([first.status, first.location], [303, "/login/code?next=%2Fsettings"]);
    assertEquals([...cookies.keys()], ["portal_challenge"]);
    assertEquals((await visit("/")).location, "/login");
    assertIncludes((await visit(first.location!)).html, 'autocomplete="one-time-code"');
    const wrong = await visit(first.location!, { code: "nonsense" });
    assertEquals(wrong.status, 401);
    assertIncludes(wrong.html, "This code is wrong or was used already.");
    const second = await visit(first.location!, { code: codeNow(services, secret) });

    assertEquals([second.status, second.location], [303, "/settings"]);
    assertEquals([...cookies.keys()], ["portal_access", "portal_refresh"]);
    assertIncludes((await visit("/settings")).html, "Ada Sample");
  }));

Deno.test("the code's page begins again where there is no challenge, or it is over", () =>
  withServices(async (services) => {
    await enrol(services);
    const { visit } = browser(services);
    assertEquals((await visit("/login/code")).location, "/login");

    await visit("/login", { email: EMAIL, password: PASSWORD });
    services.clock.advance(5 * 60_000);

    assertEquals((await visit("/login/code", { code: "123456" })).location, "/login?late");
    assertIncludes((await visit("/login?late")).html, "took too long");
  }));

Deno.test("a program signs in with the challenge and a code", () =>
  withServices(async (services) => {
    const { secret } = await enrol(services);
    const call = caller(services);

    const first = await call("POST", "/api/auth/login", { email: EMAIL, password: PASSWORD });
    assertEquals([first.status, first.body.code], [401, "second_factor_required"]);
    const step = { challenge: first.body.challenge, code: codeNow(services, secret) };
    const second = await call("POST", "/api/auth/second-factor", step);

    assertEquals([second.status, second.body.user.email], [200, EMAIL]);
    assertEquals((await call("POST", "/api/auth/second-factor", step)).body.code, "challenge_expired");
  }));

Deno.test("an admin who must have a second factor sets it up before anything else", () =>
  withServices(async (services) => {
    const { accessToken } = await addAda(services);
    const call = caller(services);
    const { visit } = browser(services);
    await visit("/login", { email: EMAIL, password: PASSWORD });

    const on = await visit("/settings/sign-in-rules", { second_factor_for_admins: "true" });
    assertEquals(on.status, 303);
    for (const path of ["/", "/settings", "/reports", "/docs"]) {
      assertEquals((await visit(path)).location, "/settings/second-factor", path);
    }
    const refused = await call("GET", "/api/reports", null, accessToken);
    assertEquals([refused.status, refused.body.code], [403, "second_factor_missing"]);
    assertEquals((await call("GET", "/api/auth/me", null, accessToken)).status, 200);

    const started = await call("POST", "/api/auth/second-factor/enrolment", null, accessToken);
    const page = await visit("/settings/second-factor", { step: "start" });
    assertIncludes(page.html.replaceAll(" ", ""), started.body.secret);
    assertMatch(page.html, /<svg class="qr"[^>]*>.*<path d="M/);
    const code = codeNow(services, bytesOf(started.body.secret));
    const mistaken = await visit("/settings/second-factor", {
      step: "confirm",
      code,
      current_password: "no",
    });
    assertEquals(mistaken.status, 422);
    assertIncludes(mistaken.html, "This is not your password.");
    const done = await visit("/settings/second-factor", {
      step: "confirm",
      code,
      current_password: PASSWORD,
    });

    assertEquals(done.html.match(/<li *>[a-z2-7]{4}(-[a-z2-7]{4}){3}<\/li>/g)?.length, 10);
    assertEquals((await visit("/")).status, 200);
    assertEquals((await call("GET", "/api/reports", null, accessToken)).status, 200);
  }));

Deno.test("a forgotten password is replaced by the mailed link, with the same words for every address", () =>
  withServices(async (services) => {
    const { secret } = await enrol(services);
    const { visit } = browser(services);
    assertIncludes((await visit("/login")).html, 'href="/forgot"');

    const known = await visit("/forgot", { email: EMAIL });
    const unknown = await visit("/forgot", { email: "nobody@northside.example" });
    const plain = ({ html }: Page) => html.replaceAll(/nonce="[^"]*"|[a-z]+@northside\.example/g, "");
    assertEquals([known.status, plain(known)], [unknown.status, plain(unknown)]);

    const path = await mailedPath(services);
    assertIncludes((await visit(path)).html, EMAIL);
    const weak = await visit(path, { password: "northside eye" });
    assertEquals(weak.status, 422);
    const set = await visit(path, { password: NEW });
    assertEquals(set.location, "/login?reset");
    assertEquals((await visit(path)).status, 410);
    const entered = await visit("/login", { email: EMAIL, password: NEW });
    assertEquals(entered.location, "/login/code");
    assertEquals((await visit("/login/code", { code: codeNow(services, secret) })).location, "/");
  }));

Deno.test("name, time zone and password are changed on pages of the settings", () =>
  withServices(async (services) => {
    await addAda(services, "viewer");
    const { visit } = browser(services);
    await visit("/login", { email: EMAIL, password: PASSWORD });

    const saved = await visit("/settings/profile", { name: "Ada Specimen", time_zone: "Europe/Berlin" });
    assertEquals(saved.location, "/settings?saved=profile");
    const settings = await visit("/settings?saved=profile");
    assertIncludes(settings.html, 'value="Ada Specimen"');
    assertMatch(settings.html, /<option[^>]* selected[^>]*>Europe\/Berlin</);
    assert(!settings.html.includes("sign-in-rules"), "a viewer is shown what only admins may change");
    const nowhere = await visit("/settings/profile", { name: "", time_zone: "Middle/Earth" });
    assertEquals(nowhere.status, 422);
    assertIncludes(nowhere.html, "Fill this in.");

    const wrong = await visit("/settings/password", { current_password: "no", new_password: NEW });
    assertEquals(wrong.status, 422);
    const form = { current_password: PASSWORD, new_password: NEW };
    assertEquals((await visit("/settings/password", form)).location, "/settings?saved=password");
    assertEquals((await visit("/settings/sign-in-rules", { second_factor_for_admins: "true" })).status, 403);
  }));

/** Does the job that mails the link, and reads the link out of the mail. */
async function mailedPath(services: Services): Promise<string> {
  const jobs = await allRows(
    services,
    (tx) =>
      tx<{ id: string; organisation_id: string; user_id: string }[]>`
      select id, organisation_id, payload ->> 'user_id' as user_id from jobs
      where kind = 'send_reset_link' and organisation_id is not null
    `,
  );
  const { id: jobId, organisation_id: organisationId, user_id: userId } = jobs[0]!;
  await sendResetLink(services, { organisationId, userId }, { jobId, finishIn: () => Promise.resolve() });
  const [mail] = await allRows(
    services,
    (tx) =>
      tx<{ url: string }[]>`
      select letter -> 'action' ->> 'url' as url from mail_outbox where key = ${`password-reset:${jobId}`}
    `,
  );
  return new URL(mail!.url).pathname;
}
