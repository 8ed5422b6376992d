import { AppError } from "../../http/app_error.ts";
import { assert, assertEquals, assertIncludes, assertThrows } from "../../../tests/helpers/assert.ts";
import {
  AGREEMENT,
  analysisOf,
  choiceOf,
  eventOf,
  npsQuestion,
  numberOf,
  QUALITY,
  questionOf,
  scaleOf,
  surveyOf,
  textOf,
  transcriptOf,
} from "../../../tests/helpers/deck.ts";
import type { Survey } from "../survey/survey.ts";
import {
  buildDeck,
  type Deck,
  type DeckInput,
  deckModel,
  deckOutline,
  keyFigures,
  type Slide,
} from "./mod.ts";
import { words } from "./summary_slide.ts";

const STEM = "After this webinar I feel able to …";
const SPOKEN = transcriptOf([
  ["Ada Example", "Home readings tell you more than one reading in your own consulting room ever will.", 0],
  ["Ben Sample", "Plan the blood test on the day you sign the prescription, otherwise nobody does.", 1500],
  ["Audience", "Which cuff do you lend to people with large arms?", 3000],
  ["Ben Sample", "The large one.", 3060],
]);

function deckOf(survey: Survey, over: Partial<DeckInput> = {}): Deck {
  return buildDeck({
    transcript: SPOKEN,
    analysis: analysisOf(),
    survey,
    event: eventOf(),
    organisation: "Sample Health Media",
    ...over,
  });
}

function objective(item: string, counts: number[]) {
  return scaleOf(`${STEM} ${item}`, AGREEMENT, counts, { stem: STEM, item });
}

function fullSurvey(): Survey {
  return surveyOf([
    questionOf({ text: "E-mail address", kind: "identity", n: 128 }),
    questionOf({ text: "Start time", kind: "bookkeeping", n: 128 }),
    choiceOf("What is your main role?", { "General practitioner": 58, Nurse: 29, Pharmacist: 32, Other: 9 }),
    scaleOf("How would you rate the webinar overall?", QUALITY, [71, 48, 7, 2, 0]),
    objective("choose the right device", [62, 55, 8, 2, 0]),
    objective("talk about missed doses", [31, 52, 30, 11, 2]),
    npsQuestion([0, 0, 0, 1, 0, 3, 5, 12, 24, 33, 50]),
    numberOf("How many reviews do you do a week?", Array.from({ length: 60 }, (_, index) => index % 20)),
    textOf("What could be improved?", ["Slides before the start", "n/a", "A shorter introduction"]),
    questionOf({ text: "Anything about parking?", n: 0 }),
  ]);
}

const text = (deck: Deck) => JSON.stringify(deck).replaceAll("\u00a0", " ");
const kinds = (deck: Deck) => deck.slides.map((slide) => slide.kind);
const slideOf = <Kind extends Slide["kind"]>(deck: Deck, kind: Kind) =>
  deck.slides.find((slide): slide is Extract<Slide, { kind: Kind }> => slide.kind === kind);

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

Deno.test("buildDeck() gives an interval for every share under thirty answers", () => {
  const deck = deckOf(surveyOf([choiceOf("Would you come again?", { Yes: 16, No: 6 })]));
  const slide = slideOf(deck, "bars")!;

  assertIncludes(slide.notes.join("\n"), "Interval: Yes 52 to 87 %, No 13 to 48 % (Wilson, 95 %)");
  assertIncludes(slide.source, "read with care");
  assertEquals(slide.options.map((option) => option.label), ["Yes (16)", "No (6)"]);
});

Deno.test("buildDeck() shows no share of fewer than five answers, on any slide, note or number", () => {
  const deck = deckOf(surveyOf([
    choiceOf("Would you come again?", { Yes: 3, No: 1 }),
    scaleOf("How would you rate the webinar overall?", QUALITY, [2, 1, 1, 0, 0]),
    npsQuestion([0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1]),
    objective("choose the right device", [2, 1, 0, 0, 0]),
    objective("talk about missed doses", [1, 1, 1, 0, 0]),
    numberOf("How many?", [4, 9]),
  ]));
  const said = deck.slides.filter((slide) => slide.kind !== "method");

  assert(!/\d %/.test(JSON.stringify(said).replaceAll("\u00a0", " ").replaceAll("95 %", "")));
  assert(deck.questions.every((question) => question.counts.every((count) => count.share === null)));
  assert(
    deck.questions.every((question) =>
      (question.top_two?.share ?? null) === null && question.nps === undefined
    ),
  );
  assert(kinds(deck).includes("counts"));
  assertEquals(
    slideOf(deck, "summary")!.headline,
    "Four people answered the survey; the recording runs 52 minutes",
  );
});

Deno.test("buildDeck() makes an honest deck of a single respondent", () => {
  const deck = deckOf(
    surveyOf([choiceOf("Would you come again?", { Yes: 1, No: 0 }), textOf("Why?", ["It helped."])]),
  );

  assertEquals(slideOf(deck, "counts")!.headline, "One person answered: too few for percentages");
  assertEquals(slideOf(deck, "counts")!.options, [{ label: "Yes", count: 1 }]);
  assertEquals(
    slideOf(deck, "recommendations")!.rows[0]?.why,
    "One person answered, too few for percentages.",
  );
});

Deno.test("buildDeck() makes a deck of free text alone", () => {
  const deck = deckOf(
    surveyOf([textOf("What will you change?", ["Ask first", "Measure at home", "Nothing", "Call them"])]),
  );

  assert(kinds(deck).includes("answers"));
  assert(!kinds(deck).includes("appendix"));
  assertEquals(slideOf(deck, "answers")!.n, 3);
});

Deno.test("buildDeck() refuses a survey that only says who answered", () => {
  const survey = surveyOf([questionOf({ text: "Name", kind: "identity", n: 12 })]);

  const error = assertThrows(() => deckOf(survey)) as AppError;

  assertEquals(error.code, "survey_no_answers");
});

Deno.test("buildDeck() leaves out what nobody answered and says so under method", () => {
  const deck = deckOf(fullSurvey());
  const method = slideOf(deck, "method")!;

  assert(!deck.slides.some((slide) => slide.question === "Anything about parking?"));
  assertIncludes(method.items.map((item) => item.text).join(" "), "No answers: “Anything about parking”.");
});

Deno.test("buildDeck() leaves out what a person left out", () => {
  const survey = fullSurvey();
  const deck = deckOf({
    ...survey,
    questions: survey.questions.map((question) =>
      question.kind === "nps" ? { ...question, included: false } : question
    ),
  });

  assert(!kinds(deck).includes("nps"));
  assert(!/Net Promoter Score/.test(text({ ...deck, questions: [] })));
  assertEquals(deck.questions.find((question) => question.kind === "nps")?.included, false);
});

Deno.test("buildDeck() shows grid items with few answers as counts, the others in the grid", () => {
  const deck = deckOf(surveyOf([
    objective("choose a device", [20, 10, 5, 0, 0]),
    objective("plan a review", [10, 10, 10, 5, 0]),
    objective("refer in time", [1, 1, 0, 0, 0]),
  ]));

  assertEquals(slideOf(deck, "grid")!.items.map((item) => item.n), [35, 35]);
  assertEquals(slideOf(deck, "counts")!.n, 2);
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

Deno.test("buildDeck() accepts answers that are all the same", () => {
  const deck = deckOf(surveyOf([
    scaleOf("How would you rate the webinar overall?", QUALITY, [40, 0, 0, 0, 0]),
    numberOf("How many?", Array<number>(40).fill(7)),
    choiceOf("Where?", { Home: 40 }),
  ]));

  assertEquals(slideOf(deck, "scale")!.headline, "All 40 rated the webinar good or excellent");
  assertEquals(slideOf(deck, "number")!.headline, "Everyone who answered said 7");
  assertEquals(slideOf(deck, "bars")!.headline, "All 40 answered “Home”");
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

Deno.test("buildDeck() gives no clock where the transcript has no times, and no talk where it names nobody", () => {
  const untimed = transcriptOf([["Ada Example", "One two three four five."], ["Ben Sample", "Six seven."]]);
  const nameless = transcriptOf([[null, "One two three four five."]]);

  const shares = slideOf(deckOf(fullSurvey(), { transcript: untimed }), "glance")!;
  const silent = slideOf(deckOf(fullSurvey(), { transcript: nameless }), "glance")!;

  assertEquals(shares.talk?.unit, "share");
  assert(!/minutes|\d\d:\d\d/.test(JSON.stringify(shares)));
  assertEquals(silent.talk, null);
  assertEquals(silent.headline, "5 words; the transcript names neither times nor speakers");
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

Deno.test("buildDeck() keeps two hundred questions to sixty slides and says what has no slide", () => {
  const survey = surveyOf([
    ...Array.from(
      { length: 180 },
      (_, index) => choiceOf(`Question ${index}?`, { Yes: 40, No: 20, Perhaps: 10 }),
    ),
    ...Array.from({ length: 20 }, (_, index) => textOf(`Comment ${index}?`, ["One thing", "Another thing"])),
  ]);

  const deck = deckOf(survey);

  assert(deck.slides.length <= 60);
  assertEquals(deck.warnings.map((warning) => warning.code), ["questions_in_appendix_only"]);
  assertEquals(
    deck.slides.filter((slide) => slide.kind === "appendix").flatMap((slide) => slide.rows).length,
    180,
  );
  assertEquals(deck.slides.filter((slide) => slide.kind === "answers").length, 6);
  assertEquals(deck.questions.length, 200);
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

Deno.test("buildDeck() gives a response rate only where attendance was given", () => {
  const without = deckOf(fullSurvey());
  const given = deckOf(fullSurvey(), { event: eventOf({ attended: 640, registered: 900 }) });

  assertIncludes(text(without), "Attendance was not supplied");
  assertIncludes(text(given), "128 responses (20 % of those who attended)");
});

Deno.test("deckModel() is snake_case and versioned", () => {
  const model = deckModel(deckOf(fullSurvey()));

  assertEquals(model.model, 1);
  assert(!/"[a-z]+[A-Z][A-Za-z]*":/.test(JSON.stringify(model)));
  assertEquals(model, JSON.parse(JSON.stringify(model)));
});

Deno.test("deckOutline() and keyFigures() say what the report's page shows", () => {
  const deck = deckOf(fullSurvey());

  assertEquals(deckOutline(deck)[0], { number: 1, title: "Asthma reviews that work" });
  assertEquals(deckOutline(deck).length, deck.slides.length);
  assertEquals(keyFigures(deck)[0], { value: "93\u00a0%", text: "rated the webinar good or excellent" });
});
