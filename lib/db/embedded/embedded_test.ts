import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { closePool, openPool, type Sql, transaction } from "../mod.ts";
import { databaseUrl, openEmbeddedPostgres } from "./mod.ts";

Deno.test("openEmbeddedPostgres() serves many connections and mixes none of them up", () =>
  withEmbedded(async (url) => {
    const pools = Array.from({ length: 4 }, () => openPool(url, { max: 4 }));

    const answers = await Promise.all(Array.from({ length: 400 }, async (_, n) => {
      // Outside a transaction, where the unnamed portal is what connections could take from one another.
      const [row] = await unbound(pools[n % 4]!)`select ${n}::int as n, ${`text ${n}`} as t`;
      return row!.n === n && row!.t === `text ${n}`;
    }));

    assertEquals(answers.filter((right) => !right).length, 0);
    await Promise.all(pools.map(closePool));
  }));

Deno.test("a transaction keeps other connections out until it ends", () =>
  withEmbedded(async (url) => {
    const [one, two] = [openPool(url, { max: 1 }), openPool(url, { max: 1 })];
    await transaction(one, (tx) => tx`create table counted (n int)`);
    const order: string[] = [];

    const first = transaction(one, async (tx) => {
      await tx`insert into counted values (1)`;
      await new Promise((resolve) => setTimeout(resolve, 30));
      order.push("first ends");
    });
    const second = transaction(two, async (tx) => {
      const rows = await tx`select from counted`;
      order.push(`second sees ${rows.count}`);
    });
    await Promise.all([first, second]);

    assertEquals(order, ["first ends", "second sees 1"]);
    await Promise.all([closePool(one), closePool(two)]);
  }));

Deno.test("a connection that goes away in mid-transaction is rolled back, and others go on", () =>
  withEmbedded(async (url) => {
    const [one, two] = [openPool(url, { max: 1 }), openPool(url, { max: 1 })];
    await transaction(one, (tx) => tx`create table counted (n int)`);
    const lost = assertRejects(() =>
      transaction(one, async (tx) => {
        await tx`insert into counted values (1)`;
        await one.end({ timeout: 0 });
        await tx`insert into counted values (2)`;
      })
    );

    await lost;
    const rows = await transaction(two, (tx) => tx`select from counted`);

    assertEquals(rows.count, 0);
    await closePool(two);
  }));

Deno.test("an error in a statement leaves the connection usable", () =>
  withEmbedded(async (url) => {
    const sql = openPool(url, { max: 1 });

    await assertRejects(() => transaction(sql, (tx) => tx`select no_such_column`));
    const [row] = await transaction(sql, (tx) => tx`select 1 as n`);

    assertEquals(row!.n, 1);
    await closePool(sql);
  }));

Deno.test("openEmbeddedPostgres() lets nobody in without the password", () =>
  withEmbedded(async (url) => {
    const stranger = new URL(url);
    stranger.password = "guess";
    const sql = openPool(stranger.href, { max: 1 });

    const error = await assertRejects(() => transaction(sql, (tx) => tx`select 1`));

    assertEquals((error as Error & { code?: string }).code, "28P01");
    await closePool(sql);
  }));

Deno.test("openEmbeddedPostgres() keeps rows over a restart, locks its folder, and tells its address", async () => {
  const dataDir = await Deno.makeTempDir();
  const where = { databaseUrl: null, dataDir };
  assertIncludes((await assertRejects(() => databaseUrl(where))).message, 'Run "deno task start"');

  const first = await openEmbeddedPostgres({ dataDir });
  const sql = openPool(await databaseUrl(where), { max: 1 });
  await transaction(sql, (tx) => tx`create table kept as select 42 as n`);
  await closePool(sql);
  assertIncludes((await assertRejects(() => openEmbeddedPostgres({ dataDir }))).message, "Another MediaHub");
  assertEquals(Deno.statSync(`${dataDir}/postgres.json`).mode! & 0o777, 0o600);
  await first.close();

  const second = await openEmbeddedPostgres({ dataDir });
  const again = openPool(second.url, { max: 1 });
  const [row] = await transaction(again, (tx) => tx`select n from kept`);
  assertEquals(row!.n, 42);
  await closePool(again);
  await second.close();
  await Deno.remove(dataDir, { recursive: true });
});

let shared: Awaited<ReturnType<typeof openEmbeddedPostgres>> | null = null;

async function withEmbedded(test: (url: string) => Promise<void>): Promise<void> {
  shared ??= await openEmbeddedPostgres({ dataDir: null });
  await test(shared.url);
  const sql = openPool(shared.url, { max: 1 });
  await transaction(sql, (tx) => tx`drop table if exists counted`);
  await closePool(sql);
}

/** The pool as postgres.js gives it, whose queries run outside any transaction. */
function unbound(sql: Sql) {
  assert(typeof sql === "function");
  return sql as unknown as (
    text: TemplateStringsArray,
    ...values: unknown[]
  ) => Promise<Record<string, unknown>[]>;
}
