import { webApp } from "../../../main.ts";
import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { people, type TestServices, withServices } from "../../../tests/helpers/services.ts";
import { problem } from "../../../tests/helpers/serving.ts";
import type { NewPushKey } from "../../contract/connections.ts";
import { PushResult } from "../../contract/sync.ts";
import { tenant } from "../../db/mod.ts";
import type { Actor } from "../../contract/actor.ts";
import { createPushKey, revokePushKey } from "./push_keys.ts";
import { signatureOf } from "./signature.ts";

const CALL = { address: "203.0.113.9", requestId: "sample" };

function batch(id: string, figures: unknown[] = [{ metric: "views", day: "2026-03-01", value: 120 }]) {
  return {
    batch_id: id,
    accounts: [{ platform: "youtube", id: "UC_sample", name: "Sample Health", posts: [], figures }],
  };
}

/** A sender with a key: what it sends is signed anew each time, with whatever a test changes afterwards. */
function sender(services: TestServices, key: NewPushKey) {
  const handler = webApp(() => Promise.resolve(services)).handler();
  return async (
    value: unknown,
    change: { secret?: string; at?: Date; body?: string; headers?: Record<string, string> } = {},
  ) => {
    const body = JSON.stringify(value);
    const timestamp = String(Math.floor((change.at ?? services.clock.now()).getTime() / 1000));
    const signature = await signatureOf(
      change.secret ?? key.secret,
      timestamp,
      new TextEncoder().encode(body),
    );
    return await handler(
      new Request("http://127.0.0.1:8000/api/analytics/sync", {
        method: "POST",
        body: change.body ?? body,
        headers: {
          "x-mediahub-key": key.key_id,
          "x-mediahub-timestamp": timestamp,
          "x-mediahub-signature": signature,
          ...change.headers,
        },
      }),
    );
  };
}

async function stored({ sql }: TestServices, { organisationId }: Actor): Promise<number[]> {
  const rows = await tenant(
    sql,
    organisationId,
    (tx) => tx<{ value: number }[]>`select value from analytics_metrics order by value`,
  );
  return rows.map(({ value }) => value);
}

Deno.test("POST /api/analytics/sync stores what a key of the organisation signed, and says so", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const send = sender(services, await createPushKey(services, ada, { name: "Night job" }, CALL));

    const response = await send(batch("b-1"));

    assertEquals(response.status, 200);
    const result = PushResult.parse(await response.json());
    assertEquals([result.figures_accepted, result.rows_rejected], [1, 0]);
    assertEquals([await stored(services, ada), await stored(services, otto)], [[120], []]);
  }));

Deno.test("POST /api/analytics/sync refuses what was not signed as it is", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    const key = await createPushKey(services, ada, { name: "Night job" }, CALL);
    const others = await createPushKey(services, otto, { name: "Other job" }, CALL);
    const send = sender(services, key);
    const now = services.clock.now().getTime();

    const refused = {
      "a body changed on the way": await send(batch("b-1"), { body: JSON.stringify(batch("b-2")) }),
      "another secret": await send(batch("b-1"), { secret: others.secret }),
      "another organisation's key": await send(batch("b-1"), {
        headers: { "x-mediahub-key": others.key_id },
      }),
      "a key nobody has": await send(batch("b-1"), { headers: { "x-mediahub-key": "mhk_nobodys" } }),
      "a time long ago": await send(batch("b-1"), { at: new Date(now - 301_000) }),
      "a time to come": await send(batch("b-1"), { at: new Date(now + 301_000) }),
      "no signature": await send(batch("b-1"), { headers: { "x-mediahub-signature": "" } }),
      "a signature of another kind": await send(batch("b-1"), {
        headers: { "x-mediahub-signature": "v2=00" },
      }),
      "another time in the header": await send(batch("b-1"), {
        headers: { "x-mediahub-timestamp": String(Math.floor(now / 1000) - 1) },
      }),
    };

    for (const [what, response] of Object.entries(refused)) {
      assertEquals((await problem(response)).code, "signature_invalid", what);
    }
    assertEquals([await stored(services, ada), await stored(services, otto)], [[], []]);
  }));

Deno.test("POST /api/analytics/sync refuses a request that comes a second time, even when the cache was lost", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const send = sender(services, await createPushKey(services, ada, { name: "Night job" }, CALL));
    await (await send(batch("b-1"))).body?.cancel();
    await services.cache.close();

    const again = await send(batch("b-1"));

    assertEquals((await problem(again)).code, "signature_replayed");
  }));

Deno.test("POST /api/analytics/sync refuses a key from the moment it was ended", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const key = await createPushKey(services, ada, { name: "Night job" }, CALL);
    const send = sender(services, key);
    await (await send(batch("b-1"))).body?.cancel();
    services.clock.advance(1000);
    await revokePushKey(services, ada, key, CALL);

    assertEquals((await problem(await send(batch("b-2")))).code, "signature_invalid");
  }));

Deno.test("POST /api/analytics/sync answers the same batch as before, and stores it once", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const send = sender(services, await createPushKey(services, ada, { name: "Night job" }, CALL));
    const first = await (await send(batch("b-1"))).json();
    services.clock.advance(60_000);

    const second = await (await send(batch("b-1"))).json();
    services.clock.advance(1000);
    const other = await send(batch("b-1", [{ metric: "views", day: "2026-03-01", value: 999 }]));

    assertEquals(second, first);
    assertEquals((await problem(other)).code, "batch_differs");
    assertEquals(await stored(services, ada), [120]);
  }));

Deno.test("POST /api/analytics/sync answers one batch that comes twice at once with one result", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const send = sender(services, await createPushKey(services, ada, { name: "Night job" }, CALL));
    const at = services.clock.now().getTime();

    const answers = await Promise.all(
      [0, 1000, 2000, 3000].map(async (ms) => (await send(batch("b-1"), { at: new Date(at - ms) })).json()),
    );

    assertEquals(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1, JSON.stringify(answers));
    const captures = await tenant(
      services.sql,
      ada.organisationId,
      (tx) => tx`select id from analytics_captures`,
    );
    assertEquals([captures.length, await stored(services, ada)], [1, [120]]);
  }));

Deno.test("POST /api/analytics/sync names each row it refuses, and stores the others", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const send = sender(services, await createPushKey(services, ada, { name: "Night job" }, CALL));
    const rows = [
      { metric: "views", day: "2026-03-01", value: 120 },
      { metric: "vues", day: "2026-03-01", value: 1 },
      { metric: "likes", day: "2026-02-30", value: 1 },
      { metric: "likes", day: "2026-03-09", value: 1 },
      { metric: "views", day: "2026-03-01", value: 121 },
      { metric: "shares", day: "2026-03-01", value: "4" },
      null,
      { metric: "comments", day: "2026-03-01", value: -2 },
    ];

    const result = PushResult.parse(await (await send(batch("b-1", rows))).json());

    assertEquals([result.figures_accepted, result.rows_rejected], [2, 6]);
    assertEquals(result.rejected.map(({ index }) => index), [1, 2, 3, 4, 5, 6]);
    assert(result.rejected[0]!.reason.includes('"vues"'), result.rejected[0]!.reason);
    assertEquals(await stored(services, ada), [-2, 120]);
  }));

Deno.test("POST /api/analytics/sync takes nothing of a batch whose frame is wrong", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const send = sender(services, await createPushKey(services, ada, { name: "Night job" }, CALL));

    for (
      const value of [{}, [], { batch_id: "b", accounts: [] }, {
        ...batch("b"),
        accounts: [{ platform: "tv" }],
      }]
    ) {
      const response = await send(value);
      assertEquals(response.status, 422, JSON.stringify(value));
      await response.body?.cancel();
    }
    assertEquals(await stored(services, ada), []);
  }));
