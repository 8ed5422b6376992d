import { assertEquals, assertIncludes, assertThrows } from "../../../tests/helpers/assert.ts";
import { csvFile, figuresOf, workbookFile, zipFile } from "../../../tests/helpers/exports.ts";
import type { AppError } from "../../http/app_error.ts";
import { type Layout, LAYOUTS } from "./layouts/mod.ts";
import { openImport } from "./open_import.ts";
import { recognise } from "./recognise.ts";
import { openFiles } from "./tables.ts";
import { type Language, LANGUAGES } from "./words.ts";

const JANUARY = { period: { from: "2026-01-01", to: "2026-01-31" }, readAt: "2026-06-01T00:00:00Z" };

/** A header as a platform writes it in a language: one heading of each part and figure that the layout has there. */
function headerOf({ key, headings }: Layout, language: Language): string[] {
  const header = new Map<string, string>();
  for (const [heading, { meaning, languages }] of headings) {
    if (!languages.has(language) || meaning.is === "left_out") continue;
    const what = meaning.is === "metric" ? meaning.metric : meaning.part;
    if (what === "day" && key === "youtube_studio_table") continue;
    if (!header.has(what)) header.set(what, heading);
  }
  return [...header.values()];
}

Deno.test("recognise() tells every layout from the others in every language it is known in", () => {
  for (const layout of LAYOUTS) {
    for (const language of LANGUAGES) {
      // That export had ended before X spoke Vietnamese in it.
      if (layout.key === "x_legacy" && language === "vi") continue;
      const header = headerOf(layout, language);
      const { tables: [table] } = openFiles([csvFile("x.csv", [header, header.map(() => 1)])]);

      const found = recognise(table!);

      const unknown = found?.columns.filter(({ meaning }) => meaning === null).map(({ heading }) => heading);
      assertEquals([layout.key, language, found?.layout.key, found?.language, unknown], [
        layout.key,
        language,
        layout.key,
        language,
        [],
      ]);
    }
  }
});

Deno.test("openImport() knows a table of Studio by its ids where its language is not known", () => {
  const file = csvFile("Dane tabeli.csv", [
    ["Treści", "Tytuł filmu", "Wyświetlenia", "Czas oglądania (w godzinach)"],
    ["Razem", "", 30, 3],
    ["a1a1a1a1a1a", "Film", 10, 1],
    ["b2b2b2b2b2b", "Film", 20, 2],
  ]);
  const columns = { "Wyświetlenia": "views", "Czas oglądania (w godzinach)": "watch_time" } as const;

  assertEquals(openImport([file], JANUARY).reading.columnsUnknown.map(({ header }) => header), [
    "Tytuł filmu",
    "Wyświetlenia",
    "Czas oglądania (w godzinach)",
  ]);
  assertEquals(figuresOf(openImport([file], { ...JANUARY, columns }).batches()), {
    "a1a1a1a1a1a views 2026-01-01..2026-01-31": 10,
    "a1a1a1a1a1a watch_time 2026-01-01..2026-01-31": 3600,
    "b2b2b2b2b2b views 2026-01-01..2026-01-31": 20,
    "b2b2b2b2b2b watch_time 2026-01-01..2026-01-31": 7200,
  });
});

Deno.test("openImport() does not take another tool's days for YouTube's", () => {
  const error = assertThrows(() =>
    openImport([
      csvFile("search.csv", [["Date", "Clicks", "Impressions", "CTR", "Position"], [
        "2026-01-01",
        1,
        2,
        "50%",
        3,
      ]]),
    ])
  );

  assertIncludes((error as AppError).detail!, '"Date", "Clicks", "Impressions", "CTR" …');
});

Deno.test("openImport() refuses tables of a data warehouse, which share headings and mean something else", () => {
  const error = assertThrows(() =>
    openImport([
      csvFile("t.csv", [["date", "_fivetran_synced", "impressions", "engagements", "replies"], [
        1,
        2,
        3,
        4,
        5,
      ]]),
    ])
  );

  assertIncludes((error as AppError).detail!, "data warehouse");
});

Deno.test("openImport() takes the days of totals from a line above them", () => {
  const file = workbookFile("competitors.xlsx", {
    COMPETITORS: [["Jan 1, 2026 - Jan 31, 2026"], ["Page", "Total Followers"], ["Sample Health Media", 12]],
  });
  const { reading, batches } = openImport([file], { accountName: "Sample Health Media" });

  assertEquals([reading.period, reading.needs], [JANUARY.period, []]);
  assertEquals(figuresOf(batches()), { "account followers to_date 2026-01-31": 12 });
});

Deno.test("openImport() opens workbooks that come in an archive", () => {
  const workbook = workbookFile("followers.xlsx", {
    "New followers": [["Date", "Organic followers", "Total followers"], ["2026-01-02", 5, 8]],
  });

  assertEquals(figuresOf(openImport([zipFile("linkedin.zip", [workbook])], JANUARY).batches()), {
    "account followers_gained_organic day 2026-01-02": 5,
    "account followers_gained day 2026-01-02": 8,
  });
});

Deno.test("openImport() asks for no days where a table of totals is empty", () => {
  const file = workbookFile("content.xlsx", {
    Metrics: [["Date", "Impressions (total)", "Clicks (organic)"]],
    "All posts": [["Post title", "Post link", "Impressions"]],
  });
  const { reading } = openImport([file], JANUARY);

  assertEquals([reading.takesPeriod, reading.rowsUnderstood, reading.needs], [false, 0, ["account"]]);
});
