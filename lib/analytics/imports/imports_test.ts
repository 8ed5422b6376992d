import { handlers } from "../../../jobs/handlers.ts";
import { reapOnce, runOnce } from "../../../jobs/loop.ts";
import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { csvFile, textFile, workbookFile } from "../../../tests/helpers/exports.ts";
import { people, type TestServices, withServices } from "../../../tests/helpers/services.ts";
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
  runImport,
  sweepImports,
} from "../mod.ts";

const ASKING = { requestId: "request-1" };
const uploaded = (file: { name: string; bytes: Uint8Array<ArrayBuffer> }) => ({
  ...file,
  mediaType: "text/csv",
});

const OVERVIEW = uploaded(textFile(
  "account_overview_analytics.csv",
  `Date,Impressions,Likes,Engagements,Bookmarks,New follows,Reposts
"Tue, Feb 3, 2026",120,3,9,1,2,1
"Mon, Feb 2, 2026",100,-1,,,1,0
`,
));
const STUDIO = uploaded(csvFile("Table data.csv", [
  ["Content", "Video title", "Views", "Watch time (hours)"],
  ["Total", "", 30, 3],
  ["aaaaaaaaaaa", "Spacers", 10, 1],
  ["bbbbbbbbbbb", "Inhalers", 20, 2],
  ["#NAME?", "Lost", 5, 1],
]));

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  return (await assertRejects(act) as AppError).code;
}

async function recorded(services: TestServices, organisationId: string) {
  const rows = await tenant(
    services.sql,
    organisationId,
    (tx) =>
      tx<{ metric: string; day: string; value: number; name: string; capture_id: string }[]>`
      select s.metric, to_char(m.day, 'YYYY-MM-DD') as day, m.value, a.name, m.capture_id
      from analytics_metrics m
      join analytics_series s on s.id = m.series_id
      join analytics_accounts a on a.id = s.account_id
      order by s.metric, m.day, m.value
    `,
  );
  return [...rows];
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
    assertEquals(await recorded(services, ada.organisationId), []);
  }));

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
      (await recorded(services, ada.organisationId)).map(({ metric, day, value, name, capture_id }) => [
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
    const before = await recorded(services, ada.organisationId);
    services.clock.advance(1000);
    const second = await import_();
    const after = await recorded(services, ada.organisationId);

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
    const rows = await recorded(services, ada.organisationId);
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
    assertEquals((await recorded(services, ada.organisationId)).length, 10);
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
    assertEquals(await recorded(services, ada.organisationId), []);
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
