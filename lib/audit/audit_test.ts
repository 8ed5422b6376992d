import { assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { people } from "../../tests/helpers/people.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { system, tenant, transaction } from "../db/mod.ts";
import { recordAudit } from "./mod.ts";

Deno.test("recordAudit() keeps an entry with the deed, and drops it with the deed", () =>
  withServices(async ({ sql, ...services }) => {
    const { ada } = await people({ sql, ...services });
    const { organisationId } = ada;

    await tenant(
      sql,
      organisationId,
      (tx) => recordAudit(tx, { organisationId, actor: ada, action: "report.removed" }),
    );
    await assertRejects(() =>
      tenant(sql, organisationId, async (tx) => {
        await recordAudit(tx, { organisationId, actor: ada, action: "report.created" });
        throw new Error("the deed failed");
      })
    );
    const kept = await tenant(
      sql,
      organisationId,
      (tx) => tx`select action, actor_email, outcome from audit_log`,
    );

    assertEquals([...kept].map((row) => ({ ...row })), [
      { action: "report.removed", actor_email: "ada@sample.example", outcome: "done" },
    ]);
  }));

Deno.test("recordAudit() can't write into another organisation's log, and no entry can be changed", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const entry = { organisationId: otto.organisationId, actor: ada, action: "report.removed" };

    await assertRejects(() => tenant(services.sql, ada.organisationId, (tx) => recordAudit(tx, entry)));
    await tenant(services.sql, otto.organisationId, (tx) => recordAudit(tx, entry));
    await assertRejects(() => tenant(services.sql, otto.organisationId, (tx) => tx`delete from audit_log`));
    await assertRejects(() =>
      tenant(services.sql, otto.organisationId, (tx) => tx`update audit_log set action = 'x'`)
    );
  }));

Deno.test("the audit log can't be changed by its owner either, nor its head by the roles that add to it", () =>
  withServices(async ({ sql, ...services }) => {
    const { ada } = await people({ sql, ...services });
    const { organisationId } = ada;
    await tenant(sql, organisationId, (tx) => recordAudit(tx, { organisationId, actor: ada, action: "a.b" }));
    const attempts = [
      () => tenant(sql, organisationId, (tx) => tx`update audit_heads set seq = 0`),
      () => system(sql, (tx) => tx`update audit_heads set seq = 0`),
      () =>
        transaction(sql, async (tx) => {
          await tx.unsafe("alter table audit_log no force row level security");
          await tx`delete from audit_log`;
        }),
    ];

    for (const attempt of attempts) {
      assertEquals((await assertRejects(attempt) as Error & { code: string }).code, "42501");
    }
  }));
