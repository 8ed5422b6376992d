import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { fillTables, findLeaks, readTenantTables } from "../../tests/helpers/tenancy.ts";
import { findTenantFaults, refuseUnlessFit, tenant, transaction } from "./mod.ts";

const OWN = crypto.randomUUID();
const OTHER = crypto.randomUUID();

Deno.test("every table of the catalog keeps organisations apart, for reading and for writing", () =>
  withServices(async (services) => {
    const tables = await readTenantTables(services.sql);
    await fillTables(services.sql, tables, OWN);
    await fillTables(services.sql, tables, OTHER);

    assert(tables.length >= 8, `only ${tables.length} tables found`);
    for (const table of tables) {
      const own = await tenant(services.sql, OWN, (tx) => tx`select from ${tx(table.name)}`);
      assert(own.count > 0, `${table.name} shows its owner nothing, so the test proves nothing`);
    }
    assertEquals(await findLeaks(services.sql, tables, OWN, OTHER), []);
    assertEquals(await findTenantFaults(services.sql), []);
  }));

Deno.test("every table of the catalog shows nothing while no organisation is named", () =>
  withServices(async (services) => {
    const tables = await readTenantTables(services.sql);
    await fillTables(services.sql, tables, OWN);

    for (const table of tables) {
      const rows = await transaction(services.sql, async (tx) => {
        await tx`select set_config('role', 'mediahub_app', true)`;
        return await tx`select from ${tx(table.name)}`;
      });
      assertEquals(rows.count, 0, table.name);
    }
  }));

Deno.test("findLeaks() and the self-test find a planted table that has no policy", () =>
  withServices(async (services) => {
    await withPlanted(services, "", async () => {
      const tables = (await readTenantTables(services.sql)).filter((table) => table.name === "planted");
      await fillTables(services.sql, tables, OWN);
      await fillTables(services.sql, tables, OTHER);

      assertEquals(await findLeaks(services.sql, tables, OWN, OTHER), [
        "reads rows of another organisation in planted",
        "updates rows of another organisation in planted",
        "hands over rows of another organisation in planted",
        "inserts rows of another organisation in planted",
        "deletes rows of another organisation in planted",
      ]);
      assertEquals(await findTenantFaults(services.sql), [
        "Table planted lacks forced row-level security.",
        "A stranger sees rows of table planted.",
      ]);
      assertIncludes(
        (await assertRejects(() => refuseUnlessFit(services.sql))).message,
        "Refusing to serve: organisations are not kept apart.",
      );
    });
  }));

Deno.test("findTenantFaults() finds a policy that lets every row be seen", () =>
  withServices(async (services) => {
    const careless = `
      alter table planted enable row level security;
      alter table planted force row level security;
      create policy careless on planted to mediahub_app using (true);`;
    await withPlanted(services, careless, async () => {
      const tables = (await readTenantTables(services.sql)).filter((table) => table.name === "planted");
      await fillTables(services.sql, tables, OTHER);

      assertEquals(await findTenantFaults(services.sql), ["A stranger sees rows of table planted."]);
    });
  }));

Deno.test("findTenantFaults() finds a role that borrows another's rights", () =>
  withServices(async (services) => {
    const lender = `planted_${crypto.randomUUID().replaceAll("-", "")}`;
    await transaction(
      services.sql,
      (tx) => tx.unsafe(`create role ${lender} nologin; grant ${lender} to mediahub_app`),
    );
    try {
      assertIncludes(
        (await findTenantFaults(services.sql)).join(),
        "Role mediahub_app passes by row-level security",
      );
    } finally {
      await transaction(services.sql, (tx) => tx.unsafe(`drop role ${lender}`));
    }
  }));

Deno.test("tenant() leaves neither role nor organisation behind on the connection", () =>
  withServices(async (services) => {
    await tenant(services.sql, OWN, (tx) => tx`select 1`);

    const [row] = await transaction(
      services.sql,
      (tx) =>
        tx`select current_user <> 'mediahub_app' as own, current_setting('app.organisation', true) as organisation`,
    );
    assertEquals([row!.own, row!.organisation || null], [true, null]);
  }));

Deno.test("tenant() refuses what is not the id of an organisation", () =>
  withServices(async (services) => {
    assertIncludes(
      (await assertRejects(() => tenant(services.sql, "' or true", (tx) => tx`select 1`))).message,
      "Not the id",
    );
  }));

Deno.test("a transaction gives a bigint as a number, and refuses one that no number holds", () =>
  withServices(async (services) => {
    const [row] = await transaction(services.sql, (tx) => tx`select 9007199254740991::bigint as n`);
    assertEquals(row!.n, 9007199254740991);

    assertIncludes(
      (await assertRejects(() => transaction(services.sql, (tx) => tx`select 9007199254740993::bigint as n`)))
        .message,
      "too large",
    );
  }));

async function withPlanted(services: TestServices, more: string, test: () => Promise<void>): Promise<void> {
  await transaction(services.sql, (tx) =>
    tx.unsafe(`
      create table planted (organisation_id uuid not null, note text not null);
      grant select, insert, update, delete on planted to mediahub_app;
      ${more}
    `));
  try {
    await test();
  } finally {
    await transaction(services.sql, (tx) => tx.unsafe("drop table planted"));
  }
}
