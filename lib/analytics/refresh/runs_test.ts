import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { json, withPlatform } from "../../../tests/helpers/platform.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import { APPS, CALL, connectX, outsideAt, refreshAll, sampleX } from "../../../tests/helpers/sources.ts";
import { tenant } from "../../db/mod.ts";
import { connectSource } from "../connections/connect.ts";
import { readFreshness } from "../freshness/freshness.ts";
import { enqueueDueRuns } from "./enqueue_run.ts";
import { listConnections, listRuns, requestRefresh } from "./refresh.ts";
import { refreshConnection } from "./refresh_connection.ts";

Deno.test("two processes never read one connection at the same time, and one whose holder died is read by the next", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await connectX(services, ada);
    const { runs: [asked] } = await requestRefresh(services, ada, {}, CALL);
    const again = await requestRefresh(services, ada, {}, CALL);
    assertEquals(again.runs[0]!.id, asked!.id);
    await withPlatform(sampleX, async ({ url }) => {
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
      return sampleX(one);
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
    await withPlatform(sampleX, async ({ url }) => {
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

Deno.test("pages of figures say why a platform could not be read, when it is tried next, and what there is until then", () =>
  withServices(async (services) => {
    const { ada, vera } = await people(services);
    await connectX(services, ada);
    let isAway = false;
    await withPlatform((asked) => isAway ? json({}, { status: 503 }) : sampleX(asked), async ({ url }) => {
      const outside = outsideAt(services, url);
      await refreshAll(services, ada, outside);
      isAway = true;
      services.clock.advance(3_600_000);
      await refreshAll(services, ada, outside);

      const [shown] = (await readFreshness(services, vera)).items;

      assertEquals([shown!.state, shown!.source, shown!.captured_at], [
        "failing",
        "api",
        "2026-03-02T09:00:00.000Z",
      ]);
      assertEquals(shown!.reason, "The source of the figures asks to wait.");
      assertEquals(shown!.next_try_at, (await listConnections(services, ada)).items[0]!.next_try_at);
      isAway = false;
      services.clock.advance(3_600_000);
      await refreshAll(services, ada, outside);
      const [after] = (await readFreshness(services, vera)).items;
      assertEquals([after!.state, after!.reason], ["fresh", null]);
    });
  }, APPS));

Deno.test("posts are read on the ladder: new ones each hour, older ones in their time, and all once", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { organisationId } = ada;
    const credentials = { accessToken: "t", refreshToken: null, expiresAt: null, apiKey: null };
    const externalId = "UC_sample";
    await connectSource(services, { organisationId, kind: "youtube", externalId, credentials, scopes: "" });
    const published = {
      fresh: "2026-03-02T08:00:00Z",
      week: "2026-02-26T08:00:00Z",
      old: "2024-02-26T08:00:00Z",
    };
    const asked: string[] = [];
    await withPlatform(({ path, query }) => {
      const contentDetails = { relatedPlaylists: { uploads: "UU" } };
      if (path === "/youtube/channels") return json({ items: [{ id: externalId, contentDetails }] });
      if (path === "/youtube/playlistItems") {
        const items = Object.entries(published).map(([videoId, videoPublishedAt]) => ({
          contentDetails: { videoId, videoPublishedAt },
        }));
        return json({ items });
      }
      if (path === "/youtube/videos") {
        const ids = query.get("id")!.split(",");
        asked.push(ids.toSorted().join(" "));
        return json({ items: ids.map((id) => ({ id, statistics: { viewCount: "5" } })) });
      }
      return json({ columnHeaders: [{ name: "day" }, { name: "views" }] });
    }, async ({ url }) => {
      const outside = outsideAt(services, url);
      for (const hours of [0, 1, 5, 24 * 25]) {
        services.clock.advance(hours * 3_600_000);
        await refreshAll(services, ada, outside);
      }

      assertEquals(asked, ["fresh old week", "fresh", "fresh week", "fresh old week"]);
      const [connection] = (await listConnections(services, ada)).items;
      assertEquals(connection!.ladder, [{ rung: "daily", posts: 2 }, { rung: "at rest", posts: 1 }]);
    });
  }, APPS));
