import { handlers } from "../../../jobs/handlers.ts";
import { runOnce } from "../../../jobs/loop.ts";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { type Asked, json, quickWeb, withPlatform } from "../../../tests/helpers/platform.ts";
import { people, type TestServices, withServices } from "../../../tests/helpers/services.ts";
import type { Actor } from "../../contract/actor.ts";
import { tenant } from "../../db/mod.ts";
import { AppError } from "../../http/mod.ts";
import { connectSource } from "../connections/connect.ts";
import { ADDRESSES } from "../connectors/addresses.ts";
import { enqueueDueRuns } from "./enqueue_run.ts";
import type { Outside } from "./reading_of.ts";
import { followRefresh, listConnections, listRuns, readRefresh, requestRefresh } from "./refresh.ts";
import { refreshConnection } from "./refresh_connection.ts";

const CALL = { address: "203.0.113.9", requestId: "sample" };
const APP = { clientId: "app", clientSecret: "secret" };
const APPS = { platformApps: { youtube: APP, linkedin: APP, x: APP } };

/** The way to one server for all platforms. */
function outsideAt(services: TestServices, url: string): Outside {
  return {
    addresses: {
      ...ADDRESSES,
      x: `${url}/x`,
      xToken: `${url}/x/token`,
      linkedin: `${url}/in`,
      linkedinToken: `${url}/in/token`,
    },
    open: (signal) => quickWeb(services.clock, signal),
  };
}

async function connectX(services: TestServices, { organisationId }: Actor, accessToken = "good", id = "1") {
  return await connectSource(services, {
    organisationId,
    kind: "x",
    externalId: id,
    credentials: { accessToken, refreshToken: "r-1", expiresAt: null, apiKey: null },
    scopes: "tweet.read",
  });
}

/** An account of X without posts, that takes the tokens "good" and "new". */
function x({ path, headers, body }: Asked): Response {
  if (path === "/x/token") {
    return body.includes("refresh_token=r-1")
      ? json({ access_token: "new", refresh_token: "r-2", expires_in: 7200 })
      : json({ error: "invalid_grant" }, { status: 400 });
  }
  if (!["Bearer good", "Bearer new"].includes(headers.get("authorization") ?? "")) {
    return json({}, { status: 401 });
  }
  const id = /^\/x\/users\/(\d+)$/.exec(path)?.[1];
  if (id) {
    return json({
      data: { id, name: "Sample", username: "sample", public_metrics: { followers_count: 77 } },
    });
  }
  return json({ meta: { result_count: 0 } });
}

async function run(services: TestServices, actor: Actor, outside: Outside) {
  const refresh = await requestRefresh(services, actor, {}, CALL);
  const { signal } = new AbortController();
  const outcomes = [];
  for (const { id } of refresh.runs) {
    outcomes.push(
      await refreshConnection(services, { organisationId: actor.organisationId, id }, { signal, outside }),
    );
  }
  return { refresh: await readRefresh(services, actor, refresh), outcomes };
}

async function figures({ sql }: TestServices, { organisationId }: Actor): Promise<number[]> {
  const rows = await tenant(
    sql,
    organisationId,
    (tx) => tx<{ value: number }[]>`select value from analytics_metrics order by value`,
  );
  return rows.map(({ value }) => value);
}

Deno.test("a refresh stores what a connection delivers, and says so", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    await connectX(services, ada);
    await withPlatform(x, async ({ url }) => {
      const { refresh } = await run(services, ada, outsideAt(services, url));

      assertEquals([refresh.state, refresh.fraction, refresh.runs[0]!.figures], ["completed", 1, 1]);
      assertEquals([await figures(services, ada), await figures(services, otto)], [[77], []]);
      const [connection] = (await listConnections(services, ada)).items;
      assertEquals([connection!.state, connection!.name, connection!.next_try_at], [
        "fresh",
        "Sample",
        "2026-03-02T10:00:00.000Z",
      ]);
      assertEquals((await listConnections(services, otto)).items, []);
      const error = await assertRejects(() => readRefresh(services, otto, refresh));
      assertEquals((error as AppError).code, "not_found");
    });
  }, APPS));

Deno.test("one connection that fails does not hold up the others, and keeps the reason and the next try", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada);
    await connectSource(services, {
      organisationId: ada.organisationId,
      kind: "linkedin",
      externalId: "urn:li:organization:1",
      credentials: { accessToken: "t", refreshToken: null, expiresAt: null, apiKey: null },
      scopes: "",
    });
    const busy = { status: 429, headers: { "retry-after": "1800", "x-li-uuid": "li-77" } };
    await withPlatform(
      (asked) => asked.path.startsWith("/in") ? json({}, busy) : x(asked),
      async ({ url }) => {
        const { refresh } = await run(services, ada, outsideAt(services, url));

        assertEquals([refresh.state, refresh.runs.map(({ kind, state }) => [kind, state])], [
          "partly_failed",
          [["linkedin", "failed"], ["x", "completed"]],
        ]);
        const [linkedin] = (await listConnections(services, ada)).items;
        assertEquals([linkedin!.state, linkedin!.next_try_at, linkedin!.last_failure], [
          "failing",
          "2026-03-02T09:30:00.000Z",
          { at: "2026-03-02T09:00:00.000Z", reason: "LinkedIn asks to wait (429).", source_request: "li-77" },
        ]);
        assertEquals(await figures(services, ada), [77]);
      },
    );
  }, APPS));

Deno.test("renewed tokens are kept, rotated ones too, and read by the next run", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada, "old");
    await withPlatform(x, async ({ url, asked }) => {
      const outside = outsideAt(services, url);
      await run(services, ada, outside);
      await run(services, ada, outside);

      assertEquals(asked.filter(({ path }) => path === "/x/token").length, 1);
      assertEquals((await listConnections(services, ada)).items[0]!.state, "fresh");
      const text = JSON.stringify(services.logged);
      assert(!/r-1|r-2|Bearer|"new"/.test(text), text);
    });
  }, APPS));

Deno.test("a connection whose access was taken back waits for a person, and is tried again once connected anew", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada, "old");
    await withPlatform(
      (asked) => asked.path === "/x/token" ? json({ error: "invalid_grant" }, { status: 400 }) : x(asked),
      async ({ url }) => {
        await run(services, ada, outsideAt(services, url));
        services.clock.advance(86_400_000);

        const [connection] = (await listConnections(services, ada)).items;
        assertEquals([connection!.state, connection!.next_try_at], ["sign_in_again", null]);
        assertEquals(await enqueueDueRuns(services), 0);

        await connectX(services, ada, "good");
        assertEquals(await enqueueDueRuns(services), 1);
      },
    );
  }, APPS));

Deno.test("two processes never read one connection at the same time, and one whose holder died is read by the next", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada);
    const { runs: [asked] } = await requestRefresh(services, ada, {}, CALL);
    const again = await requestRefresh(services, ada, {}, CALL);
    assertEquals(again.runs[0]!.id, asked!.id);
    await withPlatform(x, async ({ url }) => {
      const options = { signal: new AbortController().signal, outside: outsideAt(services, url) };
      const of = { organisationId: ada.organisationId, id: asked!.id };

      const outcomes = await Promise.all([1, 2, 3].map(() => refreshConnection(services, of, options)));

      assertEquals(outcomes.filter((outcome) => outcome !== null).length, 1);

      const { runs: [left] } = await requestRefresh(services, ada, {}, CALL);
      await tenant(services.sql, ada.organisationId, (tx) =>
        tx`
        update analytics_runs set state = 'running', lease_token = gen_random_uuid(),
          lease_until = ${new Date(services.clock.now().getTime() + 60_000)} where id = ${left!.id}`);
      const held = { ...of, id: left!.id };
      assertEquals(await refreshConnection(services, held, options), null);
      services.clock.advance(61_000);
      assertEquals(await enqueueDueRuns(services), 1);
      assertEquals((await refreshConnection(services, held, options))?.state, "completed");
    });
  }, APPS));

Deno.test("a run that must stop in the middle waits for the next process", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada);
    const stop = new AbortController();
    const { runs: [asked] } = await requestRefresh(services, ada, {}, CALL);
    await withPlatform((one) => {
      stop.abort("stopping");
      return x(one);
    }, async ({ url }) => {
      const of = { organisationId: ada.organisationId, id: asked!.id };
      const outside = outsideAt(services, url);

      await assertRejects(() => refreshConnection(services, of, { signal: stop.signal, outside }));

      assertEquals((await listRuns(services, ada)).items[0]!.state, "queued");
      const { signal } = new AbortController();
      assertEquals((await refreshConnection(services, of, { signal, outside }))?.state, "completed");
    });
  }, APPS));

Deno.test("the clock asks for each connection once it is due, and once at a time", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada);
    await withPlatform(x, async ({ url }) => {
      const outside = outsideAt(services, url);
      const asked: number[] = [];
      for (let minutes = 0; minutes <= 120; minutes += 20) {
        asked.push(await enqueueDueRuns(services));
        for (const { id, state } of (await listRuns(services, ada)).items) {
          const { signal } = new AbortController();
          if (state === "queued") {
            await refreshConnection(services, { organisationId: ada.organisationId, id }, {
              signal,
              outside,
            });
          }
        }
        services.clock.advance(20 * 60_000);
      }

      assertEquals(asked, [1, 0, 0, 1, 0, 0, 1]);
    });
  }, APPS));

Deno.test("the job of a connection that can't be read settles its run, and ends", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectSource(services, {
      organisationId: ada.organisationId,
      kind: "console",
      externalId: "sample",
      credentials: null,
      scopes: "",
    });
    const { id } = await requestRefresh(services, ada, { kind: "console" }, CALL);

    assertEquals(await runOnce(services, handlers), true);

    const refresh = await readRefresh(services, ada, { id });
    assertEquals([refresh.state, refresh.runs[0]!.reason], ["failed", "OPS_CONSOLE_API_URL is not set."]);
    const events = await followRefresh(services, ada, { id }, { signal: new AbortController().signal });
    assertEquals((await Array.fromAsync(events)).map(({ event }) => event), ["refresh"]);
  }));

Deno.test("requestRefresh() says when there is nothing to read, and when it is asked too often", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const codes: string[] = [];
    for (let n = 0; n < 7; n++) {
      codes.push((await assertRejects(() => requestRefresh(services, ada, {}, CALL)) as AppError).code);
    }

    assertEquals([codes[0], codes[6]], ["source_not_set_up", "too_many_attempts"]);
  }));
