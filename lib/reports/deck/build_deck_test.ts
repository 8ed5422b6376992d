import { assert, assertEquals, assertIncludes } from "../../../tests/helpers/assert.ts";
import { analysisOf, eventOf, scaleOf, surveyOf } from "../../../tests/helpers/deck.ts";
import { deckOf, fullSurvey, objective, slideOf, SPOKEN } from "../../../tests/helpers/sample_deck.ts";
import { type Deck, deckModel, keyFigures } from "./mod.ts";
import { words } from "./summary_slide.ts";

const kinds = (deck: Deck) => deck.slides.map((slide) => slide.kind);

Deno.test("buildDeck() puts the slides in the order a reader expects", () => {
  const deck = deckOf(fullSurvey());

  assertEquals(kinds(deck), [
    "cover",
    "summary",
    "glance",
    "bars",
    "scale",
    "grid",
    "nps",
    "number",
    "answers",
    "recommendations",
    "method",
    "appendix",
  ]);
});

Deno.test("buildDeck() survives JSON and gives the same deck twice", () => {
  const deck = deckOf(fullSurvey());

  assertEquals(JSON.parse(JSON.stringify(deck)), JSON.parse(JSON.stringify(deckOf(fullSurvey()))));
  assertEquals(JSON.parse(JSON.stringify(deck)), structuredClone(JSON.parse(JSON.stringify(deck))));
  assert(deck.slides.every((slide) => slide.notes.length > 0 && slide.headline.length <= 95));
});

Deno.test("buildDeck() lists every question, and of who answered only that they did", () => {
  const deck = deckOf(fullSurvey());
  const [email, start, role, overall] = deck.questions;

  assertEquals(deck.questions.length, 10);
  assertEquals([email?.included, email?.n, email?.counts], [false, 128, []]);
  assertEquals([start?.included, start?.counts], [false, []]);
  assertEquals(role?.counts[0], { label: "General practitioner", count: 58, share: 58 / 128 });
  assertEquals(overall?.top_two, { count: 119, share: 119 / 128, labels: ["Excellent", "Good"] });
  assert(!deck.slides.some((slide) => JSON.stringify(slide).includes("E-mail address")));
});

Deno.test("buildDeck() keeps the summary to 75 words and four figures", () => {
  const summary = slideOf(deckOf(fullSurvey()), "summary")!;
  const said = [
    summary.headline,
    ...summary.figures.flatMap((figure) => [figure.value, figure.text]),
    ...summary.points.flatMap((point) => [point.title, point.text]),
  ];

  assert(words(said.join(" ")) <= 75);
  assert(summary.figures.length >= 1 && summary.figures.length <= 4);
  assertEquals(summary.figures[0]?.value, "93\u00a0%");
});

Deno.test("buildDeck() says in the notes what each figure is taken of", () => {
  const notes = slideOf(deckOf(fullSurvey()), "scale")!.notes.join("\n").replaceAll("\u00a0", " ");

  assertIncludes(notes, "Question: How would you rate the webinar overall? (5-point scale)");
  assertIncludes(notes, "Base: n = 128 of 128 responses");
  assertIncludes(notes, "Counts: Excellent: 71 (55 %), Good: 48 (38 %)");
  assertIncludes(notes, "= 119 / 128 = 93 %");
  assertIncludes(notes, "87 to 96 % (Wilson, 95 %)");
});

Deno.test("buildDeck() splits a grid of more than eight items evenly", () => {
  const items = Array.from(
    { length: 10 },
    (_, index) => objective(`item ${index}`, [30, 5 + index, 5, 0, 0]),
  );
  const grids = deckOf(surveyOf(items)).slides.filter((slide) => slide.kind === "grid");

  assertEquals(grids.map((slide) => slide.items.length), [5, 5]);
  assertEquals(grids.map((slide) => slide.topic), [
    "Learning objectives (1 of 2)",
    "Learning objectives (2 of 2)",
  ]);
});

Deno.test("buildDeck() compares before and after only for people who answered both", () => {
  const labels = ["5", "4", "3", "2", "1"];
  const before = scaleOf("Before: how confident are you?", labels, [0, 0, 30, 10, 0]);
  const after = { ...scaleOf("After: how confident are you?", labels, [20, 10, 5, 0, 0]) };
  const survey = surveyOf([
    before,
    { ...after, byRespondent: [...after.byRespondent, null, null, null, null, null] },
  ], { pairs: [{ label: "Reviews", beforeId: "q1", afterId: "q2" }] });

  const item = slideOf(deckOf(survey), "paired")!.items[0]!;

  assertEquals([item.n, item.before, item.after], [35, 0, 30]);
  assertEquals(item.rose + item.same + item.fell, 35);
});

Deno.test("buildDeck() shows minutes that add to the total", () => {
  const talk = slideOf(deckOf(fullSurvey()), "glance")!.talk!;

  assertEquals(Object.fromEntries(talk.bars.map((bar) => [bar.label, bar.value])), {
    "Ada Example": 25,
    "Ben Sample": 26,
    Audience: 1,
  });
});

Deno.test("buildDeck() quotes only what stands in the transcript, and nobody who was left out", () => {
  const sentence = (turn: number, quote: string) => ({
    text: quote,
    speaker: SPOKEN.turns[turn]!.speaker,
    startSeconds: 0,
    turn,
    score: 1,
  });
  const analysis = analysisOf({
    keySentences: [
      sentence(0, "Home readings are better than anything else we have today."),
      sentence(1, SPOKEN.turns[1]!.text),
    ],
  });
  const leftOut = { ...SPOKEN, turns: SPOKEN.turns.map((turn) => ({ ...turn, leftOut: true })) };

  const voices = slideOf(deckOf(fullSurvey(), { analysis }), "voices")!;

  assertEquals(voices.quotes.map((quote) => quote.text), [SPOKEN.turns[1]!.text]);
  assertEquals(slideOf(deckOf(fullSurvey(), { analysis, transcript: leftOut }), "voices"), undefined);
});

Deno.test("buildDeck() marks sample data on the cover and every source line", () => {
  const deck = deckOf(fullSurvey(), { event: eventOf({ sample: true }) });

  assertEquals(slideOf(deck, "cover")!.note, "Sample report. People, answers and figures are invented.");
  assert(deck.slides.every((slide) => slide.source.endsWith("Sample data.")));
});

Deno.test("buildDeck() names the number of each recommendation", () => {
  const rows = slideOf(deckOf(fullSurvey()), "recommendations")!.rows;

  assertEquals(rows[0], {
    value: "66\u00a0%",
    action: "Give “Talk about missed doses” more time",
    why: "The lowest of two objectives: 83 of 126 agree.",
  });
  assert(rows.length <= 4 && rows.every((row) => /\d/.test(row.value) && /\d|[Oo]ne|two/.test(row.why)));
});

Deno.test("deckModel() is snake_case and versioned", () => {
  const model = deckModel(deckOf(fullSurvey()));

  assertEquals(model.model, 1);
  assert(!/"[a-z]+[A-Z][A-Za-z]*":/.test(JSON.stringify(model)));
  assertEquals(model, JSON.parse(JSON.stringify(model)));
});

Deno.test("keyFigures() says what the report's page shows", () => {
  const deck = deckOf(fullSurvey());

  assertEquals(keyFigures(deck)[0], { value: "93\u00a0%", text: "rated the webinar good or excellent" });
});
