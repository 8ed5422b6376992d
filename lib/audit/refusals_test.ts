import { webApp } from "../../main.ts";
import type { Actor } from "../contract/actor.ts";
import { as } from "../../tests/helpers/as.ts";
import { assertEquals } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { listAudit } from "./mod.ts";

const NOBODYS_ID = "7f9d1f2e-3c44-4a58-9c3e-2b8a6f0d1e5a";

function asker(services: TestServices) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (person: Actor, path: string, method = "GET") => {
    const request = new Request(`http://127.0.0.1:8000${path}`, {
      method,
      headers: await as(services, person),
    });
    const response = await handler(request);
    await response.body?.cancel();
    return response.status;
  };
}

Deno.test("recordRefusals() records pages and addresses above a role, and things that are not theirs", () =>
  withServices(async (services) => {
    const { ada, vera, ed } = await people(services);
    const ask = asker(services);

    const statuses = [
      await ask(vera, "/users?search=secret"),
      await ask(ed, "/api/users"),
      await ask(ed, `/reports/${NOBODYS_ID}`),
      await ask(ed, `/api/reports/${NOBODYS_ID}`, "DELETE"),
      await ask(ed, "/reports"),
      await ask(ed, "/nowhere"),
    ];

    assertEquals(statuses, [403, 403, 404, 404, 200, 404]);
    const { items } = await listAudit(services, ada, { action: "request" });
    assertEquals(
      items.map(({ actor, target, outcome, detail }) => [actor?.email, target?.id, outcome, detail]),
      [
        ["ed@sample.example", "DELETE /api/reports/:id", "refused", { code: "not_found", id: NOBODYS_ID }],
        ["ed@sample.example", "GET /reports/:id", "refused", { code: "not_found", id: NOBODYS_ID }],
        ["ed@sample.example", "GET /api/users", "refused", { code: "role_too_low" }],
        ["vera@sample.example", "GET /users", "refused", { code: "role_too_low" }],
      ],
    );
  }));

Deno.test("recordRefusals() can't be made to fill the log", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const ask = asker(services);

    for (let times = 0; times < 105; times++) await ask(vera, "/api/users");

    const { items } = await listAudit(services, ada, { who: "vera", limit: 200 });
    assertEquals(items.length, 100);
  }));
