import { allRows } from "../../../tests/helpers/all_rows.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import type { Actor } from "../../contract/actor.ts";
import { system } from "../../db/mod.ts";
import type { AppError } from "../../http/mod.ts";
import { createOrganisation, createUser } from "../../people/mod.ts";
import {
  changeOwnPassword,
  findActor,
  findResetOwner,
  requestPasswordReset,
  resetPassword,
  sendResetLink,
  signIn,
  updateOwnProfile,
} from "../mod.ts";

const CALLER = { address: "203.0.113.9", userAgent: "Sample Browser", requestId: "request-1" };
const EMAIL = "vera@northside.example";
const OLD = "seven otters drift by";
const NEW = "eight herons stand still";

async function addVera(services: TestServices) {
  const { id: organisationId } = await createOrganisation(services, { name: "Northside Eye Clinic" });
  return await createUser(services, {
    organisationId,
    name: "Vera Sample",
    email: EMAIL,
    password: OLD,
    role: "viewer",
  });
}

async function enter(services: TestServices, password = OLD): Promise<{ actor: Actor; token: string }> {
  const { access_token: token } = await signIn(services, { email: EMAIL, password }, CALLER);
  return { actor: (await findActor(services, token))!.actor, token };
}

async function refusal(act: () => Promise<unknown>): Promise<AppError> {
  return await assertRejects(act) as AppError;
}

/** What waits for the worker. */
async function resetJobs(services: TestServices) {
  return await allRows(
    services,
    (tx) =>
      tx<{ id: string; organisation_id: string | null; payload: { user_id: string | null } }[]>`
      select id, organisation_id, payload from jobs where kind = 'send_reset_link' order by created_at, id
    `,
  );
}

async function mails(services: TestServices, start: string) {
  return await allRows(
    services,
    (tx) =>
      tx<{ to_address: string; letter: { action?: { url: string } } }[]>`
      select to_address, letter from mail_outbox where key like ${`${start}%`}
    `,
  );
}

/** Asks for a link, does the job and reads the link's token out of the mail. */
async function mailedToken(services: TestServices): Promise<string> {
  await requestPasswordReset(services, { email: EMAIL }, CALLER);
  const job = (await resetJobs(services)).at(-1)!;
  await sendResetLink(services, { organisationId: job.organisation_id!, userId: job.payload.user_id! }, {
    jobId: job.id,
    finishIn: () => Promise.resolve(),
  });
  const [mail] = await mails(services, `password-reset:${job.id}`);
  return mail!.letter.action!.url.split("/reset/")[1]!;
}

Deno.test("changeOwnPassword() asks for the password in use, and signs out every other place", () =>
  withServices(async (services) => {
    await addVera(services);
    const elsewhere = await enter(services);
    const { actor, token } = await enter(services);
    const change = (current_password: string, new_password: string) =>
      changeOwnPassword(services, actor, { current_password, new_password }, CALLER);

    const wrong = await refusal(() => change("not my password", NEW));
    const weak = await refusal(() => change(OLD, "Vera Northside 1"));
    const same = await refusal(() => change(OLD, OLD));
    assertEquals(wrong.fields, { current_password: "This is not your password." });
    assertIncludes(weak.fields!.new_password!, "your name");
    assertEquals(same.fields, { new_password: "This is your password already." });
    assert(await findActor(services, elsewhere.token) !== null);

    await change(OLD, NEW);

    assertEquals(await findActor(services, elsewhere.token), null);
    assert(await findActor(services, token) !== null);
    assertEquals((await refusal(() => enter(services, OLD))).code, "credentials_wrong");
    await enter(services, NEW);
    assertEquals((await mails(services, "account:password:"))[0]?.to_address, EMAIL);
  }));

Deno.test("changeOwnPassword() stops a stolen session from guessing the password", () =>
  withServices(async (services) => {
    await addVera(services);
    const { actor } = await enter(services);
    const codes: string[] = [];

    for (let attempt = 0; attempt < 11; attempt++) {
      const change = { current_password: `guess ${attempt}`, new_password: NEW };
      codes.push((await refusal(() => changeOwnPassword(services, actor, change, CALLER))).code);
    }

    assertEquals(codes.lastIndexOf("input_invalid"), 9);
    assertEquals(codes[10], "too_many_attempts");
  }));

Deno.test("requestPasswordReset() takes the same steps whether the address is known or not", () =>
  withServices(async (services) => {
    const { id } = await addVera(services);

    await requestPasswordReset(services, { email: "nobody@northside.example" }, CALLER);
    await requestPasswordReset(services, { email: EMAIL }, CALLER);

    const jobs = await resetJobs(services);
    assertEquals(jobs.map((job) => job.payload.user_id).sort(), [id, null].sort());
    const rows = await allRows(services, (tx) => tx`select from password_resets`);
    assertEquals(rows.length, 0);
  }));

Deno.test("requestPasswordReset() floods no mailbox, and says nothing of it", () =>
  withServices(async (services) => {
    await addVera(services);

    for (let time = 0; time < 8; time++) {
      await requestPasswordReset(services, { email: EMAIL }, { ...CALLER, address: `203.0.113.${time}` });
    }

    assertEquals((await resetJobs(services)).length, 5);
  }));

Deno.test("requestPasswordReset() leaves a deactivated person without a link", () =>
  withServices(async (services) => {
    const { id } = await addVera(services);
    await system(services.sql, (tx) => tx`update users set is_active = false where id = ${id}`);

    await requestPasswordReset(services, { email: EMAIL }, CALLER);

    assertEquals((await resetJobs(services))[0]?.payload.user_id, null);
  }));

Deno.test("resetPassword() works once, ends every session and every other link", () =>
  withServices(async (services) => {
    await addVera(services);
    const { token: accessToken } = await enter(services);
    const other = await mailedToken(services);
    services.clock.advance(1000);
    const token = await mailedToken(services);
    assertEquals((await findResetOwner(services, token))?.email, EMAIL);

    const weak = await refusal(() => resetPassword(services, { token, password: "password1234" }, CALLER));
    await resetPassword(services, { token, password: NEW }, CALLER);

    assertIncludes(weak.fields!.password!, "guessed");
    assertEquals(await findActor(services, accessToken), null);
    await enter(services, NEW);
    for (const used of [token, other]) {
      const again = await refusal(() => resetPassword(services, { token: used, password: OLD }, CALLER));
      assertEquals(again.code, "reset_link_invalid");
    }
  }));

Deno.test("resetPassword() gives one of ten at once the link", () =>
  withServices(async (services) => {
    await addVera(services);
    const token = await mailedToken(services);

    const tries = await Promise.allSettled(
      Array.from(
        { length: 10 },
        (_, n) => resetPassword(services, { token, password: `${NEW} ${n}` }, CALLER),
      ),
    );

    const won = tries.flatMap((each, n) => each.status === "fulfilled" ? [n] : []);
    assertEquals(won.length, 1);
    await enter(services, `${NEW} ${won[0]}`);
  }));

Deno.test("resetPassword() refuses a link that is 30 minutes old, and one nobody was sent", () =>
  withServices(async (services) => {
    await addVera(services);
    const token = await mailedToken(services);
    services.clock.advance(30 * 60_000);

    for (const tried of [token, "made up", ""]) {
      const refused = await refusal(() => resetPassword(services, { token: tried, password: NEW }, CALLER));
      assertEquals(refused.code, "reset_link_invalid");
    }
  }));

Deno.test("password links are kept as hashes", () =>
  withServices(async (services) => {
    await addVera(services);
    const token = await mailedToken(services);

    const [row] = await allRows(services, (tx) =>
      tx<{ kept: string }[]>`select r::text as kept from password_resets r`);

    assert(!row!.kept.includes(token) && row!.kept.length > 64);
  }));

Deno.test("updateOwnProfile() changes name and time zone from the next request on", () =>
  withServices(async (services) => {
    await addVera(services);
    const { actor, token } = await enter(services);

    await updateOwnProfile(services, actor, { name: "Vera Specimen", time_zone: "Europe/Berlin" }, CALLER);

    const changed = (await findActor(services, token))!.actor;
    assertEquals([changed.name, changed.timeZone], ["Vera Specimen", "Europe/Berlin"]);
  }));
