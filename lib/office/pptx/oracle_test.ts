import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { chartOf, drawingOf, TEST_BRAND } from "../../../tests/fixtures/drawings.ts";
import { packParts, readPart, unpackParts } from "./archive.ts";
import { newPresentation } from "./library.ts";
import { inspectPptx } from "./oracle.ts";
import { writePptx } from "./write_pptx.ts";
import { writeWorkbook } from "./workbook.ts";

const CHART = chartOf([["Yes", 0.5], ["No", 0]]);
const META = { title: "t", author: "a", subject: "s", createdAt: "2026-12-03T10:00:00Z" };

/** A sound deck with one part changed. */
async function breach(name: string, change: (xml: string) => string | null): Promise<string[]> {
  const parts = unpackParts(await writePptx([drawingOf([CHART])], TEST_BRAND, META));
  const changed = change(readPart(parts, name));
  if (changed === null) parts.delete(name);
  else parts.set(name, changed);
  return inspectPptx(packParts(parts));
}

Deno.test("inspectPptx() sees each planted fault", async () => {
  const slide = "ppt/slides/slide1.xml";
  const chart = "ppt/charts/chart1.xml";
  const planted: [string, (xml: string) => string | null, string][] = [
    ["docProps/app.xml", () => null, "absent"],
    [
      "[Content_Types].xml",
      (xml) => xml.replace("</Types>", '<Override PartName="/x.xml" ContentType="y"/></Types>'),
      "absent part",
    ],
    [
      "ppt/_rels/presentation.xml.rels",
      (xml) => xml.replace(/<Relationship [^>]*viewProps[^>]*>/, ""),
      "unreachable",
    ],
    [slide, (xml) => xml.replace('<p:cNvPr id="3"', '<p:cNvPr id="2"'), "not unique"],
    [slide, (xml) => xml.replace(/type="title"/, 'type="body"'), "no title"],
    [slide, (xml) => xml.replace(/ sz="2800"/, ' sz="1100"'), "11 pt"],
    [
      slide,
      (xml) => xml.replace(/<a:schemeClr val="tx1"\/>/, '<a:srgbClr val="000000"/>'),
      "literal colours",
    ],
    [slide, (xml) => xml.replace('typeface="+mj-lt"', 'typeface="Arial"'), "literal fonts"],
    [slide, (xml) => xml.replace(/ descr="[^"]*"/, ""), "alternative text"],
    [slide, (xml) => xml.replace("</p:sld>", ""), "never closed"],
    [chart, (xml) => xml.replace("<c:v>0.5</c:v>", "<c:v>0.6</c:v>"), "differ"],
    [chart, (xml) => xml.replace("</c:barChart>", '<c:axId val="9"/></c:barChart>'), "3 axes"],
    ["ppt/notesSlides/notesSlide1.xml", (xml) => xml.replace(/<a:t>Base[^<]*/, "<a:t>"), "no notes"],
  ];
  for (const [name, change, word] of planted) {
    const faults = await breach(name, change);

    assert(faults.some((fault) => fault.includes(word)), `${name}, ${word}: ${faults}`);
  }
});

Deno.test("inspectPptx() sees a workbook that lost its zero", async () => {
  const parts = unpackParts(await writePptx([drawingOf([CHART])], TEST_BRAND, META));
  const lost = chartOf([["Yes", 0.5], ["No", NaN]]);
  parts.set("ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx", writeWorkbook(lost));

  assert(inspectPptx(packParts(parts)).some((fault) => fault.includes("differ")));
});

Deno.test("inspectPptx() sees what the library leaves broken", async () => {
  const deck = newPresentation();
  for (const values of [[1, 0], [0, 1]]) {
    deck.addSlide().addChart("bar" as never, [{ name: "s", labels: ["a", "b"], values }], {
      x: 1,
      y: 1,
      w: 4,
      h: 3,
    });
  }
  const faults = inspectPptx(await deck.write({ outputType: "uint8array" }) as Uint8Array);

  for (const word of ["absent part", "3 axes", "differ", "folder entry", "no title"]) {
    assert(faults.some((fault) => fault.includes(word)), word);
  }
  assertEquals(faults.filter((fault) => fault.includes("unreachable: ppt/slides")), []);
});
