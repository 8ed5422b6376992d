import { addPerson, audited, CALLER, changeUser, credentials, mailed } from "../../tests/helpers/accounts.ts";
import { allRows } from "../../tests/helpers/all_rows.ts";
import { assert, assertEquals } from "../../tests/helpers/assert.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { system } from "../db/mod.ts";
import { signAccessToken } from "./access_token.ts";
import { findActor } from "./find_actor.ts";
import { renewSession } from "./renew_session.ts";
import { listOwnSessions } from "./sessions.ts";
import { signIn } from "./sign_in.ts";

Deno.test("renewSession() gives fifty that renew side by side one successor, and signs nobody out", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { refresh_token } = await signIn(services, credentials(), CALLER);

    const renewals = await Promise.all(
      Array.from({ length: 50 }, () => renewSession(services, refresh_token, CALLER)),
    );
    const successors = new Set(renewals.map((renewal) => renewal?.tokens.refresh_token));
    const later = await renewSession(services, renewals[0]!.tokens.refresh_token, CALLER);

    assertEquals(successors.size, 1);
    assert(!successors.has(undefined) && !successors.has(refresh_token));
    assert(await findActor(services, later!.tokens.access_token) !== null);
    assertEquals((await audited(services)).map(({ action }) => action), ["session.created"]);
  }));

Deno.test("renewSession() answers the token just replaced for ten seconds, then ends the session and tells its owner", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { refresh_token } = await signIn(services, credentials(), CALLER);
    const renewed = await renewSession(services, refresh_token, CALLER);
    services.clock.advance(10_000);
    const again = await renewSession(services, refresh_token, CALLER);
    services.clock.advance(1);
    const copies = await Promise.all(
      Array.from({ length: 10 }, () => renewSession(services, refresh_token, CALLER)),
    );

    assertEquals(again?.tokens.refresh_token, renewed?.tokens.refresh_token);
    assertEquals(copies, Array(10).fill(null));
    assertEquals(await renewSession(services, renewed!.tokens.refresh_token, CALLER), null);
    assertEquals(await findActor(services, renewed!.tokens.access_token), null);
    assertEquals((await audited(services)).map(({ action }) => action), [
      "session.created",
      "session.reuse_detected",
    ]);
    assertEquals(await mailed(services), ["vera@sample.example"]);
  }));

Deno.test("renewSession() ends the session when an older token comes back, at once", () =>
  withServices(async (services) => {
    await addPerson(services);
    const first = await signIn(services, credentials(), CALLER);
    const second = await renewSession(services, first.refresh_token, CALLER);
    const third = await renewSession(services, second!.tokens.refresh_token, CALLER);

    assertEquals(await renewSession(services, first.refresh_token, CALLER), null);

    assertEquals(await renewSession(services, third!.tokens.refresh_token, CALLER), null);
    assertEquals(await mailed(services), ["vera@sample.example"]);
  }));

Deno.test("renewSession() finds the successor that a process with the key before had given", () =>
  withServices(async (services) => {
    await addPerson(services);
    const secret = services.config.jwtSecret;
    const replaced = {
      ...services,
      config: {
        ...services.config,
        jwtSecret: "a new secret that the tests made up",
        jwtPreviousSecret: secret,
      },
    };
    const { refresh_token } = await signIn(services, credentials(), CALLER);

    const before = await renewSession(services, refresh_token, CALLER);
    const after = await renewSession(replaced, refresh_token, CALLER);

    assertEquals(after?.tokens.refresh_token, before?.tokens.refresh_token);
  }));

Deno.test("sessions of one realm open nothing in the other", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { access_token, refresh_token } = await signIn(services, credentials(), CALLER);
    const { actor } = (await findActor(services, access_token))!;
    const disguised = await signAccessToken(services, actor, "console");

    assertEquals(await renewSession(services, refresh_token, CALLER, "console"), null);
    assertEquals(await findActor(services, access_token, "console"), null);
    assertEquals(await findActor(services, disguised, "console"), null);
    assert(await renewSession(services, refresh_token, CALLER) !== null);
  }));

Deno.test("a session ends when nobody comes back, and at the latest on its last day", () =>
  withServices(async (services) => {
    await addPerson(services);
    const idleMs = services.config.sessionIdleHours * 3_600_000;
    const lastDay = services.clock.now().getTime() + services.config.refreshTokenDays * 86_400_000;
    const left = await signIn(services, credentials(), CALLER);
    let { refresh_token } = await signIn(services, credentials(), CALLER);

    while (services.clock.now().getTime() + idleMs - 1 < lastDay) {
      services.clock.advance(idleMs - 1);
      refresh_token = (await renewSession(services, refresh_token, CALLER))!.tokens.refresh_token;
    }
    const sessions = await allRows(
      services,
      (tx) => tx`select from sessions where last_seen_at = ${services.clock.now()}`,
    );
    services.clock.set(new Date(lastDay));

    assertEquals(sessions.count, 1);
    assertEquals(await renewSession(services, left.refresh_token, CALLER), null);
    assertEquals(await renewSession(services, refresh_token, CALLER), null);
  }));

Deno.test("signIn() forgets a person's sessions that ended a month ago, with all their tokens", () =>
  withServices(async (services) => {
    await addPerson(services);
    const kept = () =>
      system(services.sql, async (tx) => ({
        sessions: (await tx`select from sessions`).count,
        tokens: (await tx`select from replaced_tokens`).count,
      }));
    const first = await signIn(services, credentials(), CALLER);
    await renewSession(services, first.refresh_token, CALLER);
    services.clock.advance(services.config.refreshTokenDays * 86_400_000);
    await signIn(services, credentials(), CALLER);

    assertEquals(await kept(), { sessions: 2, tokens: 1 });
    services.clock.advance(30 * 86_400_000 + 1);
    await signIn(services, credentials(), CALLER);

    assertEquals(await kept(), { sessions: 2, tokens: 0 });
  }));

Deno.test("findActor() keeps when a session was last in use, to the minute", () =>
  withServices(async (services) => {
    await addPerson(services);
    const { access_token } = await signIn(services, credentials(), CALLER);
    const { actor } = (await findActor(services, access_token))!;
    const lastUsed = async () => (await listOwnSessions(services, actor)).items[0]!.last_used_at;
    const begun = await lastUsed();

    services.clock.advance(59_000);
    await findActor(services, access_token);
    assertEquals(await lastUsed(), begun);
    services.clock.advance(1_000);
    await findActor(services, access_token);
    assertEquals(await lastUsed(), services.clock.now().toISOString());
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
