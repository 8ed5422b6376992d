import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { withServices } from "../../tests/helpers/services.ts";
import { StartError } from "../start_error.ts";
import { migrate, type Migration, readMigrations } from "./migrate.ts";
import { refuseUnlessFit, transaction } from "./mod.ts";

Deno.test("migrate() applies nothing to a database that is up to date", () =>
  withServices(async (services) => {
    const known = await readMigrations();

    assertEquals(await migrate(services.sql), { applied: [], version: known.length });
  }));

Deno.test("migrate() run by several at once applies each file once", () =>
  withServices(async (services) => {
    const more = await withExtra("create table extra (n int)");
    try {
      const runs = await Promise.all([1, 2, 3].map(() => migrate(services.sql, more)));

      assertEquals(runs.flatMap((run) => run.applied), [more.at(-1)!.name]);
    } finally {
      await undo(services.sql, more);
    }
  }));

Deno.test("migrate() leaves nothing of a file that fails half-way", () =>
  withServices(async (services) => {
    const broken = await withExtra("create table extra (n int); select no_such_function()");

    const error = await assertRejects(() => migrate(services.sql, broken));

    assert(error instanceof StartError);
    assertIncludes(error.message, "9999_extra.sql failed");
    const [row] = await transaction(services.sql, (tx) => tx`select to_regclass('extra') as name`);
    assertEquals(row!.name, null);
  }));

Deno.test("migrate() refuses a database that is newer than the code", () =>
  withServices(async (services) => {
    const known = await readMigrations();

    const error = await assertRejects(() => migrate(services.sql, known.slice(0, -1)));

    assertIncludes(error.message, "The database is newer than this code");
  }));

Deno.test("migrate() refuses a file that was edited after it was applied", () =>
  withServices(async (services) => {
    const [first, ...others] = await readMigrations();

    const error = await assertRejects(() =>
      migrate(services.sql, [{ ...first!, checksum: "another" }, ...others])
    );

    assertIncludes(error.message, `Migration ${first!.name} was edited`);
  }));

Deno.test("refuseUnlessFit() refuses a database that lacks migrations", () =>
  withServices(async (services) => {
    const last = (await readMigrations()).at(-1)!;
    await transaction(services.sql, (tx) => tx`delete from migrations where number = ${last.number}`);
    try {
      assertIncludes(
        (await assertRejects(() => refuseUnlessFit(services.sql))).message,
        "deno task db:migrate",
      );
    } finally {
      await transaction(services.sql, (tx) =>
        tx`
          insert into migrations (number, name, checksum) values (${last.number}, ${last.name}, ${last.checksum})
        `);
    }
  }));

Deno.test("readMigrations() refuses a gap in the numbering", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/0001_first.sql`, "select 1");
  await Deno.writeTextFile(`${folder}/0003_third.sql`, "select 1");

  const error = await assertRejects(() => readMigrations(new URL(`file://${folder}/`)));

  assertIncludes(error.message, "0003_third.sql breaks the numbering");
  await Deno.remove(folder, { recursive: true });
});

async function withExtra(text: string): Promise<Migration[]> {
  const known = await readMigrations();
  return [...known, { number: known.length + 1, name: "9999_extra.sql", text, checksum: "extra" }];
}

async function undo(sql: Parameters<typeof transaction>[0], migrations: Migration[]): Promise<void> {
  await transaction(sql, async (tx) => {
    await tx`drop table extra`;
    await tx`delete from migrations where number = ${migrations.length}`;
  });
}
