import { App } from "fresh";
import { h } from "preact";
import { assert, assertEquals, assertIncludes } from "../../tests/helpers/assert.ts";
import { type People, people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { system } from "../db/mod.ts";
import { type Handle, pageFailures, requestScope, serve, type State } from "../http/mod.ts";
import { logout } from "../contract/auth.ts";
import { clearedCookies, identify, requirePerson, requireRole, signOut } from "./mod.ts";
import { signAccessToken } from "./access_token.ts";
import { hashSecret, newSecret } from "./secrets.ts";

function portal(services: TestServices) {
  const app = new App<State>()
    .use(
      requestScope(() => Promise.resolve(services), new AbortController().signal),
      pageFailures(() => h("p", null)),
      identify,
    )
    .use("/inside", requirePerson)
    .use("/inside/admin", requireRole("admin"))
    .get("/inside/admin", () => new Response("admin"))
    .get("/inside", (ctx) => new Response(ctx.state.actor?.name))
    .get(
      "/who",
      (ctx) => new Response(`${ctx.state.actor?.name ?? "nobody"} of ${ctx.state.organisationName}`),
    )
    .post(
      "/api/auth/logout",
      serve(logout, (services, actor, _input, call) => signOut(services, actor, call), {
        headers: () => clearedCookies(services.config),
      }).POST as Handle,
    );
  const handler = app.handler();
  return (path: string, headers: Record<string, string> = {}, method = "GET") =>
    handler(new Request(`http://127.0.0.1:8000${path}`, { headers, method }));
}

async function tokensOf(services: TestServices, { vera }: People) {
  const refresh = newSecret();
  const hash = await hashSecret(refresh);
  await system(
    services.sql,
    (tx) => tx`update sessions set token_hash = ${hash} where id = ${vera.sessionId}`,
  );
  return { access: await signAccessToken(services, vera), refresh };
}

function cookiesOf(response: Response): Map<string, string> {
  return new Map(
    response.headers.getSetCookie().map((cookie) => {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      return [name, value];
    }),
  );
}

Deno.test("identify() knows the bearer of a token, and the browser with its cookie", () =>
  withServices(async (services) => {
    const { access } = await tokensOf(services, await people(services));
    const ask = portal(services);
    const text = async (headers: Record<string, string>) => await (await ask("/who", headers)).text();

    assertEquals(await text({ authorization: `Bearer ${access}` }), "Vera Sample of Sample Health Media");
    assertEquals(await text({ cookie: `portal_access=${access}` }), "Vera Sample of Sample Health Media");
    assertEquals(await text({}), "nobody of null");
    assertEquals(await text({ cookie: "portal_access=%%%; portal_refresh=" }), "nobody of null");
  }));

Deno.test("identify() does not fall back on cookies when a program brings credentials of its own", () =>
  withServices(async (services) => {
    const { access, refresh } = await tokensOf(services, await people(services));

    for (const authorization of ["Bearer nonsense", "Basic YTpi", ""]) {
      const cookie = `portal_access=${access}; portal_refresh=${refresh}`;
      const response = await portal(services)("/who", { authorization, cookie });
      assertEquals(await response.text(), "nobody of null");
    }
  }));

Deno.test("identify() renews a browser's cookies when the access token has run out", () =>
  withServices(async (services) => {
    const { access, refresh } = await tokensOf(services, await people(services));
    const ask = portal(services);
    services.clock.advance(services.config.accessTokenMinutes * 60_000 + 1);

    const response = await ask("/who", { cookie: `portal_access=${access}; portal_refresh=${refresh}` });
    const renewed = cookiesOf(response);
    const next = await ask("/who", { cookie: `portal_access=${renewed.get("portal_access")}` });

    assertIncludes(await response.text(), "Vera Sample");
    assert(renewed.get("portal_refresh") !== refresh);
    assertIncludes(await next.text(), "Vera Sample");
    assertEquals(next.headers.getSetCookie(), []);
  }));

Deno.test("identify() keeps a person signed in whose page failed while their cookies were renewed", () =>
  withServices(async (services) => {
    const { refresh } = await tokensOf(services, await people(services));
    const ask = portal(services);

    const failed = await ask("/nothing-here", { cookie: `portal_refresh=${refresh}` });
    const renewed = cookiesOf(failed).get("portal_refresh");
    services.clock.advance(3_600_000);
    const later = await ask("/who", { cookie: `portal_refresh=${renewed}` });

    assertEquals(failed.status, 404);
    assertIncludes(await later.text(), "Vera Sample");
  }));

Deno.test("identify() forgets cookies that open nothing", () =>
  withServices(async (services) => {
    const response = await portal(services)("/who", { cookie: "portal_refresh=unknown" });

    assertEquals([...cookiesOf(response)], [["portal_access", ""], ["portal_refresh", ""]]);
  }));

Deno.test("identify() looks for the cookies that only HTTPS may set", () =>
  withServices(async (services) => {
    const { access } = await tokensOf(services, await people(services));
    const ask = portal(services);

    assertEquals(await (await ask("/who", { cookie: `portal_access=${access}` })).text(), "nobody of null");
    assertIncludes(await (await ask("/who", { cookie: `__Host-portal_access=${access}` })).text(), "Vera");
  }, { publicUrl: "https://portal.example" }));

Deno.test("signing out wins over a renewal in the same request", () =>
  withServices(async (services) => {
    const { refresh } = await tokensOf(services, await people(services));
    const ask = portal(services);

    const response = await ask("/api/auth/logout", { cookie: `portal_refresh=${refresh}` }, "POST");
    const after = await ask("/who", { cookie: `portal_refresh=${refresh}` });

    assertEquals([response.status, ...cookiesOf(response).values()], [204, "", ""]);
    assertEquals(await after.text(), "nobody of null");
  }));

Deno.test("requirePerson() sends strangers to sign in, and back", () =>
  withServices(async (services) => {
    const { access } = await tokensOf(services, await people(services));
    const ask = portal(services);

    const stranger = await ask("/inside?step=2&x=//evil.example");

    assertEquals(stranger.status, 303);
    assertEquals(
      stranger.headers.get("location"),
      "/login?next=%2Finside%3Fstep%3D2%26x%3D%2F%2Fevil.example",
    );
    assertEquals((await ask("/inside", { cookie: `portal_access=${access}` })).status, 200);
  }));

Deno.test("requireRole() refuses pages to roles below", () =>
  withServices(async (services) => {
    const { access } = await tokensOf(services, await people(services));

    assertEquals(
      (await portal(services)("/inside/admin", { cookie: `portal_access=${access}` })).status,
      403,
    );
  }));
