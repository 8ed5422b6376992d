import { addPerson, audited, CALLER, changeUser, credentials } from "../../tests/helpers/accounts.ts";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { memoryCache } from "../cache/mod.ts";
import { system } from "../db/mod.ts";
import type { AppError } from "../http/mod.ts";
import { findActor } from "./find_actor.ts";
import { renewSession } from "./renew_session.ts";
import { hashSecret } from "./secrets.ts";
import {
  listOwnSessions,
  readMe,
  revokeOtherSessions,
  revokeOwnSession,
  revokeSessionsByEmail,
  signOut,
} from "./sessions.ts";
import { signIn } from "./sign_in.ts";

async function refusal(act: () => Promise<unknown>): Promise<AppError> {
  return await assertRejects(act) as AppError;
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

Deno.test("revokeOtherSessions() ends every place but this one, in every web process at once", () =>
  withServices(async (services) => {
    await addPerson(services);
    const other = { ...services, cache: memoryCache(100, services.clock) };
    const here = await signIn(services, credentials(), CALLER);
    const there = [await signIn(other, credentials(), CALLER), await signIn(other, credentials(), CALLER)];
    const { actor } = (await findActor(services, here.access_token))!;
    assert(await findActor(other, there[0]!.access_token) !== null);

    const { ended } = await revokeOtherSessions(services, actor, CALLER);

    assertEquals(ended, 2);
    for (const { access_token, refresh_token } of there) {
      assertEquals(await findActor(other, access_token), null);
      assertEquals(await renewSession(other, refresh_token, CALLER), null);
    }
    assert(await findActor(other, here.access_token) !== null);
    assertEquals((await audited(services)).at(-1)?.action, "session.others_revoked");
  }));

Deno.test("revokeSessionsByEmail() signs one person out everywhere, and nobody else", () =>
  withServices(async (services) => {
    await addPerson(services);
    await addPerson(services, "otto@other.example");
    const vera = await signIn(services, credentials(), CALLER);
    const otto = await signIn(services, credentials("otto@other.example"), CALLER);

    assertEquals(await revokeSessionsByEmail(services, " Vera@sample.example"), { ended: 1 });
    assertEquals(await revokeSessionsByEmail(services, "nobody@sample.example"), null);

    assertEquals(await findActor(services, vera.access_token), null);
    assert(await findActor(services, otto.access_token) !== null);
  }));
