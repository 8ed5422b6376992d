import { allRows } from "../../../tests/helpers/all_rows.ts";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import {
  addAda,
  bytesOf,
  CALLER,
  codeNow,
  EMAIL,
  enrol,
  PASSWORD,
  refusal,
  wrongCode,
} from "../../../tests/helpers/second_factor.ts";
import { withServices } from "../../../tests/helpers/services.ts";
import {
  confirmEnrolment,
  findActor,
  readSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  signIn,
  startEnrolment,
  updateSignInRules,
} from "../mod.ts";
import { seal, unseal } from "./sealing.ts";

Deno.test("confirmEnrolment() wants the password and a code, and is not needed twice", () =>
  withServices(async (services) => {
    const { actor } = await addAda(services);
    const none = { current_password: PASSWORD, code: "123456" };
    assertEquals(
      (await refusal(() => confirmEnrolment(services, actor, none, CALLER))).code,
      "second_factor_off",
    );
    const { secret: text, uri } = await startEnrolment(services, actor);
    assertEquals((await startEnrolment(services, actor)).uri, uri);
    const secret = bytesOf(text);
    const confirm = (changes: { current_password?: string; code?: string }) =>
      confirmEnrolment(services, actor, {
        current_password: PASSWORD,
        code: codeNow(services, secret),
        ...changes,
      }, CALLER);

    const wrong = await refusal(() => confirm({ code: wrongCode(services, secret) }));
    const stranger = await refusal(() => confirm({ current_password: "not my password" }));
    assertEquals([Object.keys(wrong.fields!), Object.keys(stranger.fields!)], [["code"], [
      "current_password",
    ]]);
    assertEquals((await readSecondFactor(services, actor)).enabled, false);
    await confirm({});

    assertEquals((await readSecondFactor(services, actor)).enabled, true);
    assertEquals((await refusal(() => confirm({}))).code, "second_factor_on");
    assertEquals((await refusal(() => startEnrolment(services, actor))).code, "second_factor_on");
  }));

Deno.test("startEnrolment() makes another secret after half an hour", () =>
  withServices(async (services) => {
    const { actor } = await addAda(services);
    const { secret } = await startEnrolment(services, actor);

    services.clock.advance(30 * 60_000);

    assert((await startEnrolment(services, actor)).secret !== secret);
  }));

Deno.test("removeSecondFactor() and replaceRecoveryCodes() want the password and an unused code", () =>
  withServices(async (services) => {
    const { actor, secret, recoveryCodes } = await enrol(services);
    const code = codeNow(services, secret);
    const { recovery_codes: fresh } = await replaceRecoveryCodes(
      services,
      actor,
      { current_password: PASSWORD, code },
      CALLER,
    );

    for (
      const proof of [
        { current_password: PASSWORD, code },
        { current_password: PASSWORD, code: recoveryCodes[0]! },
        { current_password: "not my password", code: fresh[0]! },
      ]
    ) {
      assertEquals(
        (await refusal(() => removeSecondFactor(services, actor, proof, CALLER))).code,
        "input_invalid",
      );
    }
    await removeSecondFactor(services, actor, { current_password: PASSWORD, code: fresh[0]! }, CALLER);

    const { enabled, recovery_codes_left } = await readSecondFactor(services, actor);
    assertEquals([enabled, recovery_codes_left], [false, 0]);
    await signIn(services, { email: EMAIL, password: PASSWORD }, CALLER);
  }));

Deno.test("updateSignInRules() asks admins for a second factor from their next request on", () =>
  withServices(async (services) => {
    const { actor, accessToken } = await addAda(services);
    const needs = async () => (await findActor(services, accessToken))?.actor.needsSecondFactor ?? false;

    await updateSignInRules(services, actor, { second_factor_for_admins: true }, CALLER);
    assertEquals([await needs(), (await readSecondFactor(services, actor)).required], [true, true]);

    const secret = bytesOf((await startEnrolment(services, actor)).secret);
    await confirmEnrolment(services, actor, {
      current_password: PASSWORD,
      code: codeNow(services, secret),
    }, CALLER);
    assertEquals(await needs(), false);
  }));

Deno.test("updateSignInRules() asks nothing of those who are no admins", () =>
  withServices(async (services) => {
    const { actor, accessToken } = await addAda(services, "editor");

    await updateSignInRules(services, actor, { second_factor_for_admins: true }, CALLER);

    assertEquals((await findActor(services, accessToken))?.actor.needsSecondFactor, undefined);
  }));

Deno.test("what the database keeps of a second factor gives away neither secret nor codes", () =>
  withServices(async (services) => {
    const { secret, recoveryCodes } = await enrol(services);
    const kept = await allRows(services, async (tx) => [
      ...await tx<{ row: string }[]>`select f::text as row from second_factors f`,
      ...await tx<{ row: string }[]>`select c::text as row from recovery_codes c`,
    ]);

    const text = kept.map(({ row }) => row).join();
    assertEquals(kept.length, 11);
    assert(!text.includes(secret.toHex()) && !recoveryCodes.some((code) => text.includes(code)), text);
  }));

Deno.test("unseal() opens what was sealed for its owner, and for nobody else", () =>
  withServices(async ({ config }) => {
    const secret = new TextEncoder().encode("a sample secret");
    const sealed = await seal(config, "owner-1", secret);

    assertEquals(await unseal(config, "owner-1", sealed), secret);
    await assertRejects(() => unseal(config, "owner-2", sealed));
    await assertRejects(() =>
      unseal({ ...config, secondFactorKey: "another key of thirty-two letters" }, "owner-1", sealed)
    );
  }));
