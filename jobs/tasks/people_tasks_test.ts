import { verifyAudit } from "../../lib/audit/mod.ts";
import { signIn } from "../../lib/auth/mod.ts";
import { createOrganisation } from "../../lib/people/mod.ts";
import { as } from "../../tests/helpers/as.ts";
import { assertEquals, assertIncludes, assertMatch, assertRejects } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { webApp } from "../../main.ts";
import { chainText } from "./audit_verify.ts";
import { createAdminTask } from "./create_admin.ts";
import { disableUserTask } from "./user_disable.ts";

const CALL = { address: "203.0.113.9", userAgent: null, requestId: "request-1" };

Deno.test("create-admin adds an admin who can sign in with the password it tells", () =>
  withServices(async (services) => {
    await createOrganisation(services, { name: "Sample Health Media" });

    const told = await createAdminTask(services, ["New@Sample.example", "New Sample"]);
    const [, password] = /told this once: (\S+)/.exec(told)!;
    const signedIn = await signIn(services, { email: "new@sample.example", password: password! }, CALL);

    assertIncludes(JSON.stringify(signedIn), '"role":"admin"');
    const again = await assertRejects(() => createAdminTask(services, ["new@sample.example", "New"]));
    assertEquals(again.message, "Somebody uses this address already.");
  }));

Deno.test("create-admin says how it is used, and which organisations there are", () =>
  withServices(async (services) => {
    await people(services);

    assertIncludes(
      (await assertRejects(() => createAdminTask(services, ["no address"]))).message,
      "create-admin EMAIL",
    );
    assertIncludes(
      (await assertRejects(() => createAdminTask(services, ["new@sample.example", "New"]))).message,
      "other-sample-media, sample-health-media",
    );
  }));

Deno.test("user:disable signs a person out everywhere, but not the last admin", () =>
  withServices(async (services) => {
    const { ada, ed } = await people(services);
    const handler = webApp(() => Promise.resolve(services)).handler();
    const headers = await as(services, ed);

    assertIncludes(await disableUserTask(services, "ED@sample.example"), "ed@sample.example is deactivated");

    const answer = await handler(new Request("http://127.0.0.1:8000/api/auth/me", { headers }));
    assertEquals([answer.status, (await answer.json()).code], [401, "signed_out"]);
    for (
      const [email, reason] of [[ada.email, "at least one active admin"], ["x@sample.example", "Nobody"]]
    ) {
      assertIncludes((await assertRejects(() => disableUserTask(services, email))).message, reason!);
    }
    const chains = await verifyAudit(services);
    assertMatch(
      chains.map(chainText).join("\n"),
      /^Sample Health Media: 1 entry, all as written; the newest is 1 [0-9a-f]{64}$/,
    );
  }));
