import { assert, assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { people } from "../../../tests/helpers/people.ts";
import { withServices } from "../../../tests/helpers/services.ts";
import { listAudit } from "../../audit/mod.ts";
import type { AppError } from "../../http/mod.ts";
import {
  addAnnotation,
  listAnnotations,
  readAnnotation,
  removeAnnotation,
  replaceAnnotation,
} from "./mod.ts";

const CALL = { address: "203.0.113.9", requestId: "request-1" };
const FORM = { day: "2026-02-26", title: "Webinar on spacers", kind: "webinar" as const };

async function codeOf(attempt: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(attempt) as AppError).code;
}

Deno.test("annotations are added, replaced and removed by editors, read by all, and each deed is recorded", () =>
  withServices(async (services) => {
    const { ada, ed, vera } = await people(services);

    const added = await addAnnotation(services, ed, FORM, CALL);
    assertEquals(added, { ...FORM, id: added.id, platform: null });
    const change = { ...FORM, id: added.id, title: "Webinar, repeated", platform: "youtube" as const };
    assertEquals(await replaceAnnotation(services, ed, change, CALL), change);
    assertEquals(await listAnnotations(services, vera, {}), { items: [change] });
    assertEquals(await readAnnotation(services, vera, added), change);
    await removeAnnotation(services, ada, added, CALL);
    assertEquals(await listAnnotations(services, vera, {}), { items: [] });

    const { items } = await listAudit(services, ada, {});
    assertEquals(items.map(({ action, actor }) => [action, actor?.email]), [
      ["annotation.removed", "ada@sample.example"],
      ["annotation.changed", "ed@sample.example"],
      ["annotation.added", "ed@sample.example"],
    ]);
    assertEquals(items[1]!.detail.title, "Webinar, repeated");
  }));

Deno.test("addAnnotation(), replaceAnnotation() and removeAnnotation() refuse viewers and other organisations", () =>
  withServices(async (services) => {
    const { ed, vera, otto } = await people(services);
    const { id } = await addAnnotation(services, ed, FORM, CALL);

    assertEquals(await codeOf(() => addAnnotation(services, vera, FORM, CALL)), "role_too_low");
    assertEquals(
      await codeOf(() => replaceAnnotation(services, vera, { id, ...FORM }, CALL)),
      "role_too_low",
    );
    assertEquals(await codeOf(() => removeAnnotation(services, vera, { id }, CALL)), "role_too_low");
    assertEquals(await codeOf(() => replaceAnnotation(services, otto, { id, ...FORM }, CALL)), "not_found");
    assertEquals(await codeOf(() => removeAnnotation(services, otto, { id }, CALL)), "not_found");
    assertEquals(await codeOf(() => readAnnotation(services, otto, { id })), "not_found");
    assertEquals((await listAnnotations(services, otto, {})).items, []);
    assertEquals((await listAnnotations(services, ed, {})).items.length, 1);
  }));

Deno.test("listAnnotations() keeps to the days, and to a platform's own and those of all", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    for (
      const [day, platform] of [["2026-02-01", "x"], ["2026-02-02", null], ["2026-02-03", "youtube"]] as const
    ) {
      await addAnnotation(services, ed, { ...FORM, day, platform }, CALL);
    }
    const days = async (filter: Parameters<typeof listAnnotations>[2]) =>
      (await listAnnotations(services, ed, filter)).items.map(({ day }) => day);

    assertEquals(await days({}), ["2026-02-03", "2026-02-02", "2026-02-01"]);
    assertEquals(await days({ platform: "x" }), ["2026-02-02", "2026-02-01"]);
    assertEquals(await days({ from: "2026-02-02", to: "2026-02-02" }), ["2026-02-02"]);
    assert((await days({ from: "2026-03-01" })).length === 0);
  }));
