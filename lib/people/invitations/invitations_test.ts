import { handlers } from "../../../jobs/handlers.ts";
import { runOnce } from "../../../jobs/loop.ts";
import { allRows } from "../../../tests/helpers/all_rows.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { type People, people } from "../../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { signIn } from "../../auth/mod.ts";
import { system } from "../../db/mod.ts";
import type { AppError } from "../../http/mod.ts";
import { BouncedError } from "../../mail/mod.ts";
import { acceptInvitation, askForNewLink, readInvitationLink } from "./accept.ts";
import { readAddresses } from "./addresses.ts";
import { invitePeople, listInvitations, resendInvitation, revokeInvitation } from "./invite.ts";

const CALLER = { address: "203.0.113.9", userAgent: "Sample Browser", requestId: "request-1" };
const NEWCOMER = { name: "Jo Sample", password: "seven green umbrellas" };
const WEEK_MS = 7 * 86_400_000;

async function invited(services: TestServices, emails = "jo@sample.example") {
  const everybody = await people(services);
  const { items } = await invitePeople(services, everybody.ada, { emails, role: "editor" }, CALLER);
  await sendAll(services);
  return { ...everybody, id: items[0]!.id, token: tokenOf(services) };
}

async function sendAll(services: TestServices) {
  while (await runOnce(services, handlers));
}

/** The token of the newest mail's link. */
function tokenOf(services: TestServices): string {
  return services.mailed.at(-1)!.link!.split("/").at(-1)!;
}

async function statusOf(services: TestServices, { ada }: Pick<People, "ada">) {
  return (await listInvitations(services, ada)).items.map(({ status }) => status);
}

async function refusal(act: () => Promise<unknown>): Promise<AppError> {
  return await assertRejects(act) as AppError;
}

Deno.test("invitePeople() sends each pasted address a link, and leaves out who is here already", () =>
  withServices(async (services) => {
    const { ada } = await people(services);

    const { items, members } = await invitePeople(services, ada, {
      emails:
        'Jo Sample <JO@sample.example>, "Specimen, Kim" <kim@sample.example>\njo@sample.example; ed@sample.example',
      role: "viewer",
    }, CALLER);
    assertEquals(await statusOf(services, { ada }), ["sending", "sending"]);
    await sendAll(services);

    assertEquals(items.map(({ email }) => email), ["jo@sample.example", "kim@sample.example"]);
    assertEquals(members, ["ed@sample.example"]);
    assertEquals(services.mailed.map(({ to }) => to).sort(), ["jo@sample.example", "kim@sample.example"]);
    assertEquals(services.mailed[0]!.subject, "Ada Sample invites you to Sample Health Media");
    assertIncludes(services.mailed[0]!.text, "9 March 2026");
    assertEquals(await statusOf(services, { ada }), ["sent", "sent"]);
  }));

Deno.test("invitePeople() sends nothing when a piece is no address, and says which", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const faults = async (emails: string) =>
      (await refusal(() => invitePeople(services, ada, { emails, role: "viewer" }, CALLER))).fields?.emails;

    assertIncludes(await faults("jo@sample.example, jo@@sample") ?? "", "“jo@@sample”");
    assertIncludes(await faults(",;") ?? "", "at least one");
    const many = Array.from({ length: 51 }, (_, index) => `jo${index}@sample.example`).join("\n");
    assertIncludes(await faults(many) ?? "", "at most 50");
    assert(!await runOnce(services, handlers), "something was sent");
  }));

Deno.test("invitePeople() says nothing of accounts in another organisation", () =>
  withServices(async (services) => {
    const { ada } = await people(services);

    const { items, members } = await invitePeople(
      services,
      ada,
      { emails: "otto@other.example", role: "viewer" },
      CALLER,
    );
    await sendAll(services);

    assertEquals([items.length, members.length], [1, 0]);
    const error = await refusal(() =>
      acceptInvitation(services, { ...NEWCOMER, token: tokenOf(services) }, CALLER)
    );
    assert(error.fields?.email !== undefined);
    assertEquals(await statusOf(services, { ada }), ["sent"]);
  }));

Deno.test("an invitation's link is kept as a hash only, and not at all once it is sent", () =>
  withServices(async (services) => {
    const { token } = await invited(services);

    const kept = await allRows(
      services,
      (tx) =>
        tx<{ text: string }[]>`
          select i::text as text from invitations i
          union all select m::text from mail_outbox m
          union all select j::text from jobs j
          union all select a::text from audit_log a
        `,
    );

    assert(kept.length >= 4);
    assert(kept.every(({ text }) => !text.includes(token)));
  }));

Deno.test("acceptInvitation() makes the account under the invited address and role, and signs in", () =>
  withServices(async (services) => {
    const { ada, token } = await invited(services);

    const { user } = await acceptInvitation(services, { ...NEWCOMER, token }, CALLER);
    const again = await refusal(() => acceptInvitation(services, { ...NEWCOMER, token }, CALLER));
    const later = await signIn(services, { email: "jo@sample.example", password: NEWCOMER.password }, CALLER);

    assertEquals([user.email, user.name, user.role, user.organisation.name], [
      "jo@sample.example",
      "Jo Sample",
      "editor",
      "Sample Health Media",
    ]);
    assertEquals("user" in later && later.user.id, user.id);
    assertEquals(again.code, "invitation_invalid");
    assertEquals(await statusOf(services, { ada }), ["accepted"]);
    const [row] = await system(
      services.sql,
      (tx) => tx<{ invited_by: string }[]>`select invited_by from users where id = ${user.id}`,
    );
    assertEquals(row?.invited_by, ada.userId);
  }));

Deno.test("acceptInvitation() asked ten times at once makes one account", () =>
  withServices(async (services) => {
    const { token } = await invited(services);

    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, () => acceptInvitation(services, { ...NEWCOMER, token }, CALLER)),
    );

    assertEquals(attempts.filter(({ status }) => status === "fulfilled").length, 1);
    for (const attempt of attempts) {
      if (attempt.status === "rejected") assertEquals(attempt.reason.code, "invitation_invalid");
    }
    const [{ count } = { count: 0 }] = await system(
      services.sql,
      (tx) => tx<{ count: number }[]>`select count(*) from users where email = 'jo@sample.example'`,
    );
    assertEquals(count, 1);
  }));

Deno.test("acceptInvitation() refuses a password made of what is known of its owner", () =>
  withServices(async (services) => {
    const { token } = await invited(services);

    const error = await refusal(() =>
      acceptInvitation(services, { name: "Jo Sample", password: "jo sample jo", token }, CALLER)
    );

    assert(error.fields?.password !== undefined);
    assertEquals((await readInvitationLink(services, token)).state, "open");
  }));

Deno.test("resendInvitation() sends a new link, and the one before stops working", () =>
  withServices(async (services) => {
    const { ada, id, token } = await invited(services);
    services.clock.advance(WEEK_MS);
    assertEquals(await statusOf(services, { ada }), ["expired"]);

    await resendInvitation(services, ada, { id }, CALLER);
    await sendAll(services);

    assertEquals(await readInvitationLink(services, token), { state: "gone" });
    assertEquals(await readInvitationLink(services, tokenOf(services)), {
      state: "open",
      email: "jo@sample.example",
      organisation: "Sample Health Media",
    });
    assertEquals(await statusOf(services, { ada }), ["sent"]);
  }));

Deno.test("invitePeople() renews the open invitation of an address in place of a second", () =>
  withServices(async (services) => {
    const { ada, token } = await invited(services);

    await invitePeople(services, ada, { emails: "jo@sample.example", role: "admin" }, CALLER);
    await sendAll(services);

    const { items } = await listInvitations(services, ada);
    assertEquals(items.map(({ role, status }) => [role, status]), [["admin", "sent"]]);
    assertEquals((await readInvitationLink(services, token)).state, "gone");
  }));

Deno.test("revokeInvitation() closes the link at once, and only an open one", () =>
  withServices(async (services) => {
    const { ada, otto, id, token } = await invited(services);
    assertEquals((await refusal(() => revokeInvitation(services, otto, { id }, CALLER))).code, "not_found");
    assertEquals((await refusal(() => resendInvitation(services, otto, { id }, CALLER))).code, "not_found");

    await revokeInvitation(services, ada, { id }, CALLER);

    assertEquals(await statusOf(services, { ada }), ["revoked"]);
    const code = async (act: () => Promise<unknown>) => (await refusal(act)).code;
    assertEquals(
      await code(() => acceptInvitation(services, { ...NEWCOMER, token }, CALLER)),
      "invitation_invalid",
    );
    assertEquals(await code(() => resendInvitation(services, ada, { id }, CALLER)), "invitation_settled");
    assertEquals(await code(() => revokeInvitation(services, ada, { id }, CALLER)), "invitation_settled");
    assertEquals((await listInvitations(services, otto)).items, []);
  }));

Deno.test("an expired link lets nobody in, and tells the admins once that a new one is wanted", () =>
  withServices(async (services) => {
    const { ada, token } = await invited(services);
    assertEquals(
      (await refusal(() => askForNewLink(services, { token }, CALLER))).code,
      "invitation_invalid",
    );
    services.clock.advance(WEEK_MS);

    const refused = await refusal(() => acceptInvitation(services, { ...NEWCOMER, token }, CALLER));
    await askForNewLink(services, { token }, CALLER);
    await askForNewLink(services, { token }, CALLER);
    await sendAll(services);

    assertEquals(refused.code, "invitation_expired");
    assertEquals(services.mailed.slice(1).map(({ to, link }) => [to, link]), [
      ["ada@sample.example", `${services.config.publicUrl}/users`],
    ]);
    assertEquals(await readInvitationLink(services, token), {
      state: "expired",
      organisation: "Sample Health Media",
      renewalAsked: true,
    });
    assert((await listInvitations(services, ada)).items[0]!.renewal_asked_at !== null);
  }));

Deno.test("listInvitations() says whose mail could not be delivered", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await invitePeople(services, ada, { emails: "nobody@sample.example", role: "viewer" }, CALLER);

    await runOnce({
      ...services,
      mailer: { send: () => Promise.reject(new BouncedError("550 No such mailbox")) },
    }, handlers);

    assertEquals(await statusOf(services, { ada }), ["bounced"]);
  }));

Deno.test("invitePeople() can't be used to pester: it is counted by organisation", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const key = `invite:organisation:${ada.organisationId}`;
    for (let count = 0; count < 60; count++) await services.cache.increment(key, 3600);

    const error = await refusal(() =>
      invitePeople(services, ada, { emails: "jo@sample.example", role: "viewer" }, CALLER)
    );

    assertEquals(error.code, "too_many_attempts");
  }));

Deno.test("readAddresses() understands what people paste", () => {
  assertEquals(
    readAddresses("a@b.example b@b.example\r\n<c@b.example>; Dee Sample <D@B.example>,\n\na@b.example"),
    { addresses: ["a@b.example", "b@b.example", "c@b.example", "d@b.example"], faults: [] },
  );
  assertEquals(readAddresses("Dee Sample, d@b"), { addresses: [], faults: ["Dee", "Sample", "d@b"] });
});
