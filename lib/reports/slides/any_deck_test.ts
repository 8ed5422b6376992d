import fc from "fast-check";
import { assertEquals } from "../../../tests/helpers/assert.ts";
import { SAMPLE_BRAND } from "../../../tests/fixtures/reference_slides.ts";
import { checkDrawing, drawSvg, themeOf, writePptx } from "../../office/pptx/mod.ts";
import { inspectPptx } from "../../office/pptx/oracle.ts";
import type { Slide } from "../deck/deck.ts";
import { drawDeck } from "./draw_deck.ts";

const word = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "kidney",
    "سلام",
    "Nguyễn",
    "🩺",
    "=1+1",
    "<b>&",
    "糖尿病の治療",
    "W".repeat(70),
    "\u0000\ud800",
    "–",
  ),
);
const text = fc.oneof(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  fc.array(word, { maxLength: 70 }).map((words) => words.join(" ")),
);
const count = fc.nat({ max: 5000 });
const flag = fc.boolean();
const few = <T>(of: fc.Arbitrary<T>, maxLength = 16) => fc.array(of, { maxLength });
const ALL = 5000;
const all = fc.constant(ALL);
const bars = few(fc.record({ label: text, count, lead: flag }));
const base = {
  topic: text,
  headline: text,
  question: fc.option(text, { nil: undefined }),
  source: text,
  notes: fc.array(text, { maxLength: 3 }),
  questionIds: fc.constant([]),
};

function slideOf<K extends Slide["kind"]>(
  kind: K,
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Slide> {
  return fc.record({ ...base, kind: fc.constant(kind), ...fields }) as unknown as fc.Arbitrary<Slide>;
}

const answers = { label: text, n: all, before: count, after: count, rose: count, same: count, fell: count };
const slide = fc.oneof(
  slideOf("cover", {
    event: text,
    subtitle: text,
    note: text,
    speakers: few(fc.record({ name: text, role: text }), 6),
  }),
  slideOf("summary", {
    figures: few(fc.record({ value: text, text })),
    points: few(fc.record({ title: text, text })),
  }),
  slideOf("glance", {
    facts: few(fc.record({ label: text, value: text })),
    talk: fc.option(fc.record({
      unit: fc.constantFrom("minutes", "share"),
      title: text,
      bars: few(fc.record({ label: text, value: count, other: flag })),
    })),
  }),
  slideOf("chapters", {
    timed: flag,
    minutes: count,
    chapters: few(fc.record({
      title: text,
      by: text,
      startSeconds: fc.option(count),
      lengthSeconds: fc.option(count),
      shownMinutes: fc.option(count),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      lead: flag,
    })),
  }),
  slideOf("voices", { quotes: few(fc.record({ text, name: text, role: text, time: text }), 4) }),
  slideOf("bars", { n: all, several: flag, figureText: text, options: bars }),
  slideOf("counts", { n: fc.nat({ max: 4 }), options: few(fc.record({ label: text, count })) }),
  slideOf("scale", { n: all, figure: text, figureText: text, levels: bars }),
  slideOf("number", { n: all, figure: text, figureText: text, bins: bars }),
  slideOf("grid", {
    levels: few(text, 8),
    top: fc.constantFrom(1, 2, 3),
    items: few(
      fc.record({ label: text, counts: few(count, 8), flag }).map((item) => ({
        ...item,
        n: item.counts.reduce((sum, one) => sum + one, 0),
      })),
    ),
  }),
  slideOf("nps", {
    n: all,
    counts: few(count, 11),
    score: fc.integer({ min: -100, max: 100 }),
    promoters: count,
    passives: count,
    detractors: count,
  }),
  slideOf("paired", { items: few(fc.record(answers)) }),
  slideOf("themes", { n: count, themes: few(fc.record({ label: text, count, quote: text })) }),
  slideOf("answers", { n: count, answers: few(text) }),
  slideOf("asked", {
    rows: few(fc.record({ time: fc.constantFrom("", "61:04"), question: text, by: text })),
  }),
  slideOf("recommendations", { rows: few(fc.record({ value: text, action: text, why: text }), 5) }),
  slideOf("method", { items: few(fc.record({ label: text, text })) }),
  slideOf("appendix", {
    rows: few(
      fc.record({ question: text, counted: text, n: count, people: count, share: text, interval: text }),
    ),
  }),
);

Deno.test("drawDeck() lays out any slide without overflow, overlap or a crash", () => {
  const theme = themeOf(SAMPLE_BRAND);

  fc.assert(
    fc.property(slide, (any) => {
      const drawings = drawDeck({ slides: [any] }, SAMPLE_BRAND);
      assertEquals(drawings.flatMap((drawing) => checkDrawing(drawing, theme)), []);
    }),
    { numRuns: 400, seed: 20261203 },
  );
});

Deno.test("writePptx() and drawSvg() write any deck soundly", async () => {
  const meta = { title: "t", author: "a", subject: "s", createdAt: "2026-12-03T10:00:00Z" };

  await fc.assert(
    fc.asyncProperty(fc.array(slide, { minLength: 1, maxLength: 6 }), async (slides) => {
      const drawings = drawDeck({ slides }, SAMPLE_BRAND);
      drawings.forEach((drawing) => drawSvg(drawing, SAMPLE_BRAND));
      assertEquals(inspectPptx(await writePptx(drawings, SAMPLE_BRAND, meta)), []);
    }),
    { numRuns: 15, seed: 20261203 },
  );
});
