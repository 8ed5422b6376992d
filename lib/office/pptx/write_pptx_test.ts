import { assert, assertEquals, assertIncludes, assertRejects } from "../../../tests/helpers/assert.ts";
import { chartOf, drawingOf, TEST_BRAND, textOf } from "../../../tests/fixtures/drawings.ts";
import { readPart, unpackParts } from "./archive.ts";
import type { Drawing, Picture } from "./drawing.ts";
import { inspectPptx, readPptx } from "./oracle.ts";
import { readWorkbook } from "./oracle_workbook.ts";
import { writePptx } from "./write_pptx.ts";

const META = {
  title: "A <b> & c",
  author: 'R&D <Media> "x"',
  subject: "s",
  createdAt: "2026-12-03T10:00:00Z",
};
const JPEG = Uint8Array.from([
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  0x4a,
  0x46,
  0x49,
  0x46,
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xd9,
]);

function write(...drawings: Drawing[]): Promise<Uint8Array<ArrayBuffer>> {
  return writePptx(drawings, TEST_BRAND, META);
}

function manyShapes(): Drawing {
  const words = Array.from(
    { length: 30 },
    (_, i) => textOf(`Row ${i}`, { y: i / 5, h: 0.2, name: `Row ${i}` }),
  );
  const table = {
    type: "table" as const,
    name: "Table",
    x: 7,
    y: 2.5,
    columnWidths: [3, 1],
    align: ["left" as const, "right" as const],
    head: ["Answer", "People"],
    rows: [[{ text: "R&D <x>", bold: true }, { text: "2" }], [{ text: "" }, { text: "د. ليلى" }]],
    size: "label" as const,
    rowHeight: 0.4,
    headHeight: 0.34,
  };
  return drawingOf([...words, table, { type: "rule", x: 0.75, y: 6, w: 3, color: "line", points: 0.75 }]);
}

Deno.test("writePptx() writes a file in which the oracle finds no fault", async () => {
  const cover = drawingOf([], { layout: "cover", number: null });

  assertEquals(
    inspectPptx(await write(cover, manyShapes(), drawingOf([chartOf([["Yes", 0.5], ["No", 0]])]))),
    [],
  );
});

Deno.test("writePptx() gives the same bytes for the same drawings, whatever was written before", async () => {
  const drawings = [drawingOf([chartOf([["Yes", 0.5]]), textOf("سلام and 12", { y: 6 })]), manyShapes()];
  const first = await write(...drawings);
  await write(drawingOf([chartOf([["Other", 1]])]));

  assertEquals(await write(...drawings), first);
});

Deno.test("writePptx() leaves its arguments as they were", async () => {
  const drawing = drawingOf([chartOf([["Yes", 0.5]]), textOf("Words", { y: 6 })]);
  const before = structuredClone(drawing);

  await write(drawing);

  assertEquals(drawing, before);
});

Deno.test("writePptx() keeps zeros as zeros and leaves missing values out, in chart and workbook alike", async () => {
  const bytes = await write(drawingOf([chartOf([["Zero", 0], ["Missing", NaN], ["All", 1]])]));
  const [chart] = readPptx(bytes).slides[0]?.charts ?? [];
  const workbook = unpackParts(bytes).get("ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx") as Uint8Array;

  assertEquals(chart, {
    categories: ["Zero", "Missing", "All"],
    series: [{ name: "Share", values: [0, null, 1] }],
  });
  assertEquals(readWorkbook(workbook), chart);
});

Deno.test("writePptx() keeps an answer that looks like a formula a plain text", async () => {
  const bytes = await write(drawingOf([chartOf([["=cmd|' /C calc'!A0", 1], ["+1", 0], ["@SUM(A1)", 0]])]));
  const parts = unpackParts(
    unpackParts(bytes).get("ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx") as Uint8Array,
  );

  assert(!readPart(parts, "xl/worksheets/sheet1.xml").includes("<f"), "a formula");
  assertIncludes(readPart(parts, "xl/sharedStrings.xml"), "=cmd|");
});

Deno.test("writePptx() writes a colour a point, also in the second series and for spacers", async () => {
  const chart = chartOf([["A", 0.2], ["B", 0.3]], { grouping: "stacked", labelPosition: "ctr" });
  const series = [
    { name: "Start", values: [0, 0.2], colors: [null], labelColor: "ink" as const },
    {
      name: "Length",
      values: [0.2, 0.3],
      colors: ["accent" as const, "bar" as const],
      labelColor: "white" as const,
    },
  ];
  const xml = readPart(unpackParts(await write(drawingOf([{ ...chart, series }]))), "ppt/charts/chart1.xml");

  assertEquals([...xml.matchAll(/<c:dPt>.*?<a:schemeClr val="(\w+)"/gs)].map((match) => match[1]), [
    "accent1",
    "accent3",
  ]);
  assertIncludes(xml, '<c:dLbls><c:delete val="1"/></c:dLbls>');
  assert(xml.indexOf("<c:dPt>") < xml.lastIndexOf("<c:dLbls>"), "points stand before labels");
});

Deno.test("writePptx() puts the brand into the theme, and refers to it everywhere else", async () => {
  const parts = unpackParts(await write(manyShapes()));

  assertIncludes(readPart(parts, "ppt/theme/theme1.xml"), '<a:accent1><a:srgbClr val="0B5D66"/></a:accent1>');
  assertIncludes(readPart(parts, "ppt/theme/theme1.xml"), 'typeface="Georgia"');
  assert(!readPart(parts, "ppt/slides/slide1.xml").includes("srgbClr"));
});

Deno.test("writePptx() says title, author and time as given", async () => {
  const parts = unpackParts(await write(drawingOf([])));

  assertIncludes(readPart(parts, "docProps/core.xml"), "A &lt;b&gt; &amp; c");
  assertIncludes(readPart(parts, "docProps/core.xml"), "2026-12-03T10:00:00Z");
  assertIncludes(readPart(parts, "docProps/app.xml"), "R&#38;D");
});

Deno.test("writePptx() writes notes one paragraph a line, and the words of the slide as they are", async () => {
  const drawing = drawingOf([textOf("R&D <x> 🩺\u0000", { y: 5 })], {
    notes: ["One\nTwo & $1", "سلام <three>"],
  });
  const [slide] = readPptx(await write(drawing)).slides;

  assertEquals(slide?.notes, ["One", "Two & $1", "سلام <three>"]);
  assert(slide?.texts.includes("R&D <x> 🩺"), slide?.texts.join(" | "));
  assertEquals(slide?.title, "A finding");
});

Deno.test("writePptx() marks Arabic as Arabic, from right to left", async () => {
  const drawing = drawingOf([
    textOf("", { runs: [{ text: "د. ليلى", breakAfter: true }, { text: "Nurse · 09:42" }] }),
  ]);
  const xml = readPart(unpackParts(await write(drawing)), "ppt/slides/slide1.xml");

  assert(/rtl="1"(?:(?!<\/a:p>).)*lang="ar-SA"/s.test(xml), "the paragraph of the name");
  assert(!/lang="ar-SA"(?:(?!<\/a:p>).)*09:42/s.test(xml), "the digits stand in a paragraph of their own");
});

Deno.test("writePptx() embeds a JPEG under its proper type", async () => {
  const logo: Picture = {
    type: "picture",
    name: "Logo",
    alt: "R&D",
    x: 1,
    y: 3,
    w: 2,
    h: 1,
    bytes: JPEG,
    mediaType: "image/jpeg",
  };
  const bytes = await write(drawingOf([logo]));

  assertEquals(inspectPptx(bytes), []);
  assertIncludes(readPart(unpackParts(bytes), "[Content_Types].xml"), "image/jpeg");
});

Deno.test("writePptx() refuses a deck without slides", async () => {
  assertIncludes((await assertRejects(() => write())).message, "without slides");
});

Deno.test("writePptx() keeps two decks written at once apart", async () => {
  const [one, two] = await Promise.all([
    write(drawingOf([chartOf([["One", 0.1]])])),
    write(drawingOf([chartOf([["Two", 0.2]])])),
  ]);

  assertEquals(inspectPptx(one).concat(inspectPptx(two)), []);
  assertEquals([one, two].map((bytes) => readPptx(bytes).slides[0]?.charts[0]?.categories), [["One"], [
    "Two",
  ]]);
});
