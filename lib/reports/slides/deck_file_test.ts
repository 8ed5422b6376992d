import { assert, assertEquals } from "../../../tests/helpers/assert.ts";
import { countPages, hasLibreOffice } from "../../../tests/helpers/libreoffice.ts";
import { hasValidator, validateOffice } from "../../../tests/helpers/validator.ts";
import { REFERENCE_SLIDES, SAMPLE_BRAND } from "../../../tests/fixtures/reference_slides.ts";
import { PALE_BRAND, STRESS_SLIDES } from "../../../tests/fixtures/stress_slides.ts";
import { type BrandKit, type Drawing, drawSvg, writePptx } from "../../office/pptx/mod.ts";
import { inspectPptx, readPptx } from "../../office/pptx/oracle.ts";
import { xmlFault } from "../../office/pptx/well_formed.ts";
import { drawDeck } from "./draw_deck.ts";

const META = {
  title: "Webinar report",
  author: "Sample",
  subject: "Report",
  createdAt: "2026-12-03T10:00:00Z",
};
const DECKS: { name: string; brand: BrandKit; drawings: Drawing[] }[] = [
  { name: "reference", brand: SAMPLE_BRAND, drawings: drawDeck({ slides: REFERENCE_SLIDES }, SAMPLE_BRAND) },
  { name: "stress", brand: PALE_BRAND, drawings: drawDeck({ slides: STRESS_SLIDES }, PALE_BRAND) },
];

for (const { name, brand, drawings } of DECKS) {
  const file = () => writePptx(drawings, brand, META);

  Deno.test(`the ${name} deck has no fault the oracle knows`, async () => {
    assertEquals(inspectPptx(await file()), []);
  });

  Deno.test(`the ${name} deck holds the numbers and words that were drawn`, async () => {
    const { slides } = readPptx(await file());

    assertEquals(slides.length, drawings.length);
    drawings.forEach((drawing, i) => {
      const charts = drawing.shapes.filter((shape) => shape.type === "chart");
      assertEquals(
        slides[i]?.charts,
        charts.map(({ categories, series }) => ({
          categories,
          series: series.map(({ name, values }) => ({ name, values })),
        })),
      );
      for (const shape of drawing.shapes) {
        if (shape.type === "text" && shape.title) assertEquals(slides[i]?.title, shape.runs[0]?.text);
      }
      assert((slides[i]?.notes.length ?? 0) > 0, `notes of slide ${i + 1}`);
    });
  });

  Deno.test(`the ${name} deck has a well-formed picture of every slide`, () => {
    assertEquals(drawings.map((drawing) => xmlFault(drawSvg(drawing, brand))), drawings.map(() => null));
  });

  Deno.test({
    name: `the ${name} deck passes the Open XML SDK`,
    ignore: !hasValidator,
    fn: async () => assertEquals(await validateOffice(await file()), []),
  });

  Deno.test({
    name: `the ${name} deck opens in LibreOffice with every slide`,
    ignore: !hasLibreOffice,
    fn: async () => assertEquals(await countPages(await file()), drawings.length),
  });
}
