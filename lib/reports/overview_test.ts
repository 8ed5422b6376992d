import { handlers } from "../../jobs/handlers.ts";
import { runOnce } from "../../jobs/loop.ts";
import { assert, assertEquals, assertRejects } from "../../tests/helpers/assert.ts";
import { CONFIG, reportFiles } from "../../tests/helpers/report_files.ts";
import { people, withServices } from "../../tests/helpers/services.ts";
import type { AppError } from "../http/app_error.ts";
import { cancelReport, readOverview, requestReport } from "./mod.ts";

const ASKING = { requestId: "request-1" };

Deno.test("readOverview() leads with the deck finished last, and names what is not settled", () =>
  withServices(async (services) => {
    const { ada, ed, vera, otto } = await people(services);
    const ask = async (event_name: string, survey?: string) => {
      services.clock.advance(60_000);
      const input = { config: { ...CONFIG, event_name }, ...reportFiles(survey) };
      return (await requestReport(services, ed, input, ASKING)).id;
    };
    for (const name of ["First", "Second"]) {
      await ask(name);
      await runOnce(services, handlers);
    }
    await ask("Broken", "How was it?,What next?\n");
    await runOnce(services, handlers);
    await cancelReport(services, ed, { id: await ask("Stopped") }, ASKING);
    await ask("Waiting");

    const { latest, earlier, unsettled, counts } = await readOverview(services, ada);

    assertEquals(latest?.event_name, "Second");
    assert(latest!.key_figures.length > 0);
    assertEquals(earlier.map(({ event_name }) => event_name), ["First"]);
    assertEquals(unsettled.map(({ event_name }) => event_name), ["Waiting", "Broken"]);
    assertEquals(counts, { all: 5, processing: 1, completed: 2, failed: 1 });
    assertEquals((await readOverview(services, otto)).latest, null);
    const refused = await assertRejects(() => readOverview(services, vera)) as AppError;
    assertEquals(refused.code, "role_too_low");
  }));
