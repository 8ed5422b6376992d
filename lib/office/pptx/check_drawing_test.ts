import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { chartOf, drawingOf, TEST_BRAND, textOf } from "../../../tests/fixtures/drawings.ts";
import { checkDrawing } from "./check_drawing.ts";
import type { Shape, Table } from "./drawing.ts";
import { themeOf } from "./theme.ts";

const THEME = themeOf(TEST_BRAND);
const TABLE: Table = {
  type: "table",
  name: "Table",
  x: 0.75,
  y: 2.5,
  columnWidths: [3, 1],
  align: ["left", "right"],
  head: ["Answer", "People"],
  rows: [[{ text: "Yes" }, { text: "2" }]],
  size: "label",
  rowHeight: 0.4,
  headHeight: 0.34,
};

function faultsOf(...shapes: Shape[]): string[] {
  return checkDrawing(drawingOf(shapes), THEME);
}

Deno.test("checkDrawing() finds nothing in a sound slide", () => {
  assertEquals(
    faultsOf(textOf("Some words", { y: 6 }), chartOf([["Yes", 0.5]]), textOf("Source", { y: 6.9, h: 0.3 })),
    [],
  );
  assertEquals(faultsOf(TABLE), []);
});

Deno.test("checkDrawing() finds text that needs more room", () => {
  assert(faultsOf(textOf("word ".repeat(200))).some((fault) => fault.includes("needs")));
});

Deno.test("checkDrawing() finds shapes off the page", () => {
  assert(faultsOf(textOf("Words", { x: 13 }))[0]?.includes("leaves the page"));
  assert(faultsOf({ ...TABLE, y: 7.2 })[0]?.includes("leaves the page"));
  assert(faultsOf(textOf("Words", { y: NaN })).length > 0);
});

Deno.test("checkDrawing() finds text on text, and text on a chart, by their ink", () => {
  assert(faultsOf(textOf("One"), textOf("Two"))[0]?.includes("overlap"));
  assert(faultsOf(textOf("One"), chartOf([["Yes", 1]]))[0]?.includes("overlap"));
  // The boxes overlap, the words do not.
  assertEquals(faultsOf(textOf("One"), textOf("Two", { align: "right" })), []);
});

Deno.test("checkDrawing() finds labels that do not fit, and numbers that do not match", () => {
  assert(faultsOf(chartOf([["word ".repeat(60), 1], ["No", 0]])).length > 0);
  assert(faultsOf({ ...chartOf([["Yes", 1]]), categories: ["Yes", "No"] }).length > 0);
  assert(faultsOf({ ...TABLE, rows: [[{ text: "word ".repeat(30) }, { text: "2" }]] })[0]?.includes("grows"));
});

Deno.test("checkDrawing() wants exactly one title", () => {
  assertEquals(checkDrawing(drawingOf([], { shapes: [] }), THEME), ["page 2: there must be one title"]);
});
