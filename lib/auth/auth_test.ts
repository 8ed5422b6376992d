import { allRows } from "../../tests/helpers/all_rows.ts";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import type { Role } from "../contract/roles.ts";
import { system } from "../db/mod.ts";
import type { AppError } from "../http/mod.ts";
import { createOrganisation, createUser } from "../people/mod.ts";
import { findActor } from "./find_actor.ts";
import { renewSession } from "./renew_session.ts";
import { hashSecret } from "./secrets.ts";
import { listOwnSessions, readMe, revokeOwnSession, signOut } from "./sessions.ts";
import { signIn } from "./sign_in.ts";

const CALLER = { address: "203.0.113.9", userAgent: "Sample Browser", requestId: "request-1" };
const PASSWORD = "a sample password";

async function addPerson(services: TestServices, email = "vera@sample.example", role: Role = "viewer") {
  const { id: organisationId } = await createOrganisation(services, { name: "Sample Health Media" });
  return await createUser(services, { organisationId, name: "Vera Sample", email, password: PASSWORD, role });
}

function credentials(email = "vera@sample.example", password = PASSWORD) {
  return { email, password };
}

async function refusal(act: () => Promise<unknown>): Promise<AppError> {
  return await assertRejects(act) as AppError;
}

/** Changes a row behind the portal's back. */
async function changeUser(
  services: TestServices,
  userId: string,
  change: { role?: Role; is_active?: boolean },
) {
  await system(services.sql, (tx) => tx`update users set ${tx(change)} where id = ${userId}`);
}

async function audited(services: TestServices) {
  return await allRows(
    services,
    (tx) =>
      tx<{ action: string; outcome: string; actor_email: string | null; detail: { reason?: string } }[]>`
      select action, outcome, actor_email, detail from audit_log order by id
    `,
  );
}

Deno.test("signIn() lets a person in, however they spell their address", () =>
  withServices(async (services) => {
    const person = await addPerson(services);

    const tokens = await signIn(services, credentials(" VERA@sample.example "), CALLER);
    const signedIn = await findActor(services, tokens.access_token);

    assertEquals(signedIn?.actor.userId, person.id);
    assertEquals(signedIn?.organisationName, "Sample Health Media");
    assertEquals([tokens.token_type, tokens.expires_in], ["Bearer", services.config.accessTokenMinutes * 60]);
    assertEquals(tokens.user, await readMe(services, signedIn!.actor));
  }));

Deno.test("signIn() keeps the hash of the refresh token, not the token", () =>
  withServices(async (services) => {
    await addPerson(services);
    const tokens = await signIn(services, credentials(), CALLER);

    const [kept] = await system(
      services.sql,
      (tx) => tx<{ token_hash: Uint8Array }[]>`select token_hash from sessions`,
    );

    assertEquals(new Uint8Array(kept!.token_hash), await hashSecret(tokens.refresh_token));
  }));

Deno.test("signIn() refuses unknown, wrong and deactivated alike, and records why", () =>
  withServices(async (services) => {
    const person = await addPerson(services);
    const unknown = await refusal(() => signIn(services, credentials("nobody@sample.example"), CALLER));
    const wrong = await refusal(() => signIn(services, credentials(undefined, "not the password"), CALLER));
    await changeUser(services, person.id, { is_active: false });
    const deactivated = await refusal(() => signIn(services, credentials(), CALLER));

    for (const error of [unknown, wrong, deactivated]) {
      assertEquals([error.code, error.message, error.detail], [
        "credentials_wrong",
        unknown.message,
        undefined,
      ]);
    }
    assertEquals(
      (await audited(services)).map((
        { outcome, actor_email, detail },
      ) => [outcome, actor_email, detail.reason]),
      [
        ["refused", null, "unknown"],
        ["refused", "vera@sample.example", "password"],
        ["refused", "vera@sample.example", "deactivated"],
      ],
    );
  }));

Deno.test("signIn() throttles an account at one address, and leaves its owner elsewhere alone", () =>
  withServices(async (services) => {
    await addPerson(services);
    const key = "signin:account:vera@sample.example:203.0.113.9";
    for (let count = 0; count < 10; count++) await services.cache.increment(key, 900);

    const error = await refusal(() => signIn(services, credentials(), CALLER));
    const elsewhere = await signIn(services, credentials(), { ...CALLER, address: "198.51.100.4" });
    services.clock.advance(15 * 60_000 + 1000);
    const later = await signIn(services, credentials(), CALLER);

    assertEquals(error.code, "too_many_attempts");
    assert((error.retryAfterSeconds ?? 0) > 0);
    assert(elsewhere.access_token !== "" && later.access_token !== "");
  }));

Deno.test("signIn() throttles an address that tries many accounts", () =>
  withServices(async (services) => {
    await addPerson(services);
    for (let count = 0; count < 100; count++) {
      await services.cache.increment("signin:address:203.0.113.9", 900);
    }

    assertEquals((await refusal(() => signIn(services, credentials(), CALLER))).code, "too_many_attempts");
  }));

Deno.test("findActor() follows a change of role, a deactivation and a revocation at once", () =>
  withServices(async (services) => {
    const person = await addPerson(services);
    const { access_token } = await signIn(services, credentials(), CALLER);

    await changeUser(services, person.id, { role: "admin" });
    assertEquals((await findActor(services, access_token))?.actor.role, "admin");
    await changeUser(services, person.id, { is_active: false });
    assertEquals(await findActor(services, access_token), null);
    await changeUser(services, person.id, { is_active: true });
    await signOut(services, (await findActor(services, access_token))!.actor, CALLER);
    assertEquals(await findActor(services, access_token), null);
  }));

Deno.test("findActor() stops believing a token when it or its session runs out", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { access_token } = await signIn(services, credentials(), CALLER);

    services.clock.advance(services.config.accessTokenMinutes * 60_000 + 1000);

    assertEquals(await findActor(services, access_token), null);
  }));

Deno.test("renewSession() gives tabs that renew side by side one successor", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { refresh_token } = await signIn(services, credentials(), CALLER);

    const renewals = await Promise.all(
      Array.from({ length: 12 }, () => renewSession(services, refresh_token, CALLER)),
    );

    const successors = new Set(renewals.map((renewal) => renewal?.tokens.refresh_token));
    assertEquals(successors.size, 1);
    assert(!successors.has(undefined) && !successors.has(refresh_token));
  }));

Deno.test("renewSession() answers again when its answer was lost, however late", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { refresh_token } = await signIn(services, credentials(), CALLER);
    const lost = await renewSession(services, refresh_token, CALLER);

    services.clock.advance(3_600_000);
    const again = await renewSession(services, refresh_token, CALLER);

    assertEquals(again?.tokens.refresh_token, lost?.tokens.refresh_token);
  }));

Deno.test("renewSession() ends the session when a replaced token comes back after its successor was used", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { refresh_token } = await signIn(services, credentials(), CALLER);
    const renewed = await renewSession(services, refresh_token, CALLER);
    await findActor(services, renewed!.tokens.access_token);
    services.clock.advance(9_000);
    assert(await renewSession(services, refresh_token, CALLER) !== null);

    services.clock.advance(2_000);

    assertEquals(await renewSession(services, refresh_token, CALLER), null);
    assertEquals(await renewSession(services, renewed!.tokens.refresh_token, CALLER), null);
    assertEquals(await findActor(services, renewed!.tokens.access_token), null);
    assertEquals((await audited(services)).at(-1)?.action, "session.reuse_detected");
  }));

Deno.test("renewSession() opens nothing with a token that is old, unknown, absurd or of somebody deactivated", () =>
  withServices(async (services) => {
    const person = await addPerson(services);
    const first = await signIn(services, credentials(), CALLER);
    const second = await renewSession(services, first.refresh_token, CALLER);
    await renewSession(services, second!.tokens.refresh_token, CALLER);

    for (const token of ["", "x", "é".repeat(100), "x".repeat(10_000_000), first.refresh_token]) {
      assertEquals(await renewSession(services, token, CALLER), null);
    }
    const other = await signIn(services, credentials(), CALLER);
    await changeUser(services, person.id, { is_active: false });
    assertEquals(await renewSession(services, other.refresh_token, CALLER), null);
  }));

Deno.test("renewSession() does not outlive the session", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { refresh_token } = await signIn(services, credentials(), CALLER);

    services.clock.advance(services.config.refreshTokenDays * 86_400_000 + 1000);

    assertEquals(await renewSession(services, refresh_token, CALLER), null);
  }));

Deno.test("revokeOwnSession() ends one's own session elsewhere, and nobody else's", () =>
  withServices(async (services) => {
    await addPerson(services);
    await addPerson(services, "otto@other.example");
    const here = await findActor(services, (await signIn(services, credentials(), CALLER)).access_token);
    const there = await findActor(services, (await signIn(services, credentials(), CALLER)).access_token);
    const otto = await findActor(
      services,
      (await signIn(services, credentials("otto@other.example"), CALLER)).access_token,
    );

    const foreign = await refusal(() =>
      revokeOwnSession(services, here!.actor, { id: otto!.actor.sessionId }, CALLER)
    );
    await revokeOwnSession(services, here!.actor, { id: there!.actor.sessionId }, CALLER);
    const left = await listOwnSessions(services, here!.actor);

    assertEquals(foreign.code, "not_found");
    assertEquals(left.items.map(({ id, current, user_agent }) => [id, current, user_agent]), [
      [here!.actor.sessionId, true, "Sample Browser"],
    ]);
  }));
