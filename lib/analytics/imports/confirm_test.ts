import { handlers } from "../../../jobs/handlers.ts";
import { reapOnce, runOnce } from "../../../jobs/loop.ts";
import { assertEquals, assertRejects } from "../../../tests/helpers/assert.ts";
import { csvFile } from "../../../tests/helpers/exports.ts";
import { OVERVIEW, recordedFigures, STUDIO, uploaded } from "../../../tests/helpers/imports.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import type { Import } from "../../contract/analytics_imports.ts";
import type { AppError } from "../../http/app_error.ts";
import { confirmImport, previewImport, readImport, runImport } from "../mod.ts";

const ASKING = { requestId: "request-1" };

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}

Deno.test("confirmImport() has the worker record the figures of the period and account chosen", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { id } = await previewImport(services, ada, { file: STUDIO }, ASKING);
    const choices = {
      id,
      account_name: "Sample Health Media",
      period_from: "2026-01-01",
      period_to: "2026-01-31",
      columns: {},
    };

    const queued = await confirmImport(services, ada, choices, ASKING);
    await runOnce(services, handlers);
    const done = await readImport(services, ada, { id });

    assertEquals([queued.state, done.state, done.error], ["queued", "completed", null]);
    assertEquals([done.account?.name, done.outcome?.added, done.outcome?.changed], [
      "Sample Health Media",
      4,
      0,
    ]);
    assertEquals(
      (await recordedFigures(services, ada.organisationId)).map((
        { metric, day, value, name, capture_id },
      ) => [
        metric,
        day,
        value,
        name,
        capture_id === id,
      ]),
      [
        ["views", "2026-01-31", 10, "Sample Health Media", true],
        ["views", "2026-01-31", 20, "Sample Health Media", true],
        ["watch_time", "2026-01-31", 3600, "Sample Health Media", true],
        ["watch_time", "2026-01-31", 7200, "Sample Health Media", true],
      ],
    );
  }));

Deno.test("importing the same files again is recognised, and changes nothing", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const import_ = async (): Promise<Import> => {
      const { id, repeats } = await previewImport(services, ada, { file: OVERVIEW }, ASKING);
      await confirmImport(services, ada, { id, account_name: "samplehealth", columns: {} }, ASKING);
      await runOnce(services, handlers);
      return { ...await readImport(services, ada, { id }), repeats };
    };

    const first = await import_();
    const before = await recordedFigures(services, ada.organisationId);
    services.clock.advance(1000);
    const second = await import_();
    const after = await recordedFigures(services, ada.organisationId);

    assertEquals([first.repeats, second.repeats?.id], [null, first.id]);
    assertEquals([second.outcome?.added, second.outcome?.changed], [0, 0]);
    const values = (rows: typeof after) => rows.map(({ metric, day, value }) => [metric, day, value]);
    assertEquals(values(after), values(before));
  }));

Deno.test("confirmImport() asks for the days that totals cover, and for both of them", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { id } = await previewImport(services, ada, { file: STUDIO }, ASKING);

    assertEquals(
      await codeOf(() => confirmImport(services, ada, { id, columns: {} }, ASKING)),
      "import_period_missing",
    );
    const half = await assertRejects(() =>
      confirmImport(services, ada, { id, period_from: "2026-01-01", columns: {} }, ASKING)
    ) as AppError;
    assertEquals(half.fields, { period_to: "Give both the first and the last day." });
    assertEquals((await readImport(services, ada, { id })).state, "previewed");
  }));

Deno.test("confirmImport() records an import once, however often it is confirmed at once", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { id } = await previewImport(services, ada, { file: OVERVIEW }, ASKING);

    const asked = await Promise.allSettled(
      [1, 2, 3].map(() => confirmImport(services, ada, { id, columns: {} }, ASKING)),
    );

    assertEquals(asked.filter(({ status }) => status === "fulfilled").length, 1);
    assertEquals(await runOnce(services, handlers), true);
    assertEquals(await runOnce(services, handlers), false);
  }));

Deno.test("confirmImport() takes what a person says an unknown column is", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const file = uploaded(csvFile("Totals.csv", [["Date", "Views", "Hearts"], ["2026-02-01", 5, 2]]));
    const { id, columns } = await previewImport(services, ada, { file }, ASKING);

    await confirmImport(services, ada, { id, columns: { Hearts: "likes" } }, ASKING);
    await runOnce(services, handlers);

    assertEquals(columns.map(({ header, kind }) => [header, kind]), [["Hearts", "unknown"]]);
    const rows = await recordedFigures(services, ada.organisationId);
    assertEquals(rows.map(({ metric, value }) => [metric, value]), [["likes", 2], ["views", 5]]);
  }));

Deno.test("an import whose worker dies after the last figure is taken up again, and nothing is doubled", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { id } = await previewImport(services, ada, { file: OVERVIEW }, ASKING);
    await confirmImport(services, ada, { id, columns: {} }, ASKING);

    let died = false;
    const dying = {
      ...handlers,
      import_analytics: {
        // Its lease runs out before it settles, as after kill -9.
        run: async (...[, payload, context]: Parameters<(typeof handlers)["import_analytics"]["run"]>) => {
          const settled = runImport(services, {
            id: payload.import_id as string,
            organisationId: context.organisationId!,
          }, {
            signal: context.signal,
            finishIn: () => {
              died = true;
              throw new Error("the worker is gone");
            },
          });
          await assertRejects(() => settled);
          services.clock.advance(31_000);
          await reapOnce(services, handlers);
        },
      },
    };
    await runOnce(services, dying);
    const between = await readImport(services, ada, { id });
    await runOnce(services, handlers);
    const done = await readImport(services, ada, { id });

    assertEquals([died, between.state, done.state], [true, "running", "completed"]);
    assertEquals([done.outcome?.added, done.outcome?.unchanged], [0, 10]);
    assertEquals((await recordedFigures(services, ada.organisationId)).length, 10);
  }));

Deno.test("confirmImport() refuses an account of another platform or organisation", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const studio = await previewImport(services, ada, {
      file: STUDIO,
      period_from: "2026-01-01",
      period_to: "2026-01-31",
    }, ASKING);
    await confirmImport(services, ada, { id: studio.id, account_name: "A channel", columns: {} }, ASKING);
    await runOnce(services, handlers);
    const account = (await readImport(services, ada, { id: studio.id })).account!.id;
    const { id } = await previewImport(services, ada, { file: OVERVIEW }, ASKING);

    const error = await assertRejects(() =>
      confirmImport(services, ada, { id, account, columns: {} }, ASKING)
    ) as AppError;

    assertEquals(error.fields, { account: "Choose one of the platform's accounts." });
  }));
