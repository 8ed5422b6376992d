import { allRows } from "../../../tests/helpers/all_rows.ts";
import { assertEquals } from "../../../tests/helpers/assert.ts";
import {
  CALLER,
  challengeOf,
  codeNow,
  enrol,
  enterBy,
  refusal,
  wrongCode,
} from "../../../tests/helpers/second_factor.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { system } from "../../db/mod.ts";
import { completeSignIn, findActor, readSecondFactor } from "../mod.ts";

Deno.test("signIn() opens no session without the second factor's code", () =>
  withServices(async (services) => {
    const { secret, actor } = await enrol(services);
    const before = await sessions(services);

    const challenge = await challengeOf(services);
    assertEquals(await sessions(services), before);
    const tokens = await completeSignIn(services, { challenge, code: codeNow(services, secret) }, CALLER);

    assertEquals((await findActor(services, tokens.access_token))?.actor.userId, actor.userId);
  }));

Deno.test("completeSignIn() takes a code once, though ten bring it at the same moment", () =>
  withServices(async (services) => {
    const { secret } = await enrol(services);
    const challenges = [];
    for (let n = 0; n < 10; n++) challenges.push(await challengeOf(services));
    const code = codeNow(services, secret);

    const tries = await Promise.allSettled(
      challenges.map((challenge) => completeSignIn(services, { challenge, code }, CALLER)),
    );

    assertEquals(tries.filter(({ status }) => status === "fulfilled").length, 1);
    const challenge = await challengeOf(services);
    assertEquals(
      (await refusal(() => completeSignIn(services, { challenge, code }, CALLER))).code,
      "code_wrong",
    );
  }));

Deno.test("completeSignIn() takes a challenge once", () =>
  withServices(async (services) => {
    const { secret, recoveryCodes } = await enrol(services);
    const challenge = await challengeOf(services);
    await completeSignIn(services, { challenge, code: codeNow(services, secret) }, CALLER);

    const again = await refusal(() =>
      completeSignIn(services, { challenge, code: recoveryCodes[0]! }, CALLER)
    );

    assertEquals(again.code, "challenge_expired");
    assertEquals(
      (await readSecondFactor(services, (await enterBy(services, recoveryCodes[0]!)).actor)).enabled,
      true,
    );
  }));

Deno.test("completeSignIn() lets a challenge go after five minutes or five wrong codes", () =>
  withServices(async (services) => {
    const { secret } = await enrol(services);
    const late = await challengeOf(services);
    services.clock.advance(5 * 60_000);
    const right = () => codeNow(services, secret);
    assertEquals(
      (await refusal(() => completeSignIn(services, { challenge: late, code: right() }, CALLER))).code,
      "challenge_expired",
    );

    const challenge = await challengeOf(services);
    const wrong = wrongCode(services, secret);
    for (let time = 0; time < 5; time++) {
      const refused = await refusal(() => completeSignIn(services, { challenge, code: wrong }, CALLER));
      assertEquals(refused.code, "code_wrong");
    }
    const sixth = await refusal(() => completeSignIn(services, { challenge, code: right() }, CALLER));
    assertEquals(sixth.code, "challenge_expired");
  }));

Deno.test("completeSignIn() throttles guessing by account, however many challenges are opened", () =>
  withServices(async (services) => {
    const { secret } = await enrol(services);
    const wrong = wrongCode(services, secret);
    const codes: string[] = [];

    for (let time = 0; time < 11; time++) {
      const challenge = await challengeOf(services);
      codes.push((await refusal(() => completeSignIn(services, { challenge, code: wrong }, CALLER))).code);
    }

    assertEquals(codes.slice(0, 10), Array(10).fill("code_wrong"));
    assertEquals(codes[10], "too_many_attempts");
  }));

Deno.test("completeSignIn() lets nobody in who was deactivated since", () =>
  withServices(async (services) => {
    const { secret, actor } = await enrol(services);
    const challenge = await challengeOf(services);
    await system(services.sql, (tx) => tx`update users set is_active = false where id = ${actor.userId}`);

    const step = { challenge, code: codeNow(services, secret) };

    assertEquals((await refusal(() => completeSignIn(services, step, CALLER))).code, "challenge_expired");
  }));

Deno.test("a recovery code stands in for the app once, however it is typed", () =>
  withServices(async (services) => {
    const { actor, recoveryCodes } = await enrol(services);
    assertEquals([recoveryCodes.length, new Set(recoveryCodes).size], [10, 10]);

    await enterBy(services, ` ${recoveryCodes[3]!.toUpperCase().replaceAll("-", " ")} `);
    const challenge = await challengeOf(services);
    const again = await refusal(() =>
      completeSignIn(services, { challenge, code: recoveryCodes[3]! }, CALLER)
    );

    assertEquals(again.code, "code_wrong");
    assertEquals((await readSecondFactor(services, actor)).recovery_codes_left, 9);
  }));

async function sessions(services: TestServices): Promise<number> {
  return (await allRows(services, (tx) => tx`select from sessions`)).length;
}
