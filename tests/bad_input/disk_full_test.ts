/** The disk full at every file a report or a draft writes: a real refusal by the kernel, of a device that has no room. */
import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import {
  cancelReport,
  createDraft,
  removeReport,
  requestReport,
  retryReport,
} from "../../lib/reports/mod.ts";
import type { AppError } from "../../lib/http/app_error.ts";
import { openStorage, type Storage } from "../../lib/storage/mod.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../helpers/assert.ts";
import { CONFIG, reportFiles } from "../helpers/report_files.ts";
import { people, type TestServices, withServices } from "../helpers/services.ts";
import { keptFiles, portalDoor } from "./portal_door.ts";

const ASKING = { requestId: "request-1" };
const ignore = Deno.build.os !== "linux";

/** The services over a disk on which a file can only be written while `room` says so. */
function onDisk(services: TestServices, room: (path: string) => boolean): TestServices {
  const storage: Storage = openStorage(
    `${services.config.dataDir}/files`,
    (path) => Deno.open(room(path) ? path : "/dev/full", { write: true, create: room(path) }),
  );
  return { ...services, storage };
}

Deno.test({
  name:
    "a disk that is full at any file of the deck fails the report, keeps its uploads only, and another try succeeds",
  ignore,
  fn: () =>
    withServices(async (services) => {
      services.expectErrors();
      const { ed } = await people(services);

      for (const full of ["slides/1.svg", "slides/5.svg", "report.json", "deck.pptx"]) {
        const crowded = onDisk(services, (path) => !path.includes(`/${full}.`));
        const door = portalDoor(crowded, ed);
        const { code, words, id } = await door.make({});

        assertEquals(code, "storage_full", full);
        assertIncludes(words, "no room left");
        assertIncludes(words, "then try again");
        const kept = (await keptFiles(services)).filter((key) => key.includes(id!));
        assertEquals(kept.map((key) => key.split("/").at(-1)).sort(), ["survey", "transcript"]);
        assertEquals((await door.ask("/api/ready")).status, 200);

        await retryReport(services, ed, { id: id! }, ASKING);
        await runOnce(services, handlers);
        const again = await portalDoor(services, ed).read(id!);
        assertEquals([again.status, again.error], ["completed", null]);
        await removeReport(services, ed, { id: id! }, ASKING);
        assertEquals(await keptFiles(services), []);
      }
    }),
});

Deno.test({
  name: "a disk that is full while uploading refuses with what to do, and leaves neither row nor file",
  ignore,
  fn: () =>
    withServices(async (services) => {
      services.expectErrors();
      const { ed } = await people(services);

      for (const full of ["transcript", "survey"]) {
        const door = portalDoor(onDisk(services, (path) => !path.includes(`/${full}.`)), ed);
        for (const send of [door.create, door.draft]) {
          const response = await send({});

          assertEquals([response.status, (await response.json()).code], [507, "storage_full"], full);
          assertEquals(await keptFiles(services), []);
        }
      }
      assertEquals((await (await portalDoor(services, ed).ask("/api/reports")).json()).items, []);
    }),
});

Deno.test("a report deleted or cancelled while its deck is kept leaves nothing behind that its folder would", () =>
  withServices(async (services) => {
    const { ed } = await people(services);

    for (const stop of [removeReport, cancelReport]) {
      const { id } = await requestReport(services, ed, { config: CONFIG, ...reportFiles() }, ASKING);
      let stopped: Promise<unknown> | null = null;
      const storage: Storage = {
        ...services.storage,
        put: async (key, content, options) => {
          if (key.endsWith("slides/2.svg")) await (stopped ??= stop(services, ed, { id }, ASKING));
          return await services.storage.put(key, content, options);
        },
      };

      await runOnce({ ...services, storage }, handlers);

      assert(stopped !== null);
      if (stop === cancelReport) {
        assertEquals((await portalDoor(services, ed).read(id)).status, "cancelled");
        await removeReport(services, ed, { id }, ASKING);
      }
      assertEquals(await keptFiles(services), []);
    }
  }));

Deno.test("a draft whose row can't be written leaves no file behind", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    const nobody = { ...ed, userId: crypto.randomUUID() };

    const error = await assertRejects(() =>
      createDraft(services, nobody, { ...reportFiles(), config: CONFIG })
    );

    assertEquals((error as AppError & { code: string }).code, "23503");
    assertEquals(await keptFiles(services), []);
  }));
