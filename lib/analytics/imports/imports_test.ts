import { handlers } from "../../../jobs/handlers.ts";
import { runOnce } from "../../../jobs/loop.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { textFile, workbookFile } from "../../../tests/helpers/exports.ts";
import { OVERVIEW, recordedFigures, STUDIO, uploaded } from "../../../tests/helpers/imports.ts";
import { people, withServices } from "../../../tests/helpers/services.ts";
import type { Import } from "../../contract/analytics_imports.ts";
import { system, tenant } from "../../db/mod.ts";
import type { AppError } from "../../http/app_error.ts";
import {
  confirmImport,
  discardImport,
  followImport,
  listImports,
  previewImport,
  readImport,
  sweepImports,
} from "../mod.ts";

const ASKING = { requestId: "request-1" };

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}

Deno.test("previewImport() says what would be recorded, keeps the file and records nothing", () =>
  withServices(async (services) => {
    const { ada } = await people(services);

    const found = await previewImport(services, ada, { file: STUDIO }, ASKING);

    assertEquals([found.state, found.platform, found.layout], [
      "previewed",
      "youtube",
      "YouTube Studio, totals by video",
    ]);
    assertEquals([found.rows_understood, found.refused_count, found.needs], [2, 1, ["period", "account"]]);
    assertEquals(found.refused[0]!.row, 5);
    assertEquals(found.totals.map(({ metric, agrees }) => [metric, agrees]), [["views", true], [
      "watch_time",
      true,
    ]]);
    assertEquals(await recordedFigures(services, ada.organisationId), []);
  }));

Deno.test("discardImport() throws a preview away with its files, and stops one that waits", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const preview = await previewImport(services, ada, { file: OVERVIEW }, ASKING);
    const waiting = await previewImport(services, ada, { file: OVERVIEW }, ASKING);
    await confirmImport(services, ada, { id: waiting.id, columns: {} }, ASKING);
    const keys = await tenant(
      services.sql,
      ada.organisationId,
      (tx) => tx<{ storage_key: string }[]>`select storage_key from analytics_captures`,
    );

    await discardImport(services, ada, { id: preview.id }, ASKING);
    await discardImport(services, ada, { id: waiting.id }, ASKING);

    assertEquals(await codeOf(() => readImport(services, ada, { id: preview.id })), "not_found");
    assertEquals((await readImport(services, ada, { id: waiting.id })).state, "discarded");
    assertEquals(await runOnce(services, handlers), false);
    assertEquals(await recordedFigures(services, ada.organisationId), []);
    for (const { storage_key } of keys) assertEquals(await services.storage.size(`${storage_key}/0`), null);
    assertEquals(
      await codeOf(() => discardImport(services, ada, { id: waiting.id }, ASKING)),
      "import_settled",
    );
  }));

Deno.test("imports are an admin's, and of their own organisation only", () =>
  withServices(async (services) => {
    const { ada, ed, otto } = await people(services);
    const { id } = await previewImport(services, ada, { file: OVERVIEW }, ASKING);

    assertEquals(await codeOf(() => previewImport(services, ed, { file: OVERVIEW }, ASKING)), "role_too_low");
    assertEquals(await codeOf(() => readImport(services, ed, { id })), "role_too_low");
    for (
      const act of [
        () => readImport(services, otto, { id }),
        () => confirmImport(services, otto, { id, columns: {} }, ASKING),
        () => discardImport(services, otto, { id }, ASKING),
        () => followImport(services, otto, { id }, { signal: new AbortController().signal }),
      ]
    ) assertEquals(await codeOf(act), "not_found");
    assertEquals((await listImports(services, otto, {})).items, []);
  }));

Deno.test("previewImport() refuses what is no export with the file's name and what to do, and keeps nothing", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const files = [
      [textFile("notes.csv", "Name,Age\nAlex Example,40\n"), "import_unknown", '"notes.csv"'],
      [
        textFile("page.csv", "<!doctype html><html><body>Sign in</body></html>"),
        "import_unreadable",
        "web page",
      ],
      [textFile("open.csv", 'Date,Views\n2026-01-01,"5\n2026-01-02,6\n'), "import_unreadable", "row 2"],
      [workbookFile("w.xlsx", { Metrics: [["Name"], ["x"]] }), "import_unknown", 'sheet "Metrics"'],
    ] as const;

    for (const [file, code, words] of files) {
      const error = await assertRejects(() =>
        previewImport(services, ada, { file: uploaded(file) }, ASKING)
      ) as AppError;
      assertEquals([file.name, error.code], [file.name, code]);
      assertIncludes(error.detail!, words);
    }
    assertEquals((await listImports(services, ada, {})).items, []);
  }));

Deno.test("listImports() goes back page by page, newest first", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const made: string[] = [];
    for (let n = 0; n < 5; n++) {
      made.unshift((await previewImport(services, ada, { file: OVERVIEW }, ASKING)).id);
      services.clock.advance(n % 2 * 1000);
    }

    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listImports(services, ada, { limit: 2, cursor: cursor ?? undefined });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);

    assertEquals([...seen].sort(), [...made].sort());
    assertEquals(new Set(seen).size, 5);
  }));

Deno.test("sweepImports() removes previews nobody confirmed in a week, with their files", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    await previewImport(services, ada, { file: OVERVIEW }, ASKING);
    const [{ storage_key: folder }] = await system(
      services.sql,
      (tx) => tx<[{ storage_key: string }]>`select storage_key from analytics_captures`,
    );
    services.clock.advance(6 * 86_400_000);
    const young = await sweepImports(services);
    services.clock.advance(2 * 86_400_000);

    assertEquals([young, await sweepImports(services)], [0, 1]);
    assertEquals(await services.storage.size(`${folder}/0`), null);
    assertEquals((await listImports(services, ada, {})).items, []);
  }));

Deno.test("followImport() tells each change and ends when the import is settled", () =>
  withServices(async (services) => {
    const { ada } = await people(services);
    const { id } = await previewImport(services, ada, { file: OVERVIEW }, ASKING);
    await confirmImport(services, ada, { id, columns: {} }, ASKING);
    const states: string[] = [];
    for await (
      const { data } of await followImport(services, ada, { id }, { signal: new AbortController().signal })
    ) {
      states.push((data as Import).state);
      if (states.length === 1) await runOnce(services, handlers);
    }

    assertEquals([states[0], states.at(-1)], ["queued", "completed"]);
    assert(states.length <= 4);
  }));
