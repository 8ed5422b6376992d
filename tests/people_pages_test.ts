/** The pages an admin looks after people with, as a browser without script uses them. */
import { listAudit } from "../lib/audit/mod.ts";
import { tenant } from "../lib/db/mod.ts";
import { recordAudit } from "../lib/audit/mod.ts";
import { asker } from "./helpers/asker.ts";
import { assert, assertEquals, assertIncludes } from "./helpers/assert.ts";
import { people } from "./helpers/people.ts";
import { withServices } from "./helpers/services.ts";

Deno.test("the page of people changes a role, deactivates and reactivates, and says so", () =>
  withServices(async (services) => {
    const { ada, ed } = await people(services);
    const ask = asker(services);

    const changed = await ask(ada, "/users?search=ed", { id: ed.userId, role: "viewer" });
    const location = changed.headers.get("location")!;
    const told = await (await ask(ada, location)).text();
    await ask(ada, "/users", { id: ed.userId, status: "deactivated" });
    const after = await (await ask(ada, "/users")).text();
    await ask(ada, "/users", { id: ed.userId, status: "active" });
    const back = await (await ask(ada, "/users")).text();

    assertEquals([changed.status, location], [303, "/users?search=ed&done=role"]);
    assertIncludes(told, "The role was changed");
    assert(!told.includes("Vera Sample"), "the search is kept");
    assertIncludes(after, "2 active people, 1 deactivated");
    assertIncludes(after, "Reactivate Ed Sample");
    assertIncludes(back, "Deactivate Ed Sample");
  }));

Deno.test("the page of people refuses to lose the last admin, and shows nobody of another organisation", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const ask = asker(services);

    const refused = await ask(ada, "/users", { id: ada.userId, role: "viewer" });
    const stranger = await ask(ada, "/users", { id: otto.userId, status: "deactivated" });
    const page = await refused.text();

    assertEquals([refused.status, stranger.status], [409, 404]);
    assertIncludes(
      page,
      "An organisation keeps at least one active admin. Make somebody else an admin first.",
    );
    assertIncludes(page, "The last admin stays");
    assert(!page.includes("Otto"));
    assertEquals((await ask(otto, "/users")).status, 200);
  }));

Deno.test("an admin who steps back is led to what they may still open", () =>
  withServices(async (services) => {
    const { ada, ed } = await people(services);
    const ask = asker(services);
    await ask(ada, "/users", { id: ed.userId, role: "admin" });

    const stepped = await ask(ada, "/users", { id: ada.userId, role: "editor" });

    assertEquals([stepped.status, stepped.headers.get("location")], [303, "/"]);
    assertEquals((await ask(ada, "/users")).status, 403);
  }));

Deno.test("the audit page shows entries by its filters, as text whatever they hold, and the same as a file", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    const ask = asker(services);
    await tenant(services.sql, ada.organisationId, (tx) =>
      recordAudit(tx, {
        organisationId: ada.organisationId,
        actor: vera,
        action: "report.removed",
        target: { kind: "report", id: "<script>alert(1)</script>" },
      }));

    const all = await (await ask(ada, "/admin/audit")).text();
    const none = await (await ask(ada, "/admin/audit?who=nobody&action=report")).text();
    const wrong = await ask(ada, "/admin/audit?since=yesterday&who=vera");
    const wrongPage = await wrong.text();
    const file = await ask(ada, "/api/audit/export?who=vera");

    assertIncludes(all, "Deleted a report");
    assertIncludes(all, "&lt;script>");
    assertIncludes(none, "No entry passes these filters");
    assertIncludes(none, 'href="/api/audit/export?who=nobody&amp;action=report"');
    assertEquals(wrong.status, 422);
    assertIncludes(wrongPage, "Write a date that exists");
    assertIncludes(wrongPage, 'value="vera"');
    assertEquals([file.status, file.headers.get("content-type")], [200, "text/csv; charset=utf-8"]);
    assertIncludes(file.headers.get("content-disposition")!, "audit-log-2026-03-02.csv");
    assertEquals((await file.text()).trim().split("\r\n").length, 2);
    assertEquals((await listAudit(services, ada, { action: "audit" })).items.length, 1);
    assertEquals((await ask(vera, "/admin/audit")).status, 403);
  }));
