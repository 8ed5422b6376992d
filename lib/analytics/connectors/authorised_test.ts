import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { type Asked, json, quickWeb, withPlatform } from "../../../tests/helpers/platform.ts";
import { authorised, bearer, type Keyring, type Way } from "./authorised.ts";
import type { Credentials } from "./credentials.ts";
import { SourceFailure } from "./web/source_failure.ts";

function keyring(changes: Partial<Credentials> = {}): Keyring & { kept: Credentials } {
  const ring = {
    kept: {
      accessToken: "old",
      refreshToken: "r-1",
      expiresAt: null,
      apiKey: null,
      ...changes,
    } as Credentials,
    read: () => Promise.resolve(ring.kept),
    replace: (renewed: Credentials) => Promise.resolve(ring.kept = renewed),
  };
  return ring;
}

const app = { clientId: "app", clientSecret: "s&cret" };
const wayTo = (url: string, changes: Partial<Way["renewal"]> = {}): Way => ({
  source: "Sample",
  renewal: { app, tokenUrl: `${url}/token`, secretIn: "form", ...changes },
  headers: bearer,
});

/** A platform that takes the token "new" only, and gives it for the refresh token "r-1". */
function strict({ path, headers, body }: Asked): Response {
  if (path === "/token") {
    return new URLSearchParams(body).get("refresh_token") === "r-1"
      ? json({ access_token: "new", expires_in: 3600, refresh_token: "r-2", token_type: "bearer" })
      : json({ error: "invalid_grant", error_description: "Token has been expired or revoked." }, {
        status: 400,
      });
  }
  return headers.get("authorization") === "Bearer new" ? json({ n: 1 }) : json({}, { status: 401 });
}

Deno.test("authorised() renews access that the platform calls over, keeps the rotated tokens, and asks again", () =>
  withPlatform(strict, async ({ url, asked }) => {
    const ring = keyring();
    const web = quickWeb();

    const answer = await authorised(web, ring, wayTo(url))({ url: new URL(`${url}/figures`) });

    assertEquals(answer.value, { n: 1 });
    assertEquals(asked.map(({ path }) => path), ["/figures", "/token", "/figures"]);
    const expiresAt = new Date(web.clock.now().getTime() + 3_600_000);
    assertEquals(ring.kept, { accessToken: "new", refreshToken: "r-2", expiresAt, apiKey: null });
    assertEquals(Object.fromEntries(new URLSearchParams(asked[1]!.body)), {
      grant_type: "refresh_token",
      refresh_token: "r-1",
      client_id: "app",
      client_secret: "s&cret",
    });
  }));

Deno.test("authorised() renews access that is about to end, or was never had, before it asks", () =>
  withPlatform(strict, async ({ url, asked }) => {
    const web = quickWeb();
    const soon = keyring({ expiresAt: new Date(web.clock.now().getTime() + 30_000) });

    for (const ring of [soon, keyring({ accessToken: null })]) {
      await authorised(web, ring, wayTo(url))({ url: new URL(`${url}/figures`) });
    }

    assertEquals(asked.map(({ path }) => path), ["/token", "/figures", "/token", "/figures"]);
  }));

Deno.test("authorised() hands on a refusal where there is a key and no access to renew", () =>
  withPlatform(strict, async ({ url, asked }) => {
    const ring = keyring({ accessToken: null, refreshToken: null, apiKey: "k" });

    const { status } = await authorised(quickWeb(), ring, wayTo(url))({ url: new URL(`${url}/figures`) });

    assertEquals([status, asked.length], [401, 1]);
  }));

Deno.test("authorised() sends X the app's secret in the header", () =>
  withPlatform(strict, async ({ url, asked }) => {
    const way = wayTo(url, { secretIn: "header" });

    await authorised(quickWeb(), keyring(), way)({ url: new URL(`${url}/figures`) });

    assertEquals(asked[1]!.headers.get("authorization"), `Basic ${btoa("app:s%26cret")}`);
    assertEquals(new URLSearchParams(asked[1]!.body).get("client_secret"), null);
  }));

Deno.test("authorised() asks a person to sign in again where access can't be renewed", () =>
  withPlatform(strict, async ({ url }) => {
    const asks = {
      "a refresh token that was taken back": [keyring({ refreshToken: "gone" }), wayTo(url)],
      "no refresh token": [keyring({ refreshToken: null }), wayTo(url)],
      "no app": [keyring(), wayTo(url, { app: null })],
    } as const;
    for (const [what, [ring, way]] of Object.entries(asks)) {
      const error = await assertRejects(() =>
        authorised(quickWeb(), ring, way)({ url: new URL(`${url}/f`) })
      );

      assertEquals((error as SourceFailure).code, "source_sign_in_again", what);
    }
  }));

Deno.test("authorised() blames the app where the platform does not know it", () =>
  withPlatform(
    ({ path }) =>
      path === "/token" ? json({ error: "invalid_client" }, { status: 401 }) : json({}, { status: 401 }),
    async ({ url }) => {
      const ask = authorised(quickWeb(), keyring(), wayTo(url));
      const error = await assertRejects(() => ask({ url: new URL(`${url}/figures`) }));

      assertEquals((error as SourceFailure).code, "source_refused");
    },
  ));

Deno.test("authorised() goes on with the tokens of whoever renewed first", () =>
  withPlatform(strict, async ({ url, asked }) => {
    const ring = keyring();
    ring.replace = () => Promise.resolve({ ...ring.kept, accessToken: "new", refreshToken: "theirs" });

    const answer = await authorised(quickWeb(), ring, wayTo(url))({ url: new URL(`${url}/figures`) });

    assertEquals([answer.value, asked.length], [{ n: 1 }, 3]);
  }));
