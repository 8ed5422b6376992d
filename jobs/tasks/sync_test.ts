import { createOrganisation } from "../../lib/people/mod.ts";
import { ADDRESSES } from "../../lib/analytics/connectors/addresses.ts";
import { system } from "../../lib/db/mod.ts";
import { StartError } from "../../lib/start_error.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../tests/helpers/assert.ts";
import { type Asked, json, quickWeb, withPlatform } from "../../tests/helpers/platform.ts";
import { type TestServices, withServices } from "../../tests/helpers/services.ts";
import { connectTask } from "./connect.ts";
import { syncTask } from "./sync.ts";

const TOKENS = '{"access_token":"good","refresh_token":"r-1","expires_in":7200,"token_type":"bearer"}';

function outsideAt(services: TestServices, url: string) {
  return {
    addresses: { ...ADDRESSES, x: `${url}/x` },
    open: (signal: AbortSignal) => quickWeb(services.clock, signal),
  };
}

function x({ path, headers }: Asked): Response {
  if (headers.get("authorization") !== "Bearer good") return json({}, { status: 403 });
  if (path === "/x/users/9") return json({}, { status: 404 });
  const data = { id: "1", name: "Sample", username: "sample", public_metrics: { followers_count: 77 } };
  return path === "/x/users/1" ? json({ data }) : json({ meta: {} });
}

async function task(services: TestServices, url: string, args: string[]) {
  const lines: string[] = [];
  const { signal } = new AbortController();
  const outside = outsideAt(services, url);
  const isDone = await syncTask(services, args, { write: (line) => lines.push(line), signal, outside });
  return { lines, isDone };
}

async function countFigures({ sql }: TestServices): Promise<number> {
  return await system(sql, async (tx) => (await tx`select day from analytics_metrics`).length);
}

Deno.test("connect keeps tokens sealed, says what the platform calls the account, and sync reads it", () =>
  withServices(async (services) => {
    await createOrganisation(services, { name: "Sample Health Media" });
    await withPlatform(x, async ({ url }) => {
      const told = await connectTask(
        services,
        ["x", "1"],
        () => Promise.resolve(TOKENS),
        outsideAt(services, url),
      );
      assertIncludes(told, 'calls itself "Sample"');
      const [row] = await system(services.sql, (tx) => tx`select * from analytics_connections`);
      assert(!new TextDecoder().decode(row!.sealed_credentials).includes("good"));

      const dry = await task(services, url, ["x", "--dry-run"]);
      assertEquals([dry.isDone, await countFigures(services)], [true, 0]);
      assertIncludes(dry.lines.join("\n"), "1 figure read");

      const { lines, isDone } = await task(services, url, []);
      assertEquals([isDone, await countFigures(services)], [true, 1]);
      assertEquals(lines.at(0), "X 1:   2 %  Asking for the account");
      assertEquals(lines.slice(-2), ["X 1: 1 figure stored", "1 of 1 source read"]);
    });
  }));

Deno.test("sync goes on past a source that fails, says why, and says in the end that not all was read", () =>
  withServices(async (services) => {
    await createOrganisation(services, { name: "Sample Health Media" });
    await withPlatform(x, async ({ url }) => {
      const outside = outsideAt(services, url);
      const tokens = () => Promise.resolve("ACCESS_TOKEN=good\nREFRESH_TOKEN=r-1\n");
      await assertRejects(() => connectTask(services, ["x", "9"], tokens, outside));
      await connectTask(services, ["x", "1"], tokens, outside);

      const { lines, isDone } = await task(services, url, ["--since", "2026-02-01"]);

      assertEquals(isDone, false);
      const [read] = await system(
        services.sql,
        (tx) => tx`select last_success_at, full_read_at from analytics_connections where external_id = '1'`,
      );
      assertEquals([read!.last_success_at === null, read!.full_read_at], [false, null]);
      assertIncludes(lines.join("\n"), "X 9: failed. X answered 404.");
      assertEquals(lines.at(-1), "1 of 2 sources read");
    });
  }));

Deno.test("connect and sync refuse what they can't use, and repeat no token", () =>
  withServices(async (services) => {
    await createOrganisation(services, { name: "Sample Health Media" });
    const nothing = () => Promise.resolve("");
    const connects = [[], ["tv", "1"], ["x", "sample"], ["youtube", "UC1"], ["x", "1", "secret-token"], [
      "x",
      "1",
    ]];
    for (const args of connects) {
      const error = await assertRejects(() => connectTask(services, args, nothing));
      assert(error instanceof StartError && !error.message.includes("secret-token"), args.join(" "));
    }
    for (const args of [["tv"], ["--since", "soon"], ["--since=2026-02-30"], ["x", "x"], ["--fast"], []]) {
      const run = () => syncTask(services, args, { write: () => {}, signal: new AbortController().signal });
      assert(await assertRejects(run) instanceof StartError, args.join(" "));
    }
  }));

Deno.test("connect removes a connection, and keeps what it brought", () =>
  withServices(async (services) => {
    await createOrganisation(services, { name: "Sample Health Media" });
    await withPlatform(x, async ({ url }) => {
      await connectTask(services, ["x", "1"], () => Promise.resolve(TOKENS), outsideAt(services, url));
      await task(services, url, []);

      const told = await connectTask(services, ["x", "1", "--remove"], () => Promise.resolve(""));

      assertEquals([told.startsWith("X 1 is no longer connected"), await countFigures(services)], [true, 1]);
    });
  }));
