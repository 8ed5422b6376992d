import { DraftConfig } from "../lib/contract/report_shapes.ts";
import { system } from "../lib/db/mod.ts";
import { createDraft } from "../lib/reports/mod.ts";
import { assertEquals } from "../tests/helpers/assert.ts";
import { reportFiles } from "../tests/helpers/report_files.ts";
import { people, type TestServices, withServices } from "../tests/helpers/services.ts";
import { handlers } from "./handlers.ts";
import { runOnce } from "./loop.ts";
import { sweepDraftsJob } from "./sweep_drafts.ts";

async function draftsLeft({ sql }: TestServices): Promise<number> {
  return await system(sql, async (tx) => (await tx`select id from report_drafts`).length);
}

Deno.test("a sweep removes drafts past their time and asks for the next, once however often it is asked for", () =>
  withServices(async (services) => {
    const { ed } = await people(services);
    await createDraft(services, ed, { ...reportFiles(), config: DraftConfig.parse({}) });
    const ask = () => sweepDraftsJob.begin(services);
    await Promise.all([ask(), ask()]);

    const ran = [await runOnce(services, handlers), await runOnce(services, handlers)];
    const early = await draftsLeft(services);
    services.clock.advance(8 * 86_400_000);
    ran.push(await runOnce(services, handlers));

    assertEquals(ran, [true, false, true]);
    assertEquals([early, await draftsLeft(services)], [1, 0]);
  }));
