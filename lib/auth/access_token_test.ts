import { SignJWT } from "jose";
import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { standingClock } from "../../tests/helpers/services.ts";
import { readConfig } from "../config.ts";
import { readAccessToken, signAccessToken } from "./access_token.ts";
import { signingKeys } from "./signing_keys.ts";

const SECRET = "a secret that only the tests know, and no one else";
const CLAIMS = {
  sessionId: "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a",
  userId: "1f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a",
  organisationId: "2f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a",
};

function realm(environment: Record<string, string> = {}) {
  return {
    config: readConfig({ JWT_SECRET: SECRET, PUBLIC_URL: "https://portal.example", ...environment }),
    clock: standingClock(),
  };
}

async function forged(
  changes: {
    alg?: string;
    typ?: string;
    aud?: string;
    iss?: string;
    sid?: unknown;
    key?: string;
    kid?: string;
  },
) {
  const [key] = await signingKeys(realm().config);
  const now = Math.floor(realm().clock.now().getTime() / 1000);
  const sid = "sid" in changes ? changes.sid : CLAIMS.sessionId;
  return await new SignJWT({ sid, org: CLAIMS.organisationId })
    .setProtectedHeader({
      alg: changes.alg ?? "HS256",
      typ: changes.typ ?? "at+jwt",
      kid: changes.kid ?? key.id,
    })
    .setSubject(CLAIMS.userId)
    .setIssuer(changes.iss ?? "https://portal.example")
    .setAudience(changes.aud ?? "portal")
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(new TextEncoder().encode(changes.key ?? SECRET));
}

Deno.test("readAccessToken() reads what signAccessToken() wrote, until it expires", async () => {
  const { config, clock } = realm();
  const token = await signAccessToken({ config, clock }, CLAIMS);

  assertEquals(await readAccessToken({ config, clock }, token), CLAIMS);
  clock.advance(config.accessTokenMinutes * 60_000);
  assertEquals(await readAccessToken({ config, clock }, token), null);
});

Deno.test("readAccessToken() takes its own kind of token only", async () => {
  assert(await readAccessToken(realm(), await forged({})) !== null);

  const others = [
    await forged({ alg: "HS512" }),
    await forged({ typ: "JWT" }),
    await forged({ aud: "console" }),
    await forged({ iss: "https://elsewhere.example" }),
    await forged({ key: "another secret that is long enough to sign" }),
    await forged({ kid: "000000000000" }),
    await forged({ sid: "1; drop table sessions" }),
    await forged({ sid: undefined }),
    await forged({ sid: { $ne: null } }),
  ];
  for (const token of others) assertEquals(await readAccessToken(realm(), token), null);
});

Deno.test("readAccessToken() refuses in each realm what was signed for the other", async () => {
  const portal = await signAccessToken(realm(), CLAIMS);
  const console = await signAccessToken(realm(), CLAIMS, "console");

  assertEquals(await readAccessToken(realm(), portal, "console"), null);
  assertEquals(await readAccessToken(realm(), console, "portal"), null);
  assertEquals(await readAccessToken(realm(), console, "console"), CLAIMS);
});

Deno.test("readAccessToken() believes the key before until the next replacement, and signs with the new one", async () => {
  const next = { JWT_SECRET: "the secret that follows the one before it", JWT_SECRET_PREVIOUS: SECRET };
  const last = {
    JWT_SECRET: "the secret that follows even that one later",
    JWT_SECRET_PREVIOUS: next.JWT_SECRET,
  };
  const old = await signAccessToken(realm(), CLAIMS);
  const fresh = await signAccessToken(realm(next), CLAIMS);

  assertEquals(await readAccessToken(realm(next), old), CLAIMS);
  assertEquals(await readAccessToken(realm(last), fresh), CLAIMS);
  assertEquals(await readAccessToken(realm(last), old), null);
  assertEquals(await readAccessToken(realm(), fresh), null);
});

Deno.test("readAccessToken() calls no text worse than nobody's", async () => {
  const [, payload, signature] = (await forged({})).split(".");
  const none = btoa(JSON.stringify({ alg: "none", typ: "at+jwt" })).replace(/=+$/, "");

  const texts = [
    "",
    ".",
    "..",
    "a.b.c",
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    `%%%.${payload}.${signature}`,
    "é.é.é",
    "x".repeat(10_000_000),
    `${btoa("[]")}.${payload}.${signature}`,
  ];
  for (const text of texts) assertEquals(await readAccessToken(realm(), text), null);
});
