import { handlers } from "../../../jobs/handlers.ts";
import { runOnce } from "../../../jobs/loop.ts";
import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { json, withPlatform } from "../../../tests/helpers/platform.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import {
  APPS,
  CALL,
  connectX,
  outsideAt,
  refreshAll,
  sampleX,
  storedValues,
} from "../../../tests/helpers/sources.ts";
import type { AppError } from "../../http/mod.ts";
import { connectSource } from "../connections/connect.ts";
import { enqueueDueRuns } from "./enqueue_run.ts";
import { followRefresh, listConnections, readRefresh, requestRefresh } from "./refresh.ts";

Deno.test("a refresh stores what a connection delivers, and says so", () =>
  withServices(async (services) => {
    const { ada, otto } = await people(services);
    await connectX(services, ada);
    await withPlatform(sampleX, async ({ url }) => {
      const refresh = await refreshAll(services, ada, outsideAt(services, url));

      assertEquals([refresh.state, refresh.fraction, refresh.runs[0]!.figures], ["completed", 1, 1]);
      assertEquals([await storedValues(services, ada), await storedValues(services, otto)], [[77], []]);
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
      (asked) => asked.path.startsWith("/in") ? json({}, busy) : sampleX(asked),
      async ({ url }) => {
        const refresh = await refreshAll(services, ada, outsideAt(services, url));

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
        assertEquals(await storedValues(services, ada), [77]);
      },
    );
  }, APPS));

Deno.test("renewed tokens are kept, rotated ones too, and read by the next run", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada, "old");
    await withPlatform(sampleX, async ({ url, asked }) => {
      const outside = outsideAt(services, url);
      await refreshAll(services, ada, outside);
      await refreshAll(services, ada, outside);

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
      (asked) =>
        asked.path === "/x/token" ? json({ error: "invalid_grant" }, { status: 400 }) : sampleX(asked),
      async ({ url }) => {
        await refreshAll(services, ada, outsideAt(services, url));
        services.clock.advance(86_400_000);

        const [connection] = (await listConnections(services, ada)).items;
        assertEquals([connection!.state, connection!.next_try_at], ["sign_in_again", null]);
        assertEquals(await enqueueDueRuns(services), 0);

        await connectX(services, ada, "good");
        assertEquals(await enqueueDueRuns(services), 1);
      },
    );
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

Deno.test("a platform may call an account and its posts anything, and is read all the same", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada);
    const strange = [`\u0000${"ح".repeat(500)}\ud800`, "<script>alert(1)</script>", "", "=cmd|' /C calc'!A0"];
    const posts = ["1".repeat(400), "\u0000", "-wIt_WsJGfw"].map((id) => ({
      id,
      text: strange[0],
      created_at: "soon",
    }));
    for (const name of strange) {
      await withPlatform(({ path }) => {
        if (path.startsWith("/x/users/1/")) return json({ data: posts });
        if (path === "/x/tweets") {
          return json({ data: posts.map((post) => ({ ...post, public_metrics: { like_count: 1 } })) });
        }
        const data = { id: "1", name, username: name, public_metrics: { followers_count: 77 } };
        return path === "/x/users/1" ? json({ data }) : json({ data: [] });
      }, async ({ url }) => {
        const refresh = await refreshAll(services, ada, outsideAt(services, url));
        assertEquals(
          [refresh.state, refresh.runs[0]!.reason],
          ["completed", null],
          JSON.stringify(name.slice(0, 20)),
        );
      });
      services.clock.advance(3_600_000);
    }
  }, APPS));
