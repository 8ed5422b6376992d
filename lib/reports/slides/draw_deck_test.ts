import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { REFERENCE_SLIDES, SAMPLE_BRAND } from "../../../tests/fixtures/reference_slides.ts";
import { PALE_BRAND, STRESS_SLIDES } from "../../../tests/fixtures/stress_slides.ts";
import { type Chart, checkDrawing, type Drawing, type Shape, themeOf } from "../../office/pptx/mod.ts";
import type { Slide } from "../deck/deck.ts";
import { drawDeck } from "./draw_deck.ts";

const BASE = { topic: "Topic", headline: "A finding", source: "n = 40", notes: ["Note"], questionIds: [] };

function draw(...slides: Slide[]): Drawing[] {
  return drawDeck({ slides }, SAMPLE_BRAND);
}

function textsOf(drawing: Drawing | undefined): string[] {
  return (drawing?.shapes ?? []).flatMap((shape: Shape) =>
    shape.type === "text"
      ? [shape.runs.map((run) => run.text).join("")]
      : shape.type === "table"
      ? shape.rows.flat().map((cell) => cell.text)
      : []
  );
}

function chartOf(drawing: Drawing | undefined): Chart | undefined {
  return drawing?.shapes.find((shape) => shape.type === "chart");
}

function barsSlide(change: Partial<Extract<Slide, { kind: "bars" }>>): Slide {
  return { ...BASE, kind: "bars", n: 40, several: false, figureText: "", options: [], ...change };
}

function options(count: number) {
  return Array.from(
    { length: count },
    (_, i) => ({ label: `Option ${i + 1}`, count: 20 - i, lead: i === 0 }),
  );
}

Deno.test("drawDeck() lays every kind of slide out without a fault", () => {
  assertEquals(new Set(REFERENCE_SLIDES.map((slide) => slide.kind)).size, 17);
  const drawings = draw(...REFERENCE_SLIDES);

  assertEquals(drawings.flatMap((drawing) => checkDrawing(drawing, themeOf(SAMPLE_BRAND))), []);
  assertEquals(drawings.length, REFERENCE_SLIDES.length);
});

Deno.test("drawDeck() holds under long text, few answers, other scripts and a pale accent", () => {
  for (const fonts of [["Georgia", "Arial"], ["Aptos", "Verdana"], ["Times New Roman", "Calibri"]] as const) {
    const brand = { ...PALE_BRAND, headFont: fonts[0], bodyFont: fonts[1] };
    const drawings = drawDeck({ slides: STRESS_SLIDES }, brand);

    assertEquals(drawings.flatMap((drawing) => checkDrawing(drawing, themeOf(brand))), []);
  }
});

Deno.test("drawDeck() numbers pages from the cover on, and keeps the notes", () => {
  const drawings = draw(...REFERENCE_SLIDES);

  assertEquals(drawings.slice(0, 3).map((drawing) => drawing.number), [null, 2, 3]);
  assertEquals(drawings.map((drawing) => drawing.notes), REFERENCE_SLIDES.map((slide) => slide.notes));
});

Deno.test("drawDeck() survives slides with nothing in them", () => {
  const empty = REFERENCE_SLIDES.map((slide) =>
    Object.fromEntries(
      Object.entries(slide).map(([key, value]) => [
        key,
        Array.isArray(value) ? [] : typeof value === "number" ? 0 : key === "talk" ? null : value,
      ]),
    ) as unknown as Slide
  );

  assertEquals(draw(...empty).flatMap((drawing) => checkDrawing(drawing, themeOf(SAMPLE_BRAND))), []);
});

Deno.test("drawDeck() folds options beyond twelve, and never counts a person twice", () => {
  const single = chartOf(draw(barsSlide({ options: options(15) }))[0]);
  const several = chartOf(draw(barsSlide({ options: options(15), several: true }))[0]);

  assertEquals([single?.categories.length, single?.categories.at(-1)], [12, "Other (4 options)"]);
  assertEquals(single?.series[0]?.values.at(-1), (9 + 8 + 7 + 6) / 40);
  assertEquals([several?.categories.at(-1), several?.series[0]?.values.at(-1)], [
    "Each of 4 others, at most",
    9 / 40,
  ]);
});

Deno.test("drawDeck() shows zero and missing bases as zero, not as a division by nothing", () => {
  const chart = chartOf(draw(barsSlide({ n: 0, options: options(4) }))[0]);

  assertEquals(chart?.series[0]?.values, [0, 0, 0, 0]);
  assertEquals(chart?.max, 1);
});

Deno.test("drawDeck() colours the bars the headline names", () => {
  const chart = chartOf(draw(barsSlide({ options: options(5) }))[0]);

  assertEquals(chart?.series[0]?.colors, ["accent", "bar", "bar", "bar", "bar"]);
});

Deno.test("drawDeck() sets two or three options beside their figure", () => {
  const [drawing] = draw(barsSlide({ options: options(2), figureText: "would come again" }));

  assert(textsOf(drawing).includes("50\u00a0%"));
  assert(textsOf(drawing).includes("would come again"));
});

Deno.test("drawDeck() never clips the base of a row", () => {
  const label = "A very long label that says in many words what could be said in few, again and again";
  const items = [{ label, n: 31, counts: [20, 5, 6], flag: false }, {
    label,
    n: 32,
    counts: [20, 5, 7],
    flag: true,
  }];
  const pair = { label, n: 33, before: 5, after: 9, rose: 5, same: 27, fell: 1 };
  const charts = draw(
    { ...BASE, kind: "grid", levels: ["Yes", "Partly", "No"], top: 1, items },
    { ...BASE, kind: "paired", items: [pair] },
  ).map(chartOf);

  assertEquals(
    charts.flatMap((chart) => chart?.categories.map((text) => text.slice(-8)) ?? []),
    [
      "n\u00a0=\u00a031)",
      "n\u00a0=\u00a032)",
      "n\u00a0=\u00a033)",
    ].map((text) => ` (${text}`.slice(-8)),
  );
});

Deno.test("drawDeck() gives further slides to what one cannot hold, and loses no row", () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({
    question: `Question ${i}`,
    counted: "Yes",
    n: 40,
    people: i,
    share: "1\u00a0%",
    interval: "0 to 5\u00a0%",
  }));
  const drawings = draw({ ...BASE, kind: "appendix", rows });

  assertEquals(drawings.map((drawing) => drawing.number), [1, 2, 3]);
  const shown = drawings.flatMap(textsOf).filter((text) => text.startsWith("Question"));
  assertEquals(shown, rows.map((row) => row.question));
});

Deno.test("drawDeck() keeps every item of a large grid and of a long method", () => {
  const items = Array.from(
    { length: 20 },
    (_, i) => ({ label: `Item ${i}`, n: 9, counts: [3, 6], flag: false }),
  );
  const method = Array.from(
    { length: 25 },
    (_, i) => ({ label: `Label ${i}`, text: "Words ".repeat(40) + i }),
  );
  const drawings = draw(
    { ...BASE, kind: "grid", levels: ["Yes", "No"], top: 1, items },
    { ...BASE, kind: "method", items: method },
  );

  assertEquals(
    drawings.flatMap((drawing) => chartOf(drawing)?.categories ?? []),
    items.map((item) => item.label),
  );
  assertEquals(
    drawings.flatMap(textsOf).filter((text) => text.startsWith("Words")),
    method.map((item) => item.text),
  );
});

Deno.test("drawDeck() takes the logo in its own proportions in place of the name", () => {
  const logo = { bytes: new Uint8Array(9), mediaType: "image/png" as const, width: 400, height: 100 };
  const [cover] = drawDeck({ slides: REFERENCE_SLIDES.slice(0, 1) }, { ...SAMPLE_BRAND, logo });
  const picture = cover?.shapes.find((shape) => shape.type === "picture");

  assertEquals(picture && Math.round(picture.w / picture.h * 100) / 100, 4);
  assert(!textsOf(cover).includes(SAMPLE_BRAND.name));
});

Deno.test("drawDeck() names four speakers on the cover and counts the rest", () => {
  const speakers = Array.from({ length: 7 }, (_, i) => ({ name: `Speaker ${i}`, role: "" }));
  const [cover] = draw({ ...BASE, kind: "cover", event: "Event", subtitle: "", note: "", speakers });

  assert(textsOf(cover).includes("and 3 more"));
});

Deno.test("drawDeck() labels a chapter with the minutes that add to the total", () => {
  const chapter = { title: "T", by: "", startSeconds: 0, share: 0.5, lead: false };
  const chapters = [
    { ...chapter, lengthSeconds: 270, shownMinutes: 5 },
    { ...chapter, startSeconds: 270, lengthSeconds: 270, shownMinutes: 4, lead: true },
  ];
  const chart = chartOf(draw({ ...BASE, kind: "chapters", timed: true, minutes: 9, chapters })[0]);

  assertEquals(chart?.series.map((series) => series.values), [[0, 4.5], [4.5, 0], [0, 4]]);
});

Deno.test("drawDeck() writes gains with their sign and losses in rust", () => {
  const items = [{ label: "Topic", n: 20, before: 12, after: 9, rose: 3, same: 9, fell: 8 }];
  const [drawing] = draw({ ...BASE, kind: "paired", items });
  const gain = drawing?.shapes.find((shape) => shape.type === "text" && shape.name === "Gain");

  assertIncludes(textsOf(drawing).join(" "), "−15\u00a0points3 · 9 · 8");
  assertEquals(gain?.type === "text" && gain.runs[0]?.color, "negative");
});
