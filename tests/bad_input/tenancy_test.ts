/** Everything one organisation made, asked for by the admin of another and by a colleague without the right to it. */
import { createDraft } from "../../lib/reports/mod.ts";
import { assert, assertEquals } from "../helpers/assert.ts";
import { CONFIG, reportFiles } from "../helpers/report_files.ts";
import { people, withServices } from "../helpers/services.ts";
import { portalDoor } from "./portal_door.ts";

Deno.test("a report or draft of another organisation is not there, right after its own people had it", () =>
  withServices(async (services) => {
    const { ed, otto } = await people(services);
    const [own, stranger] = [portalDoor(services, ed), portalDoor(services, otto)];
    const { id } = await own.make({});
    const draft = await createDraft(services, ed, { ...reportFiles(), config: CONFIG });
    const body = JSON.stringify({ config: CONFIG });
    const json = { "content-type": "application/json" };
    const requests: [path: string, init?: RequestInit][] = [
      [`/api/reports/${id}`],
      [`/api/reports/${id}/download`],
      [`/api/reports/${id}/model`],
      [`/api/reports/${id}/slides/1`],
      [`/api/reports/${id}/events`],
      [`/api/reports/drafts/${draft.id}`],
      [`/reports/${id}`],
      [`/reports/${id}/delete`],
      [`/reports/new?draft=${draft.id}`],
      [`/api/reports/${id}/cancellation`, { method: "POST" }],
      [`/api/reports/${id}/attempts`, { method: "POST" }],
      [`/api/reports/${id}/drafts`, { method: "POST" }],
      [`/api/reports/${id}`, { method: "DELETE" }],
      [`/api/reports/drafts/${draft.id}`, { method: "PUT", body, headers: json }],
      [`/api/reports/drafts/${draft.id}/files`, { method: "POST", body: new FormData() }],
      [`/api/reports/drafts/${draft.id}/report`, { method: "POST", body, headers: json }],
      [`/api/reports/drafts/${draft.id}`, { method: "DELETE" }],
    ];
    for (const [path, init = {}] of requests) {
      const isRead = init.method === undefined;
      if (isRead) {
        // Whatever a cache keeps, it now keeps for those who may see it.
        const response = await own.ask(path);
        assertEquals(response.status, 200, path);
        assert(!/public|s-maxage/.test(response.headers.get("cache-control") ?? "public"), path);
        await response.body?.cancel();
      }
      const response = await stranger.ask(path, init);
      assertEquals(response.status, 404, `${init.method ?? "GET"} ${path}`);
      assert(!(await response.text()).includes(CONFIG.event_name), path);
    }
    assertEquals((await (await stranger.ask("/api/reports")).json()).counts.all, 0);
    assert(!(await (await stranger.ask("/")).text()).includes(CONFIG.event_name));
    assertEquals((await own.read(id!)).status, "completed");
    assertEquals((await own.ask(`/api/reports/drafts/${draft.id}`)).status, 200);
  }));
