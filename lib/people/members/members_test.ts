import { as } from "../../../tests/helpers/as.ts";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { people } from "../../../tests/helpers/people.ts";
import { withServices } from "../../../tests/helpers/services.ts";
import { webApp } from "../../../main.ts";
import { listAudit } from "../../audit/mod.ts";
import { system } from "../../db/mod.ts";
import type { AppError } from "../../http/mod.ts";
import { createUser } from "../mod.ts";
import { deactivatePerson, listPeople, updatePerson } from "./mod.ts";

const CALL = { address: "203.0.113.9", requestId: "request-1" };

async function codeOf(attempt: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(attempt) as AppError).code;
}

Deno.test("listPeople() searches names and addresses, and pages by name without repeating anybody", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const names = async (search?: string) =>
      (await listPeople(services, ada, { search })).items.map(({ name }) => name);

    assertEquals(await names(), ["Ada Sample", "Ed Sample", "Vera Sample"]);
    assertEquals(await names("ERA s"), ["Vera Sample"]);
    assertEquals(await names("ed@"), ["Ed Sample"]);
    assertEquals(await names("%"), []);
    assertEquals((await listPeople(services, otto, {})).items.map(({ name }) => name), ["Otto Sample"]);

    const first = await listPeople(services, ada, { limit: 2 });
    const second = await listPeople(services, ada, { limit: 2, cursor: first.next_cursor! });
    assertEquals(second.items.map(({ name }) => name), ["Vera Sample"]);
    assertEquals(second.next_cursor, null);
    assertEquals(second.counts, { active: 3, deactivated: 0, active_admins: 1 });
    assertEquals(await codeOf(() => listPeople(services, ada, { cursor: "nonsense" })), "input_invalid");
  }));

Deno.test("updatePerson() holds from the next request on, and is recorded", () =>
  withServices(async (services) => {
    const { ada, ed } = await people(services);
    const handler = webApp(() => Promise.resolve(services)).handler();
    const statusFor = async (path: string) => {
      const response = await handler(
        new Request(`http://127.0.0.1:8000${path}`, { headers: await as(services, ed) }),
      );
      await response.body?.cancel();
      return response.status;
    };

    assertEquals(await statusFor("/api/reports"), 200);
    assertEquals((await updatePerson(services, ada, { id: ed.userId, role: "viewer" }, CALL)).role, "viewer");
    assertEquals(await statusFor("/api/reports"), 403);
    await deactivatePerson(services, ada, { id: ed.userId }, CALL);
    assertEquals(await statusFor("/api/auth/me"), 401);
    await updatePerson(services, ada, { id: ed.userId, status: "active" }, CALL);
    assertEquals(await statusFor("/api/auth/me"), 401, "the sessions from before stay ended");

    const { items } = await listAudit(services, ada, {});
    assertEquals(items.map(({ action, outcome }) => [action, outcome]), [
      ["user.reactivated", "done"],
      ["user.deactivated", "done"],
      ["request.refused", "refused"],
      ["user.role_changed", "done"],
    ]);
    assertEquals(items.at(-1)!.detail, { email: "ed@sample.example", role: "viewer" });
  }));

Deno.test("updatePerson() can't reach another organisation, whatever is asked", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);

    assertEquals(
      await codeOf(() => updatePerson(services, ada, { id: otto.userId, role: "viewer" }, CALL)),
      "not_found",
    );
    assertEquals(await codeOf(() => deactivatePerson(services, ada, { id: otto.userId }, CALL)), "not_found");
    assertEquals((await listPeople(services, otto, {})).items[0]!.role, "admin");
  }));

Deno.test("updatePerson() keeps the last active admin, who is not counted when deactivated", () =>
  withServices(async (services) => {
    const { ada, ed } = await people(services);
    await updatePerson(services, ada, { id: ed.userId, role: "admin", status: "deactivated" }, CALL);

    for (const changes of [{ role: "editor" }, { status: "deactivated" }] as const) {
      const attempt = () => updatePerson(services, ada, { id: ada.userId, ...changes }, CALL);
      assertEquals(await codeOf(attempt), "last_admin");
    }
    assertEquals((await updatePerson(services, ada, { id: ada.userId, role: "admin" }, CALL)).role, "admin");
  }));

Deno.test("updatePerson() leaves one of ten admins who step back at the same moment", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { organisationId } = ada;
    const ids = [ada.userId];
    for (let number = 2; number <= 10; number++) {
      const email = `admin${number}@sample.example`;
      const name = `Admin ${number}`;
      const added = { organisationId, name, email, password: "a sample password of ours", role: "admin" };
      ids.push((await createUser(services, { ...added, role: "admin" })).id);
    }

    const tries = await Promise.allSettled(
      ids.map((id, index) =>
        index % 2 === 0
          ? updatePerson(services, { ...ada, userId: id }, { id, role: "viewer" }, CALL)
          : deactivatePerson(services, { ...ada, userId: id }, { id }, CALL)
      ),
    );

    assertEquals(tries.filter(({ status }) => status === "fulfilled").length, 9);
    const refused = tries.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    assertEquals((refused.reason as AppError).code, "last_admin");
    const [row] = await system(services.sql, (tx) =>
      tx`select count(*)::int as n from users
         where organisation_id = ${organisationId} and role = 'admin' and is_active`);
    assert(row!.n === 1, `${row!.n} admins are left`);
  }));
